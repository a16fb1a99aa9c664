import Base
import Records

/// Decides how a dossier goes on after reception: papers asked for, the end, the hand-over.
struct DossierEnd {
  let days: DayTable
  let until: Instant
  /// The first day of the order, for dossiers that are still open on it.
  let from: Day

  /// Fills in the rest of `dossier`. `term` is in working days, `late` the chance of being late.
  func run(_ dossier: inout SampleDossier, sector: Sector, term: Int, late: Double, _ chance: inout Chance) {
    askForPapers(&dossier, sector: sector, term: term, late: late, &chance)
    let isLate = chance.happens(late)
    let kind = chance.fraction()
    // Refused at once, withdrawn on the way, stopped at the end: less than two in a hundred.
    if kind < 0.017, !isLate, dossier.receivedAt.day >= from {
      let (end, share) = kind < 0.006 ? (EndKind.refused, 0.1) : kind < 0.013 ? (.withdrawn, 0.5) : (.stopped, 0.9)
      finish(&dossier, end, at: inTime(dossier, term: term, share: share * chance.fraction(), &chance))
      return
    }
    if isLate {
      // A few are forgotten.
      if !chance.happens(0.05) { finish(&dossier, .done, at: tooLate(dossier, sector: sector, &chance)) }
    } else {
      // Nineteen of twenty are finished before the promised day.
      let share = chance.happens(0.06) ? 1 : chance.around(0.45)
      finish(&dossier, .done, at: inTime(dossier, term: term, share: share, &chance))
    }
    handOver(&dossier, &chance)
  }

  private func askForPapers(
    _ dossier: inout SampleDossier, sector: Sector, term: Int, late: Double, _ chance: inout Chance
  ) {
    guard term > 0, chance.happens(sector.supplement) else { return }
    let asked = chance.within(1...min(3, term))
    let first = days.workday(asked, after: dossier.receivedAt.day)
    guard .start(of: first) + Int64(OfficeTime.second(&chance)) <= until else { return }
    dossier.supplements = 1
    dossier.askedAfter = asked
    dossier.waited = chance.within(1...max(2, min(6, term)))
    dossier.dueAt =
      .start(of: days.workday(dossier.waited, after: dossier.dueAt.day)) + Int64(dossier.dueAt.secondOfDay)
    // Asking twice makes the dossier late; careful units do not.
    guard chance.happens(late * 0.25) else { return }
    let again = Instant.start(of: days.workday(dossier.waited + 1, after: first)) + Int64(OfficeTime.second(&chance))
    guard again <= until else { return }
    dossier.supplements = chance.happens(0.1) ? 3 : 2
    // Some systems count the requests and forget when they were.
    if !chance.happens(0.05) { dossier.secondSupplementAt = again }
  }

  /// An end not after the promised instant, after `share` of the term; after a second request soon, in time or not.
  private func inTime(_ dossier: SampleDossier, term: Int, share: Double, _ chance: inout Chance) -> Instant {
    let received = dossier.receivedAt
    let carried = received.day < from ? days.workdays(after: received.day, through: from - 1) + 1 : 0
    if let again = dossier.secondSupplementAt {
      let asked = max(again.day, from - 1)
      return .start(of: days.workday(1 + Int(share * 3), after: asked)) + Int64(OfficeTime.second(&chance))
    }
    let passed = max(carried, dossier.askedAfter, min(term, Int(share * Double(term)))) + dossier.waited
    if passed == 0 {
      // The same day, or early on the next one when it was received too late for that.
      let close = Instant.start(of: received.day) + 62_400
      let next = Instant.start(of: days.workday(1, after: received.day)) + 27_600
      let opens = received + 300 < close && days.isWorkday(received.day) ? received + 300 : next
      let closes = max(opens + 60, opens == next ? dossier.dueAt : close)
      return min(dossier.dueAt, opens + Int64(chance.around(0.05) * Double(min(closes - opens, 14_400))))
    }
    let day = days.workday(passed, after: received.day)
    let end = Instant.start(of: day) + Int64(OfficeTime.second(&chance))
    return end <= dossier.dueAt ? end : max(dossier.receivedAt + 60, dossier.dueAt + -Int64(chance.within(60...7000)))
  }

  private func tooLate(_ dossier: SampleDossier, sector: Sector, _ chance: inout Chance) -> Instant {
    let (median, spread) = sector.delay
    let delay = max(1, Int(min(chance.logNormal(median: median, spread: spread), 160)))
    return .start(of: days.workday(delay, after: dossier.dueAt.day)) + Int64(OfficeTime.second(&chance))
  }

  private func finish(_ dossier: inout SampleDossier, _ kind: EndKind, at end: Instant) {
    guard end <= until else { return }
    dossier.endedAt = end
    dossier.endKind = kind
  }

  /// The result is handed over at the counter at once, within three days, or lies there.
  private func handOver(_ dossier: inout SampleDossier, _ chance: inout Chance) {
    guard let ended = dossier.endedAt else { return }
    let kind = chance.fraction()
    let returned: Instant
    if kind < 0.55 {
      returned = ended + Int64(chance.within(60...1800))
    } else if kind < 0.92 {
      returned = .start(of: days.workday(chance.within(1...3), after: ended.day)) + Int64(OfficeTime.second(&chance))
    } else {
      return
    }
    if returned <= until { dossier.returnedAt = returned }
  }
}
