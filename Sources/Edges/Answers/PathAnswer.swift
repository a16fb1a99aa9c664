package import Base
package import Formats
package import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// The JSON of `soi path`: the promise, the orders by office, and the work list.
package enum PathAnswer {
  /// `tellsOfficers`: whether who handles a record may be told.
  package static func json(
    _ path: Path, notes: [Sentence], isSample: Bool, language: Language, tellsOfficers: Bool = true
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(path.before.unit),
      "period": ScoreAnswer.period(path.before.window.period),
      "as_of": .string(path.before.window.end.iso),
      "rules": .string(path.before.pack.name),
      "outcome": .string(path.outcome.word),
      "most": path.outcome.most.map { .string($0.text) } ?? .null,
      "wanted": path.wanted.map { .string($0.text) } ?? .null,
      "before": standing(path.before, path.rankBefore),
      "after": standing(path.after, path.rankAfter),
      "minutes": .integer(path.minutes),
      "further": .integer(path.further),
      "proven": .flag(path.isProven),
      "headline": .string(path.sentence.text(language)),
      "orders": .array(path.orders.map { order($0, language) }),
      "steps": .array(path.steps.map { step($0, tellsOfficers) }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  /// A total with its blocks, indicators that differ are the reader's to find, and the place.
  static func standing(_ score: UnitScore, _ rank: RankedUnit?) -> JSON {
    [
      "total": .string(score.total.text), "band": .string(score.band?.name.vi ?? ""),
      "blocks": .object(score.blocks.map { .init(key: $0.block.code, value: .string($0.score.text)) }),
      "indicators": .object(
        score.indicators.map { indicator in
          .init(
            key: indicator.rule.no,
            value: [
              "numerator": indicator.numerator.map { .integer($0) } ?? .null,
              "denominator": indicator.denominator.map { .integer($0) } ?? .null,
              "score": .string(indicator.score.text),
            ])
        }),
      "rank": rank.map { .integer($0.rank.best) } ?? .null,
      "rank_low": rank.map { .integer($0.rank.worst) } ?? .null,
      "portal_rank": rank.map { .integer($0.portalRank) } ?? .null,
    ]
  }

  private static func order(_ order: Path.Order, _ language: Language) -> JSON {
    [
      "office": order.office.map { .string($0) } ?? .null, "remedy": .string(order.remedy.rawValue),
      "count": .integer(order.count), "minutes": .integer(order.minutes),
      "text": .string(order.remedy.counted(order.count).text(language)),
    ]
  }

  private static func step(_ step: PathStep, _ tellsOfficers: Bool) -> JSON {
    func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    return [
      "remedy": .string(step.remedy.rawValue), "code": .string(step.code), "unit": .string(step.unit.text),
      "procedure": text(step.procedure?.text), "field": text(step.field), "office": text(step.office),
      "officer": text(tellsOfficers ? step.officer : nil), "deadline": text(step.deadline?.iso),
      "minutes": .integer(step.minutes),
    ]
  }
}

/// The JSON of `soi whatif`: today beside the copy.
package enum WhatIfAnswer {
  package static func json(_ answer: WhatIf, notes: [Sentence], isSample: Bool, language: Language) -> JSON {
    [
      "unit": ScoreAnswer.unit(answer.before.unit),
      "period": ScoreAnswer.period(answer.before.window.period),
      "as_of": .string(answer.before.window.end.iso),
      "rules": .string(answer.before.pack.name), "rules_then": .string(answer.after.pack.name),
      "before": PathAnswer.standing(answer.before, answer.rankBefore),
      "after": PathAnswer.standing(answer.after, answer.rankAfter),
      "shift": .string(answer.shift.text),
      "headline": .string(answer.sentence.text(language)),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }
}
