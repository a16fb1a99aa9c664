import Base
import Foundation
import Packs
import TestKit
import Testing
import Workdays

/// The declared calendar, read without the edges.
func declaredCalendar() throws -> WorkCalendar {
  let lines = String(decoding: Packs.calendar, as: UTF8.self).split(separator: "\n").dropFirst()
  return WorkCalendar(
    try lines.map { line in
      let day = try #require(Day(iso: line.prefix(10)))
      let kind = try #require(WorkCalendar.Entry.Kind(rawValue: String(line.split(separator: ",")[1])))
      return WorkCalendar.Entry(day: day, kind: kind, label: "", confirmed: !line.hasSuffix("unconfirmed"))
    })
}

@Suite struct DeadlineTests {
  @Test func `the published deadline cases come out to the minute`() throws {
    let calendar = try declaredCalendar()
    let url = try #require(
      Bundle.module.url(forResource: "deadline_cases", withExtension: "csv", subdirectory: "Cases"))
    let cases = try fixtureRows(url)
    #expect(cases.count == 20)
    for row in cases {
      let accepted = try #require(Instant(iso: row["accepted_at"] ?? "", missing: .startOfDay))
      let due = try #require(Instant(iso: row["due_at"] ?? "", missing: .startOfDay))
      let unit = try #require(TermUnit(rawValue: row["unit"] ?? ""))
      let amount = try #require(Int(row["amount"] ?? ""))
      let deadline = calendar.deadline(accepted: accepted, amount: amount, unit: unit)
      #expect(deadline.due == due, "\(row)")
      #expect(!deadline.counting.isEmpty)
    }
  }

  @Test(arguments: [
    ("2026-03-03T09:00", "2026-03-05T09:00", 57_600), ("2026-03-06T17:00", "2026-03-09T08:00", 3_600),
    ("2026-03-07T09:00", "2026-03-08T20:00", 0), ("2026-03-03T12:00", "2026-03-03T13:00", 0),
    ("2026-03-05T09:00", "2026-03-03T09:00", 0), ("2026-03-03T00:00", "2026-03-03T23:59", 28_800),
  ])
  func `time waited is office time`(from: String, to: String, seconds: Int) throws {
    let calendar = try declaredCalendar()
    let start = try #require(Instant(iso: from, missing: .startOfDay))
    let end = try #require(Instant(iso: to, missing: .startOfDay))
    #expect(max(0, calendar.workingTime(from: start, to: end).seconds) == seconds)
  }

  @Test(arguments: [
    ("2026-03-06T17:00:00", 28_800, "2026-03-09T17:00:00"), ("2026-03-06T23:59:59", 57_600, "2026-03-10T23:59:59"),
    ("2026-03-06T17:00:00", 3_600, "2026-03-09T08:00:00"), ("2026-03-06T17:00:00", 0, "2026-03-06T17:00:00"),
    ("2026-03-06T09:00:00", 30_600, "2026-03-09T09:30:00"),
  ])
  func `a promised date moves by office time, and the end of a day stays one`(
    due: String, seconds: Int64, moved: String
  ) throws {
    let due = try #require(Instant(iso: due, missing: .startOfDay))
    #expect(try declaredCalendar().moved(due, by: seconds).isoLocal == moved)
  }

  @Test func `an unconfirmed day does not count`() throws {
    let calendar = try declaredCalendar()
    let proposed = try #require(Day(iso: "2026-11-23"))
    let culture = try #require(Day(iso: "2026-11-24"))
    let saturday = try #require(Day(iso: "2026-11-28"))
    #expect(calendar.isWorkday(proposed))
    #expect(!calendar.isWorkday(culture))
    #expect(!calendar.isWorkday(saturday))
  }

  @Test func `the working days of each year are those declared`() throws {
    let calendar = try declaredCalendar()
    for (year, days) in [2024: 251, 2025: 250, 2026: 249] {
      let whole = try #require(Period.year(year))
      #expect(calendar.workdays(after: whole.from - 1, through: whole.to) == days, "\(year)")
    }
  }

  @Test(arguments: 1...40)
  func `stepping forward and back meets again`(count: Int) throws {
    let calendar = try declaredCalendar()
    var day = try #require(Day(iso: "2026-01-05"))
    for _ in 0..<60 {
      let start = calendar.workdayOnOrAfter(day)
      #expect(calendar.workday(count, before: calendar.workday(count, after: start)) == start)
      day = day + 5
    }
  }

  @Test func `a month ends on its last day when the day is missing`() throws {
    let calendar = try declaredCalendar()
    let accepted = try #require(Instant(iso: "2026-01-31T09:00:00", missing: .startOfDay))
    #expect(calendar.deadline(accepted: accepted, amount: 1, unit: .month).due.isoLocal == "2026-03-02T17:30:00")
    #expect(calendar.deadline(accepted: accepted, amount: 12, unit: .clockHour).due.isoLocal == "2026-01-31T21:00:00")
  }
}
