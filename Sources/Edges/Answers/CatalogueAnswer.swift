package import Base
package import Formats
package import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// The JSON of `soi catalogue`: every procedure with what changing how it is offered would do.
package enum CatalogueAnswer {
  package static func json(
    _ review: CatalogueReview, name: (ProcedureCode) -> String?, notes: [Sentence], isSample: Bool, language: Language
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(review.before.unit),
      "period": ScoreAnswer.period(review.before.window.period),
      "as_of": .string(review.before.window.end.iso),
      "rules": .string(review.before.pack.name),
      "headline": .string(review.sentence.text(language)),
      "before": .string(review.before.total.text), "after": .string(review.after.total.text),
      "gain": .string(review.gain.text), "advised": .integer(review.advised.count),
      "groups": .array(
        review.groups.map { group in
          [
            "act": .string(group.act.rawValue), "text": .string(group.act.sentence.text(language)),
            "procedures": .integer(group.options.count), "after": .string(group.after.total.text),
            "gain": .string((group.after.total - review.before.total).text),
          ]
        }),
      "procedures": .array(
        review.lines.map { line in
          [
            "procedure": .string(line.procedure.text), "name": name(line.procedure).map { .string($0) } ?? .null,
            "units": .array(line.owners.map { .string($0.text) }),
            "online_level": .string(line.level.rawValue), "payment_integrated": .flag(line.isIntegrated),
            "fee": .flag(line.hasFee), "own_authority": .flag(line.isOwnAuthority),
            "received": .integer(line.received), "online": .integer(line.online), "direct": .integer(line.direct),
            "post": .integer(line.post), "paid_online": .integer(line.paidOnline), "dead": .flag(line.isDead),
            "options": .array(line.options.map { option($0, language) }),
          ]
        }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private static func option(_ option: CatalogueOption, _ language: Language) -> JSON {
    [
      "act": .string(option.act.rawValue), "text": .string(option.act.sentence.text(language)),
      "points": .string(option.points.description),
      "effects": .array(
        option.effects.map { effect in
          ["no": .string(effect.no), "before": .string(effect.before.text), "after": .string(effect.after.text)]
        }),
    ]
  }
}
