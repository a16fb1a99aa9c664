package import Base
package import Formats
package import Improving
internal import Records
internal import Rules
package import Scoring
internal import Wording

/// The JSON of `soi gap`. `explained` + `unexplained` = `lost`, always.
package enum GapAnswer {
  package static func json(
    _ gap: Gap, _ question: Question, unitName: (UnitCode) -> String, notes: [Sentence], isSample: Bool,
    language: Language
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(gap.unit),
      "period": ScoreAnswer.period(question.window.period),
      "as_of": .string(question.window.end.iso),
      "rules": .string(question.pack.name),
      "basis": .string(gap.basis.rawValue),
      "max": .string(gap.max.text), "published": .string(gap.published.text), "lost": .string(gap.lost.text),
      "explained": .string(gap.explained.text), "unexplained": .string(gap.unexplained.text),
      "unknown": .flag(gap.isUnknown),
      "headline": .string(gap.sentence.text(language)),
      "figures": .array(
        gap.figures.map { figure in
          [
            "figure": .string(figure.figure), "max": .string(figure.max.text), "own": .string(figure.own.text),
            "published": .string(figure.published.text), "gap": .string((figure.own - figure.published).text),
          ]
        }),
      "hypotheses": .array(gap.hypotheses.map { hypothesis($0, unitName, language) }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private static func hypothesis(
    _ hypothesis: GapHypothesis, _ unitName: (UnitCode) -> String, _ language: Language
  ) -> JSON {
    [
      "cause": .string(hypothesis.cause.kind.rawValue), "fits": .flag(hypothesis.fits),
      "indicators": .array((hypothesis.cause.indicators + (hypothesis.also?.indicators ?? [])).map { .string($0) }),
      "also": hypothesis.also.map { .string($0.kind.rawValue) } ?? .null,
      "text": .string(hypothesis.sentence(unitName).text(language)),
      "arithmetic": hypothesis.arithmetic.map { .string($0.text(language)) } ?? .null,
      "residual": .string(hypothesis.residual.text), "remaining": .string(hypothesis.remaining.text),
      "terms": .array(
        hypothesis.terms.map { term in
          [
            "figure": .string(term.figure), "from": .string(term.from.text), "to": .string(term.to.text),
            "shift": .string(term.shift.text),
          ]
        }),
    ]
  }
}
