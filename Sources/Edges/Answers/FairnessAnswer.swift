package import Base
package import Counting
package import Formats
package import Records
internal import Wording

/// The JSON of `soi fairness`. Rates are null where there is too little to say anything about a person.
package enum FairnessAnswer {
  /// `sees`: whose sheet may be told.
  package static func json(
    _ unit: OrgUnit, _ report: FairnessReport, sees: (String) -> Bool, notes: [Sentence], isSample: Bool,
    language: Language
  ) -> JSON {
    [
      "unit": ScoreAnswer.unit(unit),
      "period": ScoreAnswer.period(report.window.period),
      "as_of": .string(report.window.end.iso),
      "headline": .string(report.sentence.text(language)),
      "dossiers": .integer(report.dossiers), "unheld": .integer(report.unheld), "late": .integer(report.late),
      "uncharged": .integer(report.uncharged.count),
      "rate": report.rate.map { .string($0.description) } ?? .null,
      "fewest": .integer(FairnessReport.fewest),
      "officers": .array(report.sheets.filter { sees($0.officer) }.map { sheet($0, report, language) }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private static func sheet(_ sheet: OfficerSheet, _ report: FairnessReport, _ language: Language) -> JSON {
    [
      "officer": .string(sheet.officer), "dossiers": .integer(sheet.cases.count),
      "in_time": .integer(sheet.count(.inTime)), "open": .integer(sheet.count(.open)),
      "charged": .integer(sheet.count(.charged)), "inherited": .integer(sheet.count(.inherited)),
      "judged": .integer(sheet.judged),
      "rate": sheet.rate(fewest: FairnessReport.fewest).map { .string($0.description) } ?? .null,
      "standing": .string(report.standing(sheet).rawValue),
      "standing_text": .string(report.standing(sheet).sentence.text(language)),
      "steps": .integer(sheet.steps), "steps_over": .integer(sheet.stepsOver),
      "used_minutes": .integer(sheet.usedMinutes), "budget_minutes": .integer(sheet.budgetMinutes),
      "mean_term_minutes": sheet.meanTermMinutes.map { .integer($0) } ?? .null,
      "charged_dossiers": .array(codes(sheet, .charged)), "inherited_dossiers": .array(codes(sheet, .inherited)),
    ]
  }

  private static func codes(_ sheet: OfficerSheet, _ outcome: OfficerCase.Outcome) -> [JSON] {
    sheet.cases.filter { $0.outcome == outcome }.map { .string($0.dossier.code) }
  }
}
