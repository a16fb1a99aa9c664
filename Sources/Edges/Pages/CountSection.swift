internal import Base
internal import Counting

/// The six counts by field, as the reports ask for them.
struct CountSection {
  let page: UnitPage

  func write(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "counts")]) { html in
      html.element("h2", [("id", "counts")], "Hồ sơ theo lĩnh vực")
      if page.counts.isEmpty {
        html.raw("<p>Chưa có hồ sơ nào trong kỳ.</p>")
        return
      }
      html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng: Hồ sơ theo lĩnh vực\">")
      html.raw(
        "<table class=\"counts\"><thead><tr><th scope=\"col\" rowspan=\"2\">Lĩnh vực</th>")
      html.raw(
        "<th scope=\"colgroup\" colspan=\"2\">Tiếp nhận</th><th scope=\"colgroup\" colspan=\"3\">Đã giải quyết</th>")
      html.raw("<th scope=\"colgroup\" colspan=\"2\">Đang giải quyết</th>")
      html.raw("<th scope=\"colgroup\" colspan=\"3\">Kết thúc khác</th></tr><tr>")
      for heading in [
        "Tồn trước", "Trong kỳ", "Trước hạn", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn", "Từ chối", "Rút", "Dừng",
      ] {
        html.element("th", [("scope", "col"), ("class", "num")], heading)
      }
      html.raw("</tr></thead><tbody>")
      for row in page.counts { self.row(row.key.isEmpty ? "(chưa rõ lĩnh vực)" : row.key, row.counts, &html) }
      html.raw("</tbody><tfoot>")
      row("Tổng cộng", page.counts.reduce(SixCounts()) { $0 + $1.counts }, &html)
      html.raw("</tfoot></table></div>")
    }
  }

  private func row(_ label: String, _ counts: SixCounts, _ html: inout Html) {
    html.element("tr", []) { html in
      html.element("th", [("scope", "row")], label)
      let cells = [
        counts.carriedOver, counts.received, counts.early, counts.onTime, counts.late, counts.openInTime,
        counts.openLate,
        counts.refused, counts.withdrawn, counts.stopped,
      ]
      for cell in cells { html.element("td", [("class", "num")], cell.vietnamese) }
    }
  }
}
