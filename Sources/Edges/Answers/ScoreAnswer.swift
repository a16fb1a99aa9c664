package import Base
package import Formats
internal import Records
internal import Rules
package import Scoring

/// The JSON of `soi score` and `GET /api/v1/scores` (contracts, section 2). It depends on facts, pack and arguments alone.
package enum ScoreAnswer {
  package static func json(
    _ score: UnitScore, knownAt: Instant?, notes: [Sentence], isSample: Bool, language: Language
  ) -> JSON {
    [
      "unit": unit(score.unit),
      "period": period(score.window.period),
      "as_of": .string(score.window.end.iso),
      "known_at": knownAt.map { .string($0.iso) } ?? .null,
      "source": .string(score.source.rawValue),
      "rules": .string(score.pack.name),
      "rounding": .string(score.rounding.rawValue),
      "total": [
        "score": .string(score.total.text), "max": .string(score.max.text),
        "band": .string(score.band?.name.vi ?? ""),
      ],
      "groups": .array(
        score.groups.map { ["no": .integer($0.no), "score": .string($0.score.text), "max": .string($0.max.text)] }),
      "blocks": .array(
        score.blocks.map {
          ["code": .string($0.block.code), "score": .string($0.score.text), "max": .string($0.block.max.text)]
        }),
      "indicators": .array(score.indicators.map { indicator($0) }),
      "sample": .flag(isSample),
      "notes": .array((score.notes + notes).map { .string($0.text(language)) }),
    ]
  }

  private static func indicator(_ indicator: IndicatorScore) -> JSON {
    [
      "no": .string(indicator.rule.no), "id": .string(indicator.rule.id), "code": .string(indicator.rule.code),
      "block": .string(indicator.rule.block),
      "numerator": indicator.numerator.map { .integer($0) } ?? .null,
      "denominator": indicator.denominator.map { .integer($0) } ?? .null,
      "ratio": indicator.ratio.map { .string($0.text) } ?? .null,
      "score": .string(indicator.score.text), "max": .string(indicator.max.text),
      "state": .string(indicator.state.rawValue), "origin": .string(indicator.origin.rawValue),
      "coverage": .string(indicator.coverage.text),
      "marks": .array(indicator.marks.map { .string($0) }),
    ]
  }

  static func unit(_ unit: OrgUnit) -> JSON {
    ["code": .string(unit.code.text), "name": .string(unit.name), "kind": .string(unit.kind.rawValue)]
  }

  static func period(_ period: Period) -> JSON {
    ["from": .string(period.from.iso), "to": .string(period.to.iso)]
  }
}
