import Base
import Records

/// `dossiers.csv`: unit by unit, day by day, in the order of reception.
enum DossierRows {
  static func file(_ plan: Plan) -> SampleFile {
    let days = plan.schedule.dayCount
    return SampleFile(.dossier, batches: plan.units.count * days) { batch in
      rows(plan, unit: batch / days, day: batch % days)
    }
  }

  /// `H99.105-260305-0001`.
  static func code(_ unit: SampleUnit, _ day: Day, _ number: Int) -> String {
    "\(unit.code)-\(TimeText.short(day))-" + padded(number, 4)
  }

  private static func rows(_ plan: Plan, unit: Int, day offset: Int) -> [[String]] {
    let places = plan.schedule.range(unit: unit, day: offset)
    guard !places.isEmpty else { return [] }
    let day = plan.schedule.first + offset
    let prefix = "\(plan.units[unit].code)-\(TimeText.short(day))-"
    var rows: [[String]] = []
    rows.reserveCapacity(places.count + 1)
    for (place, dossier) in zip(places, plan.dossiers(unit: unit, day: day)) {
      let code = prefix + padded(dossier.number, 4)
      let row = cells(dossier, code: code, plan)
      if let flaw = plan.flaws.kind(at: place) {
        rows += flawed(row, flaw, dossier)
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  /// In the order of the schema's columns.
  private static func cells(_ dossier: SampleDossier, code: String, _ plan: Plan) -> [String] {
    let unit = plan.units[dossier.unit]
    let sector = plan.catalogue.sectors[dossier.procedure]
    return [
      code, unit.code, plan.catalogue.procedures[dossier.procedure].code, dossier.channel.rawValue,
      TimeText.instant(dossier.receivedAt), TimeText.instant(dossier.submittedAt), TimeText.instant(dossier.dueAt),
      TimeText.instant(dossier.endedAt), dossier.endKind?.rawValue ?? "", TimeText.instant(dossier.returnedAt),
      String(dossier.supplements), TimeText.instant(dossier.secondSupplementAt), TimeText.instant(dossier.syncedAt),
      dossier.payment.rawValue, TimeText.flag(dossier.hasResultFile), TimeText.flag(dossier.isResultSigned),
      dossier.hasResultFile ? TimeText.instant(dossier.endedAt) : "", TimeText.flag(dossier.hasComponentFile),
      TimeText.flag(dossier.areComponentsSigned), TimeText.flag(dossier.isReused),
      TimeText.flag(dossier.isInPersonalStore),
      TimeText.flag(dossier.usesPopulationData), TimeText.flag(dossier.hasComplaint), unit.officer(dossier.officer),
      unit.office(of: sector, procedure: dossier.procedure), plan.units[dossier.receivedUnit].code, system,
    ]
  }

  private static let system = "Dữ liệu mẫu"

  /// The row with its flaw, or the row and a bad one after it.
  private static func flawed(_ row: [String], _ flaw: Flaws.Kind, _ dossier: SampleDossier) -> [[String]] {
    func changed(_ changes: [(column: Int, text: String)]) -> [String] {
      var copy = row
      for change in changes { copy[change.column] = change.text }
      return copy
    }
    let (code, unit, procedure, received, due) = (0, 1, 2, 4, 6)
    let other = row[code] + "-L"
    switch flaw {
    case .impossibleDay:
      let year = dossier.receivedAt.day.civil.year
      return [row, changed([(code, other), (received, "\(year)-02-31T08:15:00")])]
    case .unknownProcedure: return [changed([(procedure, "9.999999")])]
    case .unknownUnit: return [row, changed([(code, other), (unit, String(row[unit].prefix { $0 != "." }) + ".999")])]
    case .dueBeforeReceived: return [changed([(due, TimeText.instant(dossier.receivedAt + -86_400))])]
    case .emptyCode: return [row, changed([(code, "")])]
    case .repeated: return [row, row]
    }
  }
}
