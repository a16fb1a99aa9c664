internal import Base
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// The top of the loss ledger: the largest losses under their indicator and reason, with the records behind them. The whole
/// ledger is a page of its own.
struct LossSection {
  let page: UnitPage
  private static let groupsShown = 8
  /// Records shown on the page; the whole list is one click away.
  private static let shown = 12

  func write(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "losses")]) { html in
      html.element("h2", [("id", "losses")], "Sổ mất điểm")
      html.element("p", [("class", "lossmore")]) { html in
        html.escaped(
          page.score.unknown > .zero
            ? "Mất \(page.score.missed.vietnamese) điểm, \(page.score.unknown.vietnamese) điểm chưa có dữ liệu; dưới đây là các khoản lớn nhất. "
            : "Mất \(page.score.missed.vietnamese) điểm; dưới đây là các khoản lớn nhất. ")
        html.element(
          "a", [("href", "/units/\(page.score.unit.code.text.percentEncoded)/losses?\(page.query())")],
          "Mở cả sổ, từng dòng, cộng đúng từng phần trăm điểm")
        html.raw(" · ")
        let api = "unit=\(page.score.unit.code.text.percentEncoded)&\(page.query())"
        html.element("a", [("href", "/api/v1/explain.csv?\(api)")], "Tải toàn bộ (CSV)")
        html.raw(" · ")
        html.element("a", [("href", "/api/v1/explain?\(api)")], "JSON")
      }
      html.raw("<div class=\"scroll\"><table class=\"losses\"><thead><tr><th scope=\"col\">Chỉ tiêu và lý do</th>")
      html.raw("<th scope=\"col\" class=\"num\">Bản ghi</th><th scope=\"col\" class=\"num\">Mất điểm</th>")
      html.raw("<th scope=\"col\">Lấy lại</th></tr></thead><tbody>")
      var seen: Set<String> = []
      let groups = groups
      for group in groups.prefix(Self.groupsShown) { row(group, isFirst: seen.insert(group.no).inserted, &html) }
      html.raw("</tbody></table></div>")
      if groups.count > Self.groupsShown {
        html.element("p", [("class", "lossmore")]) { html in
          html.element(
            "a", [("href", "/units/\(page.score.unit.code.text.percentEncoded)/losses?\(page.query())")],
            "Còn \((groups.count - Self.groupsShown).vietnamese) khoản nữa")
        }
      }
    }
  }

  struct Group {
    let no: String
    let reason: LossLine.Reason
    var lines: [LossLine]
    /// Their sum in units of 10⁻⁹.
    var billionths: Int
    /// The sum is exact to the hundredth.
    var isExact: Bool
  }

  /// The larger loss first; all rounding in one last line.
  private var groups: [Group] {
    let rounding = page.losses.filter { $0.kind == .rounding }
    let byNo = Dictionary(grouping: page.losses.filter { $0.kind != .rounding }, by: \.no)
    var groups: [Group] = byNo.flatMap { no, lines in
      Dictionary(grouping: lines, by: \.reason).map { reason, lines in
        // Lines of one indicator and reason all lost the same share, or there is only one.
        let share = lines[0].points * Fraction(lines.count)
        return Group(
          no: no, reason: reason, lines: lines, billionths: share.billionths,
          isExact: Points(hundredths: share.roundedHundredths).fraction == share)
      }
    }
    groups.sort { a, b in
      a.billionths != b.billionths
        ? a.billionths > b.billionths : (a.no, a.reason.rawValue) < (b.no, b.reason.rawValue)
    }
    if !rounding.isEmpty {
      let sum = rounding.reduce(0) { $0 + $1.points.billionths }
      groups.append(Group(no: "", reason: .rounding, lines: rounding, billionths: sum, isExact: false))
    }
    return groups
  }

  private func row(_ group: Group, isFirst: Bool, _ html: inout Html) {
    html.element(
      "tr",
      [("id", isFirst && !group.no.isEmpty ? "loss-\(group.no)" : nil), ("class", group.lines.first?.kind.rawValue)]
    ) {
      html in
      html.element("th", [("scope", "row")]) { html in
        html.element("span", [("class", "no")], group.no)
        html.escaped(" " + group.reason.sentence.vi)
        codes(group, &html)
      }
      let records = group.lines.count { $0.kind == .record }
      html.element("td", [("class", "num"), ("data-label", "Bản ghi")], records == 0 ? "–" : records.vietnamese)
      html.element("td", [("class", "num"), ("data-label", "Mất điểm")], shownPoints(group))
      html.element("td", [("data-label", "Lấy lại")], recoverable(group))
    }
  }

  private func codes(_ group: Group, _ html: inout Html) {
    let records = group.lines.filter { $0.kind == .record }
    guard let first = records.first else { return }
    html.element("details", []) { html in
      html.element("summary", [], "Mỗi bản ghi \(first.points.description) điểm; xem mã")
      html.element("p", [("class", "codes")]) { html in
        for line in records.prefix(Self.shown) {
          html.element("code", [], line.code)
          html.raw(" ")
        }
        if records.count > Self.shown { html.escaped("… và \((records.count - Self.shown).vietnamese) bản ghi nữa") }
      }
    }
  }

  private func shownPoints(_ group: Group) -> String {
    let halfHundredth = group.billionths < 0 ? -5_000_000 : 5_000_000
    let rounded = Points(hundredths: (group.billionths + halfHundredth) / 10_000_000)
    return group.isExact ? rounded.vietnamese : "≈ \(rounded.vietnamese)"
  }

  private func recoverable(_ group: Group) -> String {
    guard group.lines.first?.kind == .record else { return "–" }
    let now = group.lines.count { $0.recoverable == .thisPeriod }
    if now == 0 {
      return (group.lines.first?.recoverable ?? .no).sentence.vi
    }
    return now == group.lines.count
      ? LossLine.Recoverable.thisPeriod.sentence.vi : "\(now.vietnamese) bản ghi còn lấy lại được trong kỳ"
  }
}
