package import Base
package import Counting
package import Formats
package import Records

/// The JSON of `soi counts` and `soi measures`.
package enum CountsAnswer {
  package static func json(
    _ unit: OrgUnit, _ window: Window, by key: CountKey, _ rows: [(key: String, counts: SixCounts)], isSample: Bool
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(unit),
      "period": ScoreAnswer.period(window.period),
      "as_of": .string(window.end.iso),
      "by": .string(key.rawValue),
      "rows": .array(rows.map { .object([.init(key: "key", value: .string($0.key))] + members($0.counts)) }),
      "total": .object(members(rows.reduce(SixCounts()) { $0 + $1.counts })),
      "sample": .flag(isSample),
    ]
  }

  private static func members(_ counts: SixCounts) -> [JSON.Member] {
    let values: [(String, Int)] = [
      ("carried_over", counts.carriedOver), ("received", counts.received), ("early", counts.early),
      ("on_time", counts.onTime), ("late", counts.late), ("open_in_time", counts.openInTime),
      ("open_late", counts.openLate), ("refused", counts.refused), ("withdrawn", counts.withdrawn),
      ("stopped", counts.stopped), ("supplemented", counts.supplemented),
    ]
    return values.map { .init(key: $0.0, value: .integer($0.1)) }
  }

  package static func json(_ unit: OrgUnit, _ window: Window, _ measures: TrackedMeasures, isSample: Bool) -> JSON {
    [
      "unit": ScoreAnswer.unit(unit),
      "period": ScoreAnswer.period(window.period),
      "as_of": .string(window.end.iso),
      "received": .integer(measures.received),
      "received_online": share(measures.receivedOnline, measures.received),
      "received_direct": share(measures.receivedDirect, measures.received),
      "received_by_post": share(measures.receivedByPost, measures.received),
      "received_fully_online": share(measures.receivedFullyOnline, measures.received),
      "handled": share(measures.ended, measures.active),
      "on_time_among_ended": share(measures.endedOnTime, measures.ended),
      "in_time_among_open": share(measures.openInTime, measures.open),
      "average_days": hundredths(measures.averageCalendarDays),
      "average_working_days": hundredths(measures.averageWorkingDays),
      "services_full": .integer(measures.servicesFull),
      "services_partial": .integer(measures.servicesPartial),
      "services_none": .integer(measures.servicesNone),
      "petitions": .integer(measures.petitions),
      "petitions_about_rules": .integer(measures.petitionsAboutRules),
      "petitions_about_staff": .integer(measures.petitionsAboutStaff),
      "ratings": .integer(measures.ratings),
      "ratings_average": hundredths(measures.averageRating),
      "ratings_dissatisfied": .integer(measures.dissatisfied),
      "sample": .flag(isSample),
    ]
  }

  private static func share(_ numerator: Int, _ denominator: Int) -> JSON {
    let ratio: JSON =
      denominator == 0
      ? .null : .string(fixedPoint(Fraction(numerator * 100, denominator).roundedHundredths, separator: "."))
    return ["numerator": .integer(numerator), "denominator": .integer(denominator), "ratio": ratio]
  }

  private static func hundredths(_ value: Int?) -> JSON {
    value.map { .string(fixedPoint($0, separator: ".")) } ?? .null
  }
}
