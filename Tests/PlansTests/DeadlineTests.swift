import Base
import Plans
import TestKit
import Testing
import Workdays

/// When duties are due, against days worked out by hand and against a walk day by day.
@Suite struct TaskDeadlineTests {
  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  static func period(_ from: String, _ to: String) throws -> Period {
    try #require(Period(from: day(from), to: day(to)))
  }

  /// 24/11/2026 is off, 28/11 is worked.
  static func calendar() throws -> WorkCalendar {
    WorkCalendar([
      .init(day: try day("2026-11-24"), kind: .holiday, label: "", confirmed: true),
      .init(day: try day("2026-11-28"), kind: .swapWork, label: "", confirmed: true),
    ])
  }

  static func task(_ deadline: String, made: String = "2026-01-01", _ more: [SheetEdit] = []) throws -> PlanTask {
    let at = Instant.start(of: try day(made))
    let edits = [SheetEdit("", "kind", "task"), SheetEdit("", "deadline", deadline)] + more
    return PlanTask(
      id: "t", unit: UnitCode("X"),
      Sheet([SheetEntry(revision: 1, at: at, by: "person:1", act: "create", edits: edits)]))
  }

  private static func report(_ item: String, _ on: String, of: String? = nil, done: Bool = true) -> [SheetEdit] {
    [SheetEdit(item, "kind", "report"), SheetEdit(item, "on", on), SheetEdit(item, "done", done ? "1" : "0")]
      + (of.map { [SheetEdit(item, "of", $0)] } ?? [])
  }

  @Test(arguments: [
    "2026-10-31", "yearly:10-31", "quarterly:3", "monthly:31", "always", "arising:5", "decision:5", "appointment",
  ])
  func `every kind is written as it is read`(text: String) throws {
    #expect(try #require(TaskDeadline(text)).text == text)
  }

