import Base
import Foundation
import Pages
import Records
import Testing

@Suite struct RecordPageTests {
  private static func page(_ notes: [Sentence] = []) throws -> RecordPage {
    let unit = OrgUnit(code: UnitCode("X\"1"), name: "<b>Xã</b>", kind: .commune)
    let period = try #require(Period.quarter(2, of: 2026))
    let now = try #require(Instant(iso: "2026-05-20T09:00:00", missing: .startOfDay))
    let window = try #require(Window(period, asOf: now))
    let address = PageAddress(
      "/dossiers", [("unit", "X\"1"), ("from", "2026-04-01"), ("to", "2026-06-30"), ("sort", "-left"), ("page", "2")])
    let table = RecordTable(
      [
        .init("code", "Mã", sort: "code"), .init("left", "Còn", number: true, sort: "left"), .init("none", "Trống"),
      ],
      [
        [.code("HS<1>", link: "/dossiers/HS%3C1%3E"), .integer(-1200, tone: .late), .empty],
        [.code("HS&2"), .integer(3), .empty],
      ])
    return RecordPage(
      title: "Hồ sơ", stamp: RecordPage.Stamp(unit: unit, window: window, rules: "portal-v2-2026"), address: address,
      picker: PeriodPicker(address: address, window: window, now: now, unit: unit, units: [unit]), notes: notes,
      parts: [
        .headline("Một & hai"), .facts([RecordPage.Fact("late", "Quá hạn", .integer(1, tone: .late))]),
        .filters([FilterField("office", "Phòng", [(value: "A\"", label: "<A>")])]),
        .section(
          RecordPage.Section(
            id: "dossiers", heading: "Danh sách", table: table,
            pager: RecordPage.Pager(page: 2, pages: 3, total: 120), isSortable: true,
            trend: TrendChart(
              title: "Điểm",
              marks: [("a", 100), ("a", 200), ("a", nil), ("b", 300), ("b", 400)].map { rules, value in
                TrendChart.Mark(label: "T", hundredths: value, shown: "1", rules: rules)
              }, top: 400, topShown: "4"),
            steps: StepChart(
              title: "Bước", rows: [StepChart.Row(label: "1", detail: "", from: period.start, to: now, limit: now)]))),
      ], frame: Frame(isSample: true))
  }

  @Test func `a page of records says of whom, which days, seen when, by which rules, and gives its other forms`() throws
  {
    let html = try Self.page().html()
    for said in [
      "&lt;b&gt;Xã&lt;/b&gt;", "Kỳ 1/4/2026 – 30/6/2026, tính đến 09:00 ngày 20/5/2026", "số liệu tạm thời",
      "Bộ quy tắc: portal-v2-2026", "format=csv", "format=xlsx", "format=json", "as_of=2026-05-20T09%3A00%3A00",
      "Dữ liệu mẫu.",
    ] { #expect(html.contains(said), "\(said)") }
    #expect(!html.contains("style=") && !html.contains("onclick"))
  }

  @Test func `text from data never becomes markup, and every element closes`() throws {
    let html = try Self.page().html()
    #expect(html.contains("HS&lt;1&gt;") && html.contains("&lt;A&gt;") && !html.contains("<b>Xã"))
    let void: Set = ["meta", "link", "input", "!DOCTYPE"]
    var open: [String] = []
    for tag in html.split(separator: "<").dropFirst() {
      let name = String(tag.prefix { !" />".contains($0) })
      if tag.hasPrefix("/") {
        #expect(open.popLast() == String(tag.dropFirst().prefix { $0 != ">" }))
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `columns that say nothing are not drawn, but they are in the files`() throws {
    let page = try Self.page()
    #expect(!page.html().contains("Trống"))
    #expect(page.sections[0].table.columns.map(\.id).contains("none"))
  }

  @Test func `a sorted heading turns, and a changed question begins on the first page`() throws {
    let html = try Self.page().html()
    #expect(html.contains("aria-sort=\"descending\""))
    #expect(html.contains("sort=left\""), "the other way round, without a page")
    #expect(html.contains("rel=\"next\"") && html.contains("page=3") && html.contains("page=1"))
  }

  @Test func `the trend breaks where nothing is known and where the rules change`() throws {
    let html = try Self.page().html()
    #expect(html.components(separatedBy: "class=\"dot\"").count - 1 == 4)
    #expect(html.components(separatedBy: "class=\"line\"").count - 1 == 2)
    #expect(html.components(separatedBy: "class=\"change\"").count - 1 == 1)
  }

  @Test func `one note stands open, several are folded`() throws {
    let note = Sentence(vi: "Điều cần biết", en: "To know")
    #expect(try Self.page([note]).html().contains("<p class=\"note\">Điều cần biết</p>"))
    #expect(try Self.page([note, note]).html().contains("<summary>2 điều cần biết về số liệu này</summary>"))
  }

  @Test func `the picker offers the period before and none that has not begun`() throws {
    let html = try Self.page().html()
    #expect(html.contains("‹ Quý I/2026") && !html.contains("Quý III/2026"))
    #expect(html.contains("from=2026-01-01&amp;to=2026-03-31"))
    #expect(html.contains("Kỳ báo cáo quý II/2026 (15–14)") && html.contains("type=\"datetime-local\""))
  }

  @Test func `an address keeps its order, drops what is empty and escapes`() {
    let address = PageAddress("/a", [("x", "1"), ("y", nil), ("z", "a b&c")])
    #expect(address.text == "/a?x=1&z=a%20b%26c")
    #expect(address.setting(("x", nil), ("page", "2")).text == "/a?z=a%20b%26c&page=2")
    #expect(address.setting(("page", "2")).setting(("x", "3")).text == "/a?x=3&z=a%20b%26c")
  }
}
