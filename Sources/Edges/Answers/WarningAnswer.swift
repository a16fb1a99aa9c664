package import Base
package import Formats
package import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Workdays

/// The JSON of `soi warn` and of the page of early warnings.
package enum WarningAnswer {
  /// `tellsOfficers`: whoever reads it may know who handles what.
  package static func json(
    _ warnings: EarlyWarnings, notes: [Sentence], isSample: Bool, language: Language, tellsOfficers: Bool
  ) -> JSON {
    let (score, summary) = (warnings.score, warnings.summary)
    return [
      "unit": ScoreAnswer.unit(score.unit),
      "period": ScoreAnswer.period(score.window.period),
      "as_of": .string(score.window.end.iso),
      "rules": .string(score.pack.name),
      "today": .string(warnings.today.iso),
      "threshold": .string(decimal(warnings.threshold)),
      "headline": .string(summary.sentence.text(language)),
      "open": .integer(summary.open), "late": .integer(summary.late), "likely_late": .integer(summary.likely),
      "likely_late_today": .integer(summary.likelyToday), "points": .string(summary.points.text),
      "points_by_indicator": .object(summary.price.map { JSON.Member(key: $0.no, value: .string("\($0.points)")) }),
      "supplement_traps": .integer(summary.traps),
      "dossiers": .array(warnings.items.map { dossier($0, tellsOfficers: tellsOfficers) }),
      "petitions": .array(warnings.petitions.map(petition)),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private static func dossier(_ warning: EarlyWarning, tellsOfficers: Bool) -> JSON {
    let dossier = warning.dossier
    return [
      "code": .string(dossier.code), "unit": .string(dossier.unit.text), "state": .string(warning.state.rawValue),
      "chance": warning.chance.map { .string(decimal($0.probability)) } ?? .null,
      "chance_from": warning.chance.map { ["whose": .string($0.basis.rawValue), "seen": .integer($0.seen)] } ?? .null,
      "points_if_late": shares(warning.stakes.ifLate), "points_to_win": shares(warning.stakes.toWin),
      "remedies": .array(warning.stakes.remedies.map { .string($0.rawValue) }),
      "minutes": .integer(warning.minutes),
      "due_at": dossier.dueAt.map { .string($0.iso) } ?? .null,
      "clocks": .object(warning.clocks.map { JSON.Member(key: $0.kind.rawValue, value: clock($0)) }),
      "step": warning.step.map { .string($0.status ?? "\($0.sequence)") } ?? .null,
      "next_supplement_is_late": .flag(warning.isSupplementTrap),
      "procedure": .string(dossier.procedure.text), "field": text(warning.procedure?.field),
      "office": text(dossier.office), "officer": tellsOfficers ? text(dossier.officer) : .null,
    ]
  }

  private static func clock(_ clock: DossierClock) -> JSON {
    [
      "limit": clock.limit.map { .string($0.iso) } ?? .null,
      "left_minutes": clock.left.map { .integer($0.seconds / 60) } ?? .null,
      "used_minutes": .integer(clock.used.seconds / 60), "state": .string(clock.state.rawValue),
    ]
  }

  private static func petition(_ warning: PetitionWarning) -> JSON {
    [
      "code": .string(warning.petition.code), "limit": .string(warning.clock.limit.iso),
      "left_days": .integer(warning.clock.left), "over": .flag(warning.clock.isOver),
      "points_if_late": shares(warning.ifLate),
    ]
  }

  private static func shares(_ shares: [Stakes.Share]) -> JSON {
    .object(shares.map { JSON.Member(key: $0.no, value: .string("\($0.points)")) })
  }

  private static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  /// A probability with three decimals.
  static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return "\(thousandths / 1000).\(padded(thousandths % 1000, 3))"
  }
}
