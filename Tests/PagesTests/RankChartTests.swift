import Base
import Pages
import Testing

/// Places over the months: a smaller number is better, stands higher, and is said to be better.
@Suite struct RankChartTests {
  private func mark(_ label: String, _ rank: Int?, rules: String = "v1") -> RankChart.Mark {
    RankChart.Mark(label: label, rank: rank, of: 96, rules: rules)
  }

  private func drawn(_ marks: [RankChart.Mark]) -> String {
    let section = RecordPage.Section(
      id: "ranks", heading: "Hạng", table: RecordTable([.init("month", "Tháng")], [[.text("T7/25")]]),
      ranks: RankChart([RankChart.Line("Công khai", marks)]))
    return RecordPage(
      title: "Hạng", stamp: RecordPage.Stamp(unit: nil, window: nil), address: PageAddress("/x"),
      parts: [.section(section)], frame: Frame(menu: [])
    ).html()
  }

  /// Where the marks stand, from above.
  private func heights(_ html: String) -> [Double] {
    html.split(separator: "<circle ").dropFirst().compactMap { text in
      text.split(separator: "cy=\"").dropFirst().first.flatMap { Double($0.prefix { $0 != "\"" }) }
    }
  }

  @Test func `62, 34, 12 climbs fifty places and says so; 71, 33, 45 goes up and down`() throws {
    let up = [mark("T7/25", 62), mark("T8/25", 34), mark("T9/25", 12)]
    #expect(RankChart.words(up) == "hạng 62 → 34 → 12 trong 96: lên 50 bậc, tốt hơn")
    let html = drawn(up)
    #expect(heights(html).count == 3 && heights(html) == heights(html).sorted(by: >))
    let mixed = [mark("T7/25", 71), mark("T8/25", 33), mark("T9/25", 45)]
    #expect(RankChart.words(mixed) == "hạng 71 → 33 → 45 trong 96: lên 26 bậc, tốt hơn")
    let places = heights(drawn(mixed))
    #expect(places.count == 3 && places[1] < places[2] && places[2] < places[0])
    #expect(RankChart.words([mark("T7/25", 12), mark("T8/25", 20)]).hasSuffix("xuống 8 bậc, kém đi"))
    #expect(RankChart.words([mark("T7/25", 12), mark("T8/25", 12)]).hasSuffix("giữ nguyên"))
  }

  @Test func `the line is broken where a month is unknown, and dashed where the rules change`() {
    let gap = drawn([mark("T7/25", 5), mark("T8/25", nil), mark("T9/25", 3)])
    #expect(heights(gap).count == 2 && !gap.contains("class=\"line\""))
    let changed = drawn([mark("T7/25", 5), mark("T8/25", 3, rules: "v2")])
    #expect(changed.contains("class=\"change\"") && !changed.contains("class=\"line\""))
  }

  @Test func `a form keeps the question it stands in, and escapes what was typed`() {
    let form = AskForm(
      [
        AskForm.Group(
          "Thử", [AskForm.Field("do", "Việc", .lines, value: "<b>&"), AskForm.Field("n", "Số", .count(most: 3))]),
        AskForm.Group(
          "Khác", [AskForm.Field("then", "Bộ", .choice([("", "(như cũ)"), ("a", "A")]), value: "a")], isFolded: true),
      ], label: "Xem")
    let html = RecordPage(
      title: "Thử", stamp: RecordPage.Stamp(unit: nil, window: nil),
      address: PageAddress("/x", [("from", "2026-01-01"), ("do", "cũ"), ("page", "3")]), parts: [.ask(form)],
      frame: Frame(menu: [])
    ).html()
    #expect(html.contains("method=\"get\"") && html.contains("&lt;b&gt;&amp;"))
    #expect(html.contains("<input type=\"hidden\" name=\"from\" value=\"2026-01-01\">"))
    #expect(!html.contains("type=\"hidden\" name=\"do\"") && !html.contains("type=\"hidden\" name=\"page\""))
    #expect(html.contains("max=\"3\"") && html.contains("<option value=\"a\" selected=\"\">"))
    // What is filled in is not hidden in a fold.
    #expect(html.components(separatedBy: "<details open=\"\">").count == 3)
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [Substring] {
    self.split(separator: mark, omittingEmptySubsequences: false)
  }
}
