import Base
import Records

/// `steps.csv`: the way through the offices, only of the dossiers received in the last thirty days: the file stays small.
enum StepRows {
  static let shownDays = 30

  static func file(_ plan: Plan) -> SampleFile {
    let first = max(plan.order.from, plan.order.until - (shownDays - 1))
    let days = plan.order.until - first + 1
    return SampleFile(.step, batches: plan.units.count * days) { batch in
      let unit = batch / days
      let day = first + batch % days
      return plan.dossiers(unit: unit, day: day).flatMap { rows($0, plan, on: day) }
    }
  }

  private static func rows(_ dossier: SampleDossier, _ plan: Plan, on day: Day) -> [[String]] {
    let unit = plan.units[dossier.unit]
    let sector = plan.catalogue.sectors[dossier.procedure]
    let office = unit.office(of: sector, procedure: dossier.procedure)
    var chance = Chance(dossier.seed, .steps)
    var route: [(office: String, status: String, officer: Int)] = [
      (counter, "Được tiếp nhận", 10), (office, "Đang xử lý", dossier.officer), (office, "Trình ký", dossier.officer),
    ]
    if dossier.supplements > 0 { route.insert((office, "Yêu cầu bổ sung giấy tờ", dossier.officer), at: 2) }
    if dossier.endedAt != nil { route.append((counter, "Đã xử lý xong", 10)) }

    // An open dossier has come part of the way: the rest of its steps has not begun.
    let until = Instant.end(of: plan.order.until)
    let end = dossier.endedAt ?? until
    let whole = max(0, end - dossier.receivedAt)
    let done = dossier.endedAt == nil ? chance.within(1...route.count) : route.count
    let code = DossierRows.code(unit, day, dossier.number)
    return (0..<done).map { index in
      let (office, status, officer) = route[index]
      let isOpen = dossier.endedAt == nil && index == done - 1
      func moment(_ index: Int, of span: Int64) -> Instant {
        let raw = dossier.receivedAt + span * Int64(share(index, of: done)) / 100
        return index == 0 || index == done ? raw : max(dossier.receivedAt, OfficeTime.worked(before: raw, plan.days))
      }
      let started = moment(index, of: whole)
      let ended = moment(index + 1, of: whole)
      let allowed = moment(index + 1, of: max(0, dossier.dueAt - dossier.receivedAt))
      return [
        code, String(index + 1), office, unit.officer(officer), status, TimeText.instant(started),
        TimeText.instant(allowed), isOpen ? "" : TimeText.instant(ended),
        status == "Yêu cầu bổ sung giấy tờ" ? String(dossier.waited * 480) : "0",
      ]
    }
  }

  /// Hundredths of the way when a step begins: the counter is quick, the office takes most.
  private static func share(_ index: Int, of count: Int) -> Int {
    index >= count ? 100 : [0, 3, 60, 85, 97][min(index, 4)]
  }

  private static let counter = "Trung tâm Phục vụ hành chính công"
}
