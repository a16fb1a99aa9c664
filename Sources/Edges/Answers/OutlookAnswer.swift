package import Base
package import Formats
package import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// The JSON of `soi outlook`.
package enum OutlookAnswer {
  package static func json(
    _ bounds: Bounds, _ forecast: Forecast?, notes: [Sentence], isSample: Bool, language: Language
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(bounds.now.unit),
      "period": ScoreAnswer.period(bounds.now.window.period),
      "as_of": .string(bounds.now.window.end.iso),
      "rules": .string(bounds.now.pack.name),
      "worst": .string(bounds.worst.text), "now": .string(bounds.now.total.text), "best": .string(bounds.best.text),
      "settled_band": bounds.settledBand.map { .string($0.name.vi) } ?? .null,
      "arrivals": [
        "dossiers": .integer(bounds.arrivals.dossiers), "petitions": .integer(bounds.arrivals.petitions),
      ],
      "forecast": forecast.map {
        [
          "low": .string($0.low.text), "middle": .string($0.middle.text), "high": .string($0.high.text),
          "days_seen": .integer($0.daysSeen),
        ]
      } ?? .null,
      "headline": .string(bounds.sentence.text(language)),
      "indicators": .array(
        bounds.indicators.map {
          [
            "no": .string($0.no), "worst": .string($0.worst.text), "now": .string($0.now.text),
            "best": .string($0.best.text),
          ]
        }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }
}
