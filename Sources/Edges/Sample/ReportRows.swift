import Base
import Records

/// `national_reports.csv`: what the national reporting system says was received, for exactly these days.
///
/// Most units report as much as their own records say, some a little more. One in ten has only last year's figure, one
/// in twenty none at all.
enum ReportRows {
  static func file(_ plan: Plan) -> SampleFile {
    SampleFile(.nationalReport) {
      let reports = plan.units.indices.map { extra(plan, unit: $0) }
      var rows: [[String]] = []
      for period in periods(plan.order) {
        let counts = plan.units.indices.map { unit in
          plan.schedule.received(unit: unit, from: period.from, through: period.to) + reports[unit].surplus(period)
        }
        rows.append(row(plan.order.place.code, period, counts.reduce(0, +)))
        for unit in plan.units.indices where reports[unit].reports {
          rows.append(row(plan.units[unit].code, period, counts[unit]))
        }
      }
      if let lastYear = Period.year(plan.order.until.civil.year - 1) {
        for unit in plan.units.indices where reports[unit].hasLastYear {
          let yearly = plan.units[unit].dossiers * 365 / max(30, plan.order.until - plan.order.from + 1)
          rows.append(row(plan.units[unit].code, lastYear, yearly * 9 / 10))
        }
      }
      return rows
    }
  }

  private static func row(_ unit: String, _ period: Period, _ received: Int) -> [String] {
    [unit, TimeText.day(period.from), TimeText.day(period.to), String(received)]
  }

  /// What a unit reports beyond its records, month by month, so that months, quarters and year agree.
  private struct Extra {
    var reports = true
    var hasLastYear = false
    var months: [(first: Day, count: Int)] = []

    func surplus(_ period: Period) -> Int {
      months.reduce(0) { $0 + (period.contains($1.first) ? $1.count : 0) }
    }
  }

  private static func extra(_ plan: Plan, unit: Int) -> Extra {
    var chance = Chance(plan.order.seed, .reports, unit)
    var extra = Extra()
    let kind = chance.fraction()
    if kind < 0.15 {
      extra.reports = false
      extra.hasLastYear = kind < 0.1
      return extra
    }
    guard kind > 0.7 else { return extra }
    for month in months(plan.order) {
      let received = plan.schedule.received(unit: unit, from: month.from, through: month.to)
      extra.months.append((month.from, Int(Double(received) * chance.within(0...0.04) + 0.5)))
    }
    return extra
  }

  /// The whole year, the days so far, and the quarters and months begun, each once.
  private static func periods(_ order: SampleProvince.Order) -> [Period] {
    let year = order.until.civil.year
    let quarters = (1...4).compactMap { Period.quarter($0, of: year) }
    let candidates =
      [Period.year(year), Period(from: order.from, to: order.until)].compactMap { $0 } + quarters + months(order)
    var seen: Set<Period> = []
    return candidates.filter { $0.from >= order.from && $0.from <= order.until && seen.insert($0).inserted }
  }

  private static func months(_ order: SampleProvince.Order) -> [Period] {
    (1...12).compactMap { Period.month($0, of: order.until.civil.year) }
      .filter { $0.from >= order.from && $0.from <= order.until }
  }
}
