import Base
import Testing

@Suite struct TimeTests {
  @Test func `every day of 1990 to 2100 survives the way to the calendar and back`() throws {
    var day = try #require(Day(year: 1990, month: 1, day: 1))
    let last = try #require(Day(year: 2100, month: 12, day: 31))
    var weekday = 1
    while day <= last {
      let (year, month, dayOfMonth) = day.civil
      #expect(Day(year: year, month: month, day: dayOfMonth) == day)
      #expect(Day(iso: day.iso) == day)
      #expect(day.weekday == weekday)
      weekday = weekday % 7 + 1
      day = day + 1
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-05", "05/03/2026", "2026-03-05x", "",
  ])
  func `what is no day is refused`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `a day alone is its start, or its last second where it is a promise`() throws {
    let start = try #require(Instant(iso: "2026-03-05", missing: .startOfDay))
    let end = try #require(Instant(iso: "2026-03-05", missing: .endOfDay))
    #expect(start.isoLocal == "2026-03-05T00:00:00")
    #expect(end.isoLocal == "2026-03-05T23:59:59")
    #expect(end.day == start.day)
  }

  @Test(arguments: [
    ("2026-03-05T09:30:00", "2026-03-05T09:30:00"), ("2026-03-05 09:30", "2026-03-05T09:30:00"),
    ("2026-03-05T09:30:00.999", "2026-03-05T09:30:00"), ("2026-03-05T02:30:00Z", "2026-03-05T09:30:00"),
    ("2026-03-05T09:30:00+07:00", "2026-03-05T09:30:00"), ("2026-03-04T23:30:00-0300", "2026-03-05T09:30:00"),
    ("2026-03-05T17:00:00.000+0000", "2026-03-06T00:00:00"),
  ])
  func `an offset is honoured and fractions are cut`(text: String, local: String) {
    #expect(Instant(iso: text, missing: .startOfDay)?.isoLocal == local)
  }

  @Test(arguments: [
    "2026-03-05T24:00:00", "2026-03-05T09:60", "2026-03-05T09:30:00+25:00", "2026-03-05Tx", "2026-03-05T09",
  ])
  func `what is no instant is refused`(text: String) {
    #expect(Instant(iso: text, missing: .startOfDay) == nil)
  }

  @Test func `reporting periods run from the fifteenth to the fourteenth`() {
    let expected = [
      "bc:2026-Q1": "2025-12-15…2026-03-14", "bc:2026-Q3": "2026-06-15…2026-09-14", "bc:2026": "2025-12-15…2026-12-14",
      "bc:2026-03": "2026-02-15…2026-03-14", "2026-Q2": "2026-04-01…2026-06-30", "2026-02": "2026-02-01…2026-02-28",
      "2026-H2": "2026-07-01…2026-12-31", "2026": "2026-01-01…2026-12-31",
    ]
    for (name, days) in expected {
      let period = PeriodName.period(name)
      #expect(period.map { "\($0.from.iso)…\($0.to.iso)" } == days, "\(name)")
    }
    #expect(PeriodName.period("2026-Q5") == nil)
    #expect(PeriodName.period("2026-13") == nil)
  }

  @Test func `a window ends at the as-of and refuses one before it starts`() throws {
    let period = try #require(Period.quarter(1, of: 2026))
    let inside = try #require(Instant(iso: "2026-02-10T09:00:00", missing: .startOfDay))
    #expect(Window(period, asOf: inside)?.end == inside)
    #expect(Window(period, asOf: inside)?.isOpen == true)
    #expect(Window(period, asOf: period.end + 10)?.end == period.end)
    #expect(Window(period, asOf: period.start + -1) == nil)
  }
}
