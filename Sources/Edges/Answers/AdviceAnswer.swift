package import Base
package import Formats
package import Improving
package import Records
internal import Rules
package import Scoring
internal import Wording
package import Workdays

/// The JSON of `POST /api/v1/advise`.
package enum AdviceAnswer {
  package static func json(
    _ score: UnitScore, _ procedure: Procedure?, code: ProcedureCode, _ lines: [AdviceLine], promised: Deadline?,
    _ supplement: SupplementAdvice?
  ) -> JSON {
    let missing = lines.filter { $0.state != .present }
    return [
      "unit": ScoreAnswer.unit(score.unit), "period": ScoreAnswer.period(score.window.period),
      "as_of": .string(score.window.end.iso), "rules": .string(score.pack.name),
      "procedure": [
        "code": .string(code.text), "name": procedure.map { .string($0.name) } ?? .null,
        "known": .flag(procedure != nil),
      ],
      "promised": promised.map { deadline in
        [
          "due_at": .string(deadline.due.iso), "counting": .array(deadline.counting.map { .string($0.vi) }),
        ]
      } ?? .null,
      "missing": .array(missing.map(line)),
      "present": .array(lines.filter { $0.state == .present }.map(line)),
      "points_missing": .string(decimal(missing.reduce(0) { $0 + $1.shares.billionths })),
      "supplement": supplement.map(told) ?? .null,
    ]
  }

  private static func line(_ line: AdviceLine) -> JSON {
    [
      "item": .string(line.item.rawValue), "state": .string(line.state.rawValue),
      "text": .string(line.item.sentence.vi), "text_en": .string(line.item.sentence.en),
      "points": .string(decimal(line.shares.billionths)), "points_by_indicator": shares(line.shares),
    ]
  }

  private static func told(_ supplement: SupplementAdvice) -> JSON {
    [
      "request": .integer(supplement.number), "makes_late": .flag(supplement.makesLate),
      "late_already": .flag(supplement.isLateAlready), "text": .string(supplement.sentence.vi),
      "text_en": .string(supplement.sentence.en), "points": .string(decimal(supplement.shares.billionths)),
      "points_by_indicator": shares(supplement.shares), "notice_by": .string(supplement.noticeBy.iso),
    ]
  }

  private static func shares(_ shares: [Stakes.Share]) -> JSON {
    .object(shares.map { JSON.Member(key: $0.no, value: .string("\($0.points)")) })
  }

  /// Of units of 10⁻⁹ points, with six decimals: one dossier of many moves little.
  private static func decimal(_ billionths: Int) -> String {
    let millionths = (billionths + 500) / 1000
    return "\(millionths / 1_000_000).\(padded(millionths % 1_000_000, 6))"
  }
}
