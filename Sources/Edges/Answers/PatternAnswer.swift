package import Base
package import Formats
package import Improving
package import Records
internal import Rules
package import Scoring
internal import Wording

/// The JSON of `soi patterns`. `tellsOfficers`: whether who handles a record may be told.
package enum PatternAnswer {
  package static func json(
    _ unit: OrgUnit, _ patterns: [Pattern], _ question: Question, notes: [Sentence], isSample: Bool, language: Language,
    tellsOfficers: Bool = true
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(unit),
      "period": ScoreAnswer.period(question.window.period),
      "as_of": .string(question.window.end.iso),
      "rules": .string(question.pack.name),
      "patterns": .array(
        patterns.map { pattern in
          [
            "pattern": .string(pattern.kind.rawValue), "text": .string(pattern.kind.sentence.text(language)),
            "question": .string(pattern.kind.question.text(language)),
            "headline": .string(pattern.sentence(tellsOfficers: tellsOfficers).text(language)),
            "officer": pattern.officer.isEmpty || !tellsOfficers ? .null : .string(pattern.officer),
            "column": pattern.flag.isEmpty ? .null : .string(pattern.flag),
            "points": .string(Points(hundredths: pattern.points.roundedHundredths).text),
            "dossiers": .array(pattern.dossiers.map { .string($0) }),
          ]
        }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }
}
