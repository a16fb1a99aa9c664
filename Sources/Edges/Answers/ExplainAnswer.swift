package import Base
package import Formats
internal import Records
internal import Rules
package import Scoring
internal import Wording

/// The JSON of `soi explain`: lines whose points add up exactly to max − total.
package enum ExplainAnswer {
  package static func json(
    _ score: UnitScore, _ lines: [LossLine], notes: [Sentence], isSample: Bool, language: Language
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(score.unit),
      "period": ScoreAnswer.period(score.window.period),
      "as_of": .string(score.window.end.iso),
      "source": .string(score.source.rawValue),
      "rules": .string(score.pack.name),
      "max": .string(score.max.text),
      "total": .string(score.total.text),
      "lost": .string((score.max - score.total).text),
      "lines": .array(lines.map { line($0, language) }),
      "headroom": .array(score.headroom.map { headroom($0) }),
      "sample": .flag(isSample),
      "notes": .array((score.notes + notes).map { .string($0.text(language)) }),
    ]
  }

  private static func line(_ line: LossLine, _ language: Language) -> JSON {
    [
      "no": .string(line.no), "kind": .string(line.kind.rawValue),
      "record": line.recordKind.map { .string($0.rawValue) } ?? .null,
      "code": line.recordKind == nil ? .null : .string(line.code),
      "points": .string(line.points.description),
      "reason": .string(line.reason.rawValue),
      "reason_text": .string(line.reason.sentence.text(language)),
      "recoverable": .string(line.recoverable.rawValue),
      "prospect": .string(line.prospect.rawValue),
      "remedies": .array(line.remedies.map { .string($0.rawValue) }),
      "remedies_text": .array(line.remedies.map { .string($0.sentence.text(language)) }),
      "deadline": line.deadline.map { .string($0.iso) } ?? .null,
      "field": text(line.field), "office": text(line.office), "officer": text(line.officer),
      "unit": text(line.unit?.text),
    ]
  }

  /// How many records bring all points of an indicator; beyond them nothing more is earned.
  private static func headroom(_ room: Headroom) -> JSON {
    [
      "no": .string(room.no), "missing": .integer(room.missing), "needed": .integer(room.needed),
      "each": .string(room.each.description), "saturated": .flag(room.isSaturated),
    ]
  }

  private static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
}
