/// What the control office of a province looks for first: who fell, who is lowest, and what many of them have in common.
package struct CommunesSection: Sendable {
  /// `trong 7 ngày`
  package var since: String
  package var fallen: [TodaySection.Line]
  package var lowest: [TodaySection.Line]
  /// Indicators at which at least three communes lose the most.
  package var common: [TodaySection.Line]
  /// The ranking, whoever fell first.
  package var ranking: String

  package init(
    since: String, fallen: [TodaySection.Line], lowest: [TodaySection.Line], common: [TodaySection.Line],
    ranking: String
  ) {
    self.since = since
    self.fallen = fallen
    self.lowest = lowest
    self.common = common
    self.ranking = ranking
  }

  func write(_ html: inout Html) {
    html.element("section", [("class", "today"), ("aria-label", "Xã, phường, đặc khu cần xem")]) { html in
      part("Tụt nhiều nhất \(since)", fallen, none: "Không xã, phường nào giảm điểm.", &html)
      part("Thấp nhất", lowest, none: "Chưa có xã, phường nào.", &html)
      part("Nguyên nhân chung", common, none: "Chưa có chỉ tiêu nào mà từ 3 xã, phường cùng mất nhiều nhất.", &html)
    }
    html.element("p", [("class", "lossmore")]) { $0.element("a", [("href", ranking)], "Cả bảng, xếp theo thay đổi") }
  }

  private func part(_ heading: String, _ lines: [TodaySection.Line], none: String, _ html: inout Html) {
    html.element("div", []) { html in
      html.element("h2", [], heading)
      if lines.isEmpty { html.element("p", [("class", "nothing")], none) }
      TodaySection.write(lines, &html)
    }
  }
}
