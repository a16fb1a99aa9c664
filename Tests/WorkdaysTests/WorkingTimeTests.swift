import Base
import TestKit
import Testing
import Workdays

@Suite struct WorkingTimeTests {
  private static func at(_ text: String) throws -> Instant { try #require(Instant(iso: text, missing: .startOfDay)) }

  /// Counted by hand with the declared days of 2026; office hours 07:30–11:30 and 13:30–17:30.
  @Test(arguments: [
    // Across lunch: half an hour before, half an hour after.
    ("2026-03-04T11:00:00", "2026-03-04T14:00:00", 60),
    // Friday afternoon to Monday morning: 90 minutes and 150.
    ("2026-11-20T16:00:00", "2026-11-23T10:00:00", 240),
    // Tết: 16–20 February are off; 90 minutes of the 13th, 30 of the 23rd.
    ("2026-02-13T16:00:00", "2026-02-23T08:00:00", 120),
    // 22 August is a working Saturday.
    ("2026-08-21T17:00:00", "2026-08-22T08:00:00", 60),
    // Night to night, three whole days between.
    ("2026-03-02T20:00:00", "2026-03-05T20:00:00", 3 * 480),
    ("2026-03-07T08:00:00", "2026-03-08T17:00:00", 0),
  ])
  func `working time is what a person counts`(from: String, to: String, minutes: Int) throws {
    let calendar = try declaredCalendar()
    let (start, end) = (try Self.at(from), try Self.at(to))
    #expect(calendar.workingTime(from: start, to: end).seconds == minutes * 60)
    #expect(calendar.workingTime(from: end, to: start).seconds == -minutes * 60)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func `parts of a time add up`(seed: UInt64) throws {
    var chance = Chance(seed)
    let calendar = try declaredCalendar()
    let first = try Self.at("2026-01-01").seconds
    let instants = (0..<3).map { _ in Instant(seconds: first + Int64(chance.below(300 * 86_400))) }.sorted()
    let parts =
      calendar.workingTime(from: instants[0], to: instants[1]).seconds
      + calendar.workingTime(from: instants[1], to: instants[2]).seconds
    #expect(calendar.workingTime(from: instants[0], to: instants[2]).seconds == parts)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func `a term of working hours takes that many`(seed: UInt64) throws {
    var chance = Chance(seed)
    let calendar = try declaredCalendar()
    let accepted = Instant(seconds: try Self.at("2026-01-01").seconds + Int64(chance.below(300 * 86_400)))
    let hours = chance.below(60) + 1
    let due = calendar.deadline(accepted: accepted, amount: hours, unit: .workingHour).due
    #expect(calendar.workingTime(from: accepted, to: due) == WorkingTime(hours: hours))
  }

  @Test func `lengths are said in working days, hours and minutes`() {
    #expect(WorkingTime(days: 3).sentence.vi == "3 ngày")
    #expect(WorkingTime(seconds: 3 * 28_800 + 2 * 3600 + 600).sentence.vi == "3 ngày 2 giờ")
    #expect(WorkingTime(seconds: 5400).sentence.vi == "1 giờ 30 phút")
    #expect(WorkingTime.zero.sentence.vi == "0 phút")
    #expect(WorkingTime(days: -2).sentence.en == "2 d")
  }
}
