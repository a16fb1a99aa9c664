import Base
import Records

/// One petition (phản ánh, kiến nghị): a code, clocks and reactions, no words of anybody.
struct SamplePetition: Sendable {
  let code: String
  let receivedAt: Instant
  let dueAt: Instant
  var answeredAt: Instant?
  var forwardedAt: Instant?
  var supplementAt: Instant?
  var refusedAt: Instant?
  var publishedAt: Instant?
  var likes = 0
  var dislikes = 0
  var isRepeat = false
  let kind: PetitionKind
}

enum Petitions {
  /// A unit's petitions: none to four in small communes, more in towns.
  static func drawn(_ plan: Plan, unit index: Int) -> [SamplePetition] {
    let unit = plan.units[index]
    var chance = Chance(plan.order.seed, .petitions, index)
    let count = chance.rare(unit.habits.petitions * (Double(unit.dossiers) / 1000 + 0.2))
    let span = plan.order.until - plan.order.from + 1
    let received = (0..<count).map { _ in
      Instant.start(of: plan.order.from + chance.below(span)) + Int64(chance.within(21_600...82_800))
    }.sorted()
    return received.enumerated().map { place, instant in
      let year = padded(instant.day.civil.year % 100, 2)
      return petition(plan, unit, code: "PAKN-\(unit.code)-\(year)-" + padded(place + 1, 4), at: instant, &chance)
    }
  }

  /// Forward 2, ask 5, answer 15, publish 2 working days.
  private static func petition(
    _ plan: Plan, _ unit: SampleUnit, code: String, at received: Instant, _ chance: inout Chance
  ) -> SamplePetition {
    let until = Instant.end(of: plan.order.until)
    let days = plan.days
    func office(_ day: Day) -> Instant { .start(of: day) + Int64(OfficeTime.second(&chance)) }
    func seen(_ instant: Instant) -> Instant? { instant <= until ? instant : nil }

    var start = received
    var forwarded: Instant?
    if chance.happens(0.3) {
      let sent = office(days.workday(chance.within(1...2), after: received.day))
      if sent <= until {
        forwarded = sent
        start = sent
      }
    }
    let kind = chance.fraction()
    var petition = SamplePetition(
      code: code, receivedAt: received, dueAt: days.due(start, workingDays: 15),
      kind: kind < 0.72 ? .rule : kind < 0.95 ? .staff : .other)
    petition.forwardedAt = forwarded
    if chance.happens(0.06) {
      petition.supplementAt = seen(office(days.workday(chance.within(2...5), after: start.day)))
    }
    if chance.happens(0.04) {
      let refused = seen(office(days.workday(chance.within(1...2), after: start.day)))
      petition.refusedAt = refused
      petition.answeredAt = refused
    } else {
      let late = chance.happens(unit.habits.latePetitions)
      petition.answeredAt = seen(
        office(days.workday(late ? chance.within(16...45) : chance.within(2...14), after: start.day)))
    }
    if let answered = petition.answeredAt {
      petition.publishedAt = seen(office(days.workday(chance.within(1...2), after: answered.day)))
      petition.likes = chance.below(3)
      petition.dislikes = chance.happens(0.12) ? petition.likes + chance.within(1...2) : 0
    }
    petition.isRepeat = chance.happens(0.05)
    return petition
  }
}

/// `petitions.csv`.
enum PetitionRows {
  static func file(_ plan: Plan) -> SampleFile {
    SampleFile(.petition, batches: plan.units.count) { unit in
      Petitions.drawn(plan, unit: unit).map { petition in
        [
          petition.code, plan.units[unit].code, TimeText.instant(petition.receivedAt), TimeText.instant(petition.dueAt),
          TimeText.instant(petition.answeredAt), TimeText.instant(petition.forwardedAt),
          TimeText.instant(petition.supplementAt), TimeText.instant(petition.refusedAt),
          TimeText.instant(petition.publishedAt), petition.forwardedAt == nil ? "direct" : "forwarded",
          String(petition.likes), String(petition.dislikes), TimeText.flag(petition.isRepeat), petition.kind.rawValue,
        ]
      }
    }
  }
}
