import Base
import Workdays

/// Hours of the day at which things happen at a counter.
enum OfficeTime {
  private static let morning = OfficeHours.standard.windows[0]
  private static let afternoon = OfficeHours.standard.windows[1]

  /// A second of the day in office hours: more in the morning, most in the middle of it.
  static func second(_ chance: inout Chance) -> Int {
    let window = chance.happens(0.58) ? morning : afternoon
    return window.lowerBound + Int(chance.around(0.4) * Double(window.count))
  }

  /// As `second`, but a few come at noon or after closing; on rest days only the morning is open.
  static func reception(_ chance: inout Chance, restDay: Bool) -> Int {
    if restDay { return morning.lowerBound + Int(chance.around(0.5) * Double(morning.count)) }
    if chance.happens(0.025) {
      return chance.happens(0.6) ? chance.within(morning.upperBound...48_599) : chance.within(63_001...70_000)
    }
    return second(&chance)
  }

  /// The last instant in office hours not after `instant`; later instants give no earlier ones.
  static func worked(before instant: Instant, _ days: DayTable) -> Instant {
    let second = instant.secondOfDay
    if !days.isWorkday(instant.day) || second < morning.lowerBound {
      return .start(of: days.workday(1, before: instant.day)) + Int64(afternoon.upperBound)
    }
    if second > afternoon.upperBound { return .start(of: instant.day) + Int64(afternoon.upperBound) }
    if second > morning.upperBound, second < afternoon.lowerBound {
      return .start(of: instant.day) + Int64(morning.upperBound)
    }
    return instant
  }

  /// When an online application was sent that the counter took up at `received`: a while before, the evening before, or
  /// on the rest days before.
  static func submission(before received: Instant, _ days: DayTable, _ chance: inout Chance) -> Instant {
    let kind = chance.fraction()
    if kind < 0.55 || received.secondOfDay < morning.lowerBound {
      return received + -Int64(120 + Int(chance.around(0) * 10_000))
    }
    if kind < 0.93 {
      // Since the office closed: evenings and rest days are when people have time.
      let worked = days.workday(1, before: received.day)
      let day = worked + chance.below(min(received.day - worked, 4))
      let opens = day == worked ? OfficeHours.standard.close : morning.lowerBound
      return .start(of: day) + Int64(opens) + Int64(chance.around(0.4) * Double(85_000 - opens))
    }
    return received + -Int64(chance.within(3600...30_000))
  }
}
