import Base

/// How many dossiers each unit receives on each day: decided for the whole province before the first dossier is made,
/// so that every day can be made on its own and the totals are known.
struct Schedule: Sendable {
  /// The first day that may receive: dossiers carried over are received before the order's first day.
  let first: Day
  let from: Day
  let dayCount: Int
  /// The number of dossiers before each unit's each day, over the whole province; one more at the end of each unit.
  private let before: [Int]

  /// Carried-over dossiers were received at most this many working days before the first day: fewer than the longest
  /// terms of any list, so that there is always something that takes long enough.
  static let carriedDays = 14
  private static let carriedShare = 0.012

  init(_ order: SampleProvince.Order, _ units: [SampleUnit], _ days: DayTable) {
    let first = days.workday(Self.carriedDays, before: order.from)
    let from = order.from
    let dayCount = order.until - first + 1
    let general = (0..<dayCount).map { Self.weight(first + $0, days) }
    let carriedCount = from - first
    var before: [Int] = []
    var given = 0
    for (index, unit) in units.enumerated() {
      var chance = Chance(order.seed, .schedule, index)
      let carried = min(unit.dossiers, Int(Double(unit.dossiers) * Self.carriedShare + chance.fraction()))
      var weights = (0..<dayCount).map { offset in
        let day = first + offset
        if unit.habits.opensSaturday, day.weekday == 6, !days.isWorkday(day) { return 0.1 * chance.within(0.3...1.7) }
        return general[offset] * chance.within(0.6...1.4)
      }
      // The longer ago, the fewer are still open.
      for offset in 0..<carriedCount {
        let age = days.workdays(after: first + offset, through: from) + 1
        weights[offset] = days.isWorkday(first + offset) ? 1 / Double(age) : 0
      }
      let counts =
        apportioned(carried, Array(weights[..<carriedCount]), phase: chance.fraction())
        + apportioned(unit.dossiers - carried, Array(weights[carriedCount...]), phase: chance.fraction())
      for count in counts {
        before.append(given)
        given += count
      }
      before.append(given)
    }
    self.first = first
    self.from = from
    self.dayCount = dayCount
    self.before = before
  }

  /// Mondays are busy, the first day after a long break most of all; summer is busier than winter.
  private static func weight(_ day: Day, _ days: DayTable) -> Double {
    guard days.isWorkday(day) else { return 0 }
    let month = day.civil.month
    var weight = [1, 0.85, 1.05, 1, 1, 1.1, 1.12, 1.2, 1.08, 1, 0.98, 0.92][month - 1]
    weight *= [1.3, 1.05, 1, 0.95, 0.9, 0.4, 0.4][day.weekday - 1]
    var rest = 0
    while rest < 10, !days.isWorkday(day - (rest + 1)) { rest += 1 }
    if rest >= 5 { weight *= 1.9 } else if rest >= 3 { weight *= 1.25 }
    return weight
  }

  /// The places of a unit's dossiers of one day in the whole province.
  func range(unit: Int, day: Int) -> Range<Int> {
    let place = unit * (dayCount + 1) + day
    return before[place]..<before[place + 1]
  }

  /// What a unit receives from `from` through `to`.
  func received(unit: Int, from: Day, through to: Day) -> Int {
    let lower = max(0, from - first)
    let upper = min(dayCount, to - first + 1)
    guard lower < upper else { return 0 }
    return range(unit: unit, day: upper - 1).upperBound - range(unit: unit, day: lower).lowerBound
  }
}