  @Test(arguments: ["", "2026-02-30", "yearly:13-01", "monthly:0", "monthly:32", "sometimes", "arising:0", "always:3"])
  func `what is no deadline is none`(text: String) { #expect(TaskDeadline(text) == nil) }

  @Test(arguments: 0..<200) func `days that come again are those a walk over the calendar finds`(seed: Int) throws {
    var chance = Chance(UInt64(seed))
    let from = try Self.day("2025-01-01") + chance.below(800)
    let period = try #require(Period(from: from, to: from + chance.below(900)))
    let named = 1 + chance.below(31)
    let month = 1 + chance.below(12)
    func isLast(_ day: Day) -> Bool { day == day.lastOfMonth && day.civil.day < named }
    let monthly = Recurrence.monthly(day: named).days(in: period)
    let quarterly = Recurrence.quarterly(day: named).days(in: period)
    var (walkedMonthly, walkedQuarterly, walkedYearly): ([Day], [Day], [Day]) = ([], [], [])
    var day = period.from
    while day <= period.to {
      if day.civil.day == named || isLast(day) {
        walkedMonthly.append(day)
        if day.civil.month % 3 == 0 { walkedQuarterly.append(day) }
        if day.civil.month == month { walkedYearly.append(day) }
      }
      day = day + 1
    }
    #expect(monthly == walkedMonthly)
    #expect(quarterly == walkedQuarterly)
    #expect(Recurrence.yearly(month: month, day: named).days(in: period) == walkedYearly)
  }

  @Test func `a day that is no working day is due the working day before`() throws {
    // 31/10/2026 is a Saturday.
    let task = try Self.task("2026-10-31")
    let year = try Self.period("2026-01-01", "2026-12-31")
    let calendar = try Self.calendar()
    #expect(task.standing(on: try Self.day("2026-10-01"), within: year, calendar).due == (try Self.day("2026-10-30")))
    #expect(task.standing(on: try Self.day("2026-10-22"), within: year, calendar).state == .open)
    #expect(task.standing(on: try Self.day("2026-10-23"), within: year, calendar).state == .soon)
    #expect(task.standing(on: try Self.day("2026-10-30"), within: year, calendar).state == .soon)
    #expect(task.standing(on: try Self.day("2026-10-31"), within: year, calendar).state == .late)
    let done = try Self.task("2026-10-31", Self.report("report-1", "2026-11-02"))
    #expect(done.standing(on: try Self.day("2026-12-01"), within: year, calendar) == TaskStanding(.done, wasLate: true))
  }

  @Test func `a recurring duty asks for its earliest day nobody reported, and none from before it was written down`()
    throws
  {
    let year = try Self.period("2026-01-01", "2026-12-31")
    let calendar = try Self.calendar()
    let today = try Self.day("2026-07-20")
    let open = try Self.task("quarterly:3", made: "2026-02-10")
    #expect(open.standing(on: today, within: year, calendar).of == "2026-03-03")
    #expect(open.standing(on: today, within: year, calendar).state == .late)
    let later = try Self.task("quarterly:3", made: "2026-06-10")
    #expect(later.standing(on: today, within: year, calendar).of == "2026-09-03")
    #expect(later.standing(on: today, within: year, calendar).state == .quiet)
    let reported = try Self.task(
      "quarterly:3", made: "2026-02-10",
      Self.report("report-1", "2026-03-02", of: "2026-03-03") + Self.report("report-2", "2026-06-02", of: "2026-06-03"))
    #expect(reported.standing(on: today, within: year, calendar).of == "2026-09-03")
  }

  @Test func `what runs all the time is shown once a quarter`() throws {
    let year = try Self.period("2026-01-01", "2026-12-31")
    let calendar = try Self.calendar()
    let task = try Self.task("always", Self.report("report-1", "2026-02-02", done: false))
    #expect(task.standing(on: try Self.day("2026-03-30"), within: year, calendar).state == .quiet)
    #expect(task.standing(on: try Self.day("2026-06-25"), within: year, calendar).state == .soon)
    #expect(task.standing(on: try Self.day("2026-07-02"), within: year, calendar).state == .late)
    let made = try Self.task("always", made: "2026-11-20")
    #expect(made.standing(on: try Self.day("2026-11-21"), within: year, calendar).state == .quiet)
    #expect(made.standing(on: try Self.day("2026-12-29"), within: year, calendar).state == .soon)
  }

  @Test func `after a decision five working days run, over a holiday and a worked Saturday`() throws {
    let year = try Self.period("2026-01-01", "2026-12-31")
    let calendar = try Self.calendar()
    let signed = [
      SheetEdit("occurrence-1", "kind", "occurrence"), SheetEdit("occurrence-1", "title", "12/QĐ"),
      SheetEdit("occurrence-1", "on", "2026-11-20"),
    ]
    let quiet = try Self.task("decision:5")
    #expect(quiet.standing(on: try Self.day("2026-11-21"), within: year, calendar) == TaskStanding(.quiet))
    let task = try Self.task("decision:5", signed)
    // 23, 25, 26, 27 and the worked Saturday 28.
    #expect(task.standing(on: try Self.day("2026-11-21"), within: year, calendar).due == (try Self.day("2026-11-28")))
    let done = try Self.task("decision:5", signed + Self.report("report-1", "2026-11-25", of: "occurrence-1"))
    #expect(done.standing(on: try Self.day("2026-12-21"), within: year, calendar).state == .done)
  }

  @Test func `before a day is the working day before it, and reminders are counted in working days`() throws {
    let calendar = try Self.calendar()
    let yaml = ObligationRule.read(
      Self.map([
        (
          "obligations",
          Self.list([
            Self.map([
              ("id", Self.text("r")), ("title", Self.text("Báo cáo")), ("owner", Self.text("Phòng")),
              ("for", Self.list([Self.text("commune")])), ("every", Self.text("yearly:11-26")),
              ("before", Self.text("true")), ("basis", Self.text("…")), ("status", Self.text("verified")),
            ])
          ])
        )
      ]))
    #expect(yaml.problems.isEmpty)
    let rule = try #require(yaml.rules.first)
    let owed = rule.obligations(
      of: .init(code: UnitCode("X"), name: "X", kind: .commune), within: try Self.period("2026-11-01", "2026-11-30"),
      calendar
    ) { _ in nil }
    let each = try #require(owed.first)
    #expect(owed.count == 1 && each.id == "X/r/2026-11-26")
    #expect(each.due == (try Self.day("2026-11-25")))
    // 24/11 is off: one working day before the 25th is the 23rd.
    #expect(each.reminderDays(calendar).last == (try Self.day("2026-11-23")))
    #expect(owed.due(at: try Self.day("2026-11-23"), calendar).count == 1)
    #expect(owed.due(at: try Self.day("2026-11-24"), calendar).isEmpty)
    #expect(owed.due(at: try Self.day("2026-11-27"), calendar).count == 1)
    #expect(
      rule.obligations(
        of: .init(code: UnitCode("P"), name: "P", kind: .province), within: try Self.period("2026-11-01", "2026-11-30"),
        calendar
      ) { _ in nil }.isEmpty)
  }

  // MARK: trees by hand

  static func text(_ text: String) -> LocatedTree {
    LocatedTree(place: Place(line: 1, column: 1), content: .scalar(text))
  }
  static func list(_ items: [LocatedTree]) -> LocatedTree {
    LocatedTree(place: Place(line: 1, column: 1), content: .list(items))
  }
  static func map(_ entries: [(String, LocatedTree)]) -> LocatedTree {
    LocatedTree(
      place: Place(line: 1, column: 1),
      content: .map(entries.map { .init(key: $0.0, keyPlace: Place(line: 1, column: 1), value: $0.1) }))
  }
}
