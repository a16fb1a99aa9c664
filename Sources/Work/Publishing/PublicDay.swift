package import Base
internal import Counting
package import Scoring

/// The day up to which public figures are told while a period runs: yesterday, or the last day on which anything happened
/// where nothing came for a week. Figures of the day that is going on would change under the reader's eyes.
package struct PublicDay: Sendable {
  package let day: Day

  package init(_ desk: Desk, now: Instant) {
    let yesterday = now.day - 1
    // Asked first, because it takes no look at every record.
    if let week = Period(from: yesterday - 6, to: yesterday), desk.hasRecords(week) {
      day = yesterday
      return
    }
    let newest = desk.newestInstant(notAfter: .end(of: yesterday))?.day
    day = newest.map { min($0, yesterday) } ?? yesterday
  }

  /// The instant a period is seen at; nil for a period that has not begun.
  package func asOf(_ period: PublicPeriod) -> Instant? {
    guard period.period.from <= day else { return nil }
    return min(.end(of: day), period.period.end)
  }

  /// What is asked of the desk for a period; by the pack in force, from own records.
  package func question(
    _ period: PublicPeriod, _ desk: Desk, now: Instant
  ) throws(Failure) -> (question: Question, notes: [Sentence]) {
    guard let asOf = asOf(period) else {
      throw Failure(
        .notFound,
        vi: "Chưa có số liệu của \(period.sentence.vi): số liệu công khai đến hết ngày \(day.vietnamese).",
        en: "There are no figures of \(period.sentence.en) yet: public figures reach to the end of \(day.iso).")
    }
    return try desk.question(
      Desk.Request(from: period.period.from, to: period.period.to, asOf: asOf), now: now)
  }
}

extension Desk {
  /// Any dossier was received in the period: before the first one there is nothing to publish.
  package func hasRecords(_ period: Period) -> Bool { scan.columns.hasReceptions(in: period) }

  /// The records reach back to where the period begins: figures of a year of which only December is known would be compared
  /// with whole ones.
  package func covers(_ period: Period) -> Bool {
    let firstThird = Period(from: period.from, to: period.from + (period.to - period.from) / 3)
    return firstThird.map { scan.columns.hasReceptions(in: $0) } ?? false
  }
}
