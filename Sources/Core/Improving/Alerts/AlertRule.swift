package import Base
internal import Records
package import Workdays

/// When a unit is alerted, whom it reaches, and when nobody is to be disturbed. Nil: not watched.
package struct AlertRule: Hashable, Sendable {
  package var unit: UnitCode
  /// A dossier whose chance of being late is at least this many percent …
  package var chance: Int?
  /// … or which has at most so many working hours left.
  package var hoursLeft: Int?
  /// Only dossiers on whose promise at least this much hangs.
  package var points: Points
  /// A source of the unit that has said nothing for so many working hours.
  package var silentHours: Int?
  /// A peer that has passed the unit since the end of yesterday.
  package var overtaken: Bool
  package var quiet: QuietHours
  /// What nobody took note of for so many working hours goes to the unit above.
  package var escalateHours: Int?
  package var mailTo: [String]
  /// Who gets the leader's brief at half past seven of every working day.
  package var briefTo: [String]

  package init(
    unit: UnitCode, chance: Int? = 50, hoursLeft: Int? = 4, points: Points = .zero, silentHours: Int? = 8,
    overtaken: Bool = true, quiet: QuietHours = .standard, escalateHours: Int? = 8, mailTo: [String] = [],
    briefTo: [String] = []
  ) {
    self.unit = unit
    self.chance = chance
    self.hoursLeft = hoursLeft
    self.points = points
    self.silentHours = silentHours
    self.overtaken = overtaken
    self.quiet = quiet
    self.escalateHours = escalateHours
    self.mailTo = mailTo
    self.briefTo = briefTo
  }
}

/// The hours of a day in which nobody is disturbed, and all of a day on which nobody works.
package struct QuietHours: Hashable, Sendable {
  /// Minutes of the day; it is quiet from the first to the second, over midnight when the first is the later one.
  package var from: Int
  package var to: Int

  package init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// From half past five in the afternoon to seven in the morning.
  package static let standard = QuietHours(from: 17 * 60 + 30, to: 7 * 60)

  package func isQuiet(at instant: Instant, _ calendar: WorkCalendar) -> Bool {
    guard calendar.isWorkday(instant.day) else { return true }
    let minute = instant.secondOfDay / 60
    return from <= to ? from <= minute && minute < to : minute >= from || minute < to
  }
}
