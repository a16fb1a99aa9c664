import Base
import Testing

@Suite struct PeriodShapeTests {
  private static func period(_ from: String, _ to: String) throws -> Period {
    try #require(Period(from: try #require(Day(iso: from)), to: try #require(Day(iso: to))))
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-31", "Tháng 3/2026", "2026-02-01", "2026-04-30"),
    ("2026-01-01", "2026-03-31", "Quý I/2026", "2025-10-01", "2026-06-30"),
    ("2026-07-01", "2026-12-31", "6 tháng cuối năm 2026", "2026-01-01", "2027-06-30"),
    ("2026-01-01", "2026-12-31", "Năm 2026", "2025-01-01", "2027-12-31"),
    ("2025-12-15", "2026-03-14", "Kỳ báo cáo quý I/2026 (15–14)", "2025-09-15", "2026-06-14"),
    ("2026-02-15", "2026-03-14", "Kỳ báo cáo tháng 3/2026 (15–14)", "2026-01-15", "2026-04-14"),
    ("2025-12-15", "2026-12-14", "Kỳ báo cáo năm 2026 (15–14)", "2024-12-15", "2027-12-14"),
    ("2026-01-01", "2026-11-20", "Từ đầu năm 2026 đến 20/11", "2025-01-01", "2027-11-20"),
    ("2025-07-01", "2025-09-15", "1/7/2025 – 15/9/2025", "2025-04-15", "2025-12-01"),
  ])
  func `a period has a name, one before it and one after`(
    from: String, to: String, name: String, previousFrom: String, nextTo: String
  ) throws {
    let period = try Self.period(from, to)
    #expect(period.name.vi == name)
    let (previous, next) = (try #require(period.previous), try #require(period.next))
    #expect(previous.from.iso == previousFrom && next.to.iso == nextTo)
    if period.shape != .yearToDate {
      #expect(previous.to + 1 == period.from && period.to + 1 == next.from)
      #expect(previous.next == period && next.previous == period)
    }
  }

  @Test func `around a day people choose whole and reporting periods`() throws {
    let day = try #require(Day(iso: "2026-11-21"))
    let names = Period.choices(around: day, today: day).map(\.name.vi)
    #expect(
      names == [
        "Tháng 11/2026", "Quý IV/2026", "6 tháng cuối năm 2026", "Năm 2026", "Từ đầu năm 2026 đến 21/11",
        "Kỳ báo cáo tháng 12/2026 (15–14)", "Kỳ báo cáo quý IV/2026 (15–14)",
        "Kỳ báo cáo 6 tháng cuối năm 2026 (15–14)",
        "Kỳ báo cáo năm 2026 (15–14)",
      ])
    for choice in Period.choices(around: day, today: day) { #expect(choice.contains(day), "\(choice)") }
    // From the 15th of December on, the next year's first reporting month runs.
    let late = try #require(Day(iso: "2026-12-20"))
    #expect(Period.choices(around: late, today: late).contains { $0.name.vi == "Kỳ báo cáo tháng 1/2027 (15–14)" })
  }
}
