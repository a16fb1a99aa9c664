internal import Base
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// The indicators: bar, counts, score, what is lost, how much is known and where it came from.
struct IndicatorSection {
  let page: UnitPage

  func write(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "indicators")]) { html in
      html.element("h2", [("id", "indicators")], "\(page.score.indicators.count) chỉ tiêu")
      html.raw("<div class=\"scroll\"><table class=\"indicators\"><thead><tr><th scope=\"col\">Chỉ tiêu</th>")
      html.raw("<th scope=\"col\" class=\"wide\">Điểm</th><th scope=\"col\" class=\"num\">Đạt / tổng số</th>")
      html.raw("<th scope=\"col\" class=\"num\">Tỷ lệ</th><th scope=\"col\" class=\"num\">Mất</th>")
      html.raw("<th scope=\"col\" class=\"num\">Đủ dữ liệu</th><th scope=\"col\">Nguồn</th></tr></thead>")
      for block in page.score.blocks {
        html.element("tbody", [("id", "block-\(block.block.code)")]) { html in
          html.element("tr", [("class", "block")]) { html in
            html.element("th", [("scope", "rowgroup"), ("colspan", "7")]) { html in
              html.escaped("\(block.block.name.vi): \(block.score.vietnamese) / \(block.block.max.vietnamese)")
            }
          }
          for indicator in page.score.indicators where indicator.rule.block == block.block.code {
            row(indicator, &html)
          }
        }
      }
      html.raw("</table></div>")
    }
  }

  private func row(_ indicator: IndicatorScore, _ html: inout Html) {
    html.element("tr", [("class", indicator.state.rawValue)]) { html in
      html.element("th", [("scope", "row")]) { html in
        html.element("span", [("class", "no")], indicator.rule.no)
        html.raw(" ")
        html.element("a", [("href", address(indicator))], indicator.rule.name.vi)
      }
      html.element("td", [("class", "wide"), ("data-label", "Điểm")]) { html in
        Bar.write(&html, score: indicator.score, max: indicator.max)
        let score = indicator.unknown > .zero && indicator.score == .zero ? "–" : indicator.score.vietnamese
        html.element("span", [("class", "score")], "\(score) / \(indicator.max.vietnamese)")
      }
      html.element("td", [("class", "num"), ("data-label", "Đạt / tổng số")], counts(indicator))
      html.element("td", [("class", "num"), ("data-label", "Tỷ lệ")], ratio(indicator))
      html.element("td", [("class", "num"), ("data-label", "Mất")]) { html in
        if indicator.unknown > .zero {
          html.escaped("chưa biết (\(indicator.unknown.vietnamese))")
        } else if indicator.lost == .zero {
          html.raw("0")
        } else {
          html.element("a", [("href", address(indicator) + "#records")], indicator.lost.vietnamese)
        }
      }
      // Where everything is known from the unit itself, a narrow page does not say so on every line.
      let isUsual = indicator.coverage == .full && indicator.origin == .own
      let usual = isUsual ? " usual" : ""
      html.element(
        "td", [("class", "num" + usual), ("data-label", "Đủ dữ liệu")], "\(indicator.coverage.vietnamese) %")
      html.element("td", [("class", isUsual ? "usual" : nil), ("data-label", "Nguồn")], source(indicator))
    }
  }

  private func address(_ indicator: IndicatorScore) -> String {
    "/units/\(page.score.unit.code.text.percentEncoded)/indicators/\(indicator.rule.no)?\(page.query())"
  }

  private func counts(_ indicator: IndicatorScore) -> String {
    guard let numerator = indicator.numerator, let denominator = indicator.denominator else { return "–" }
    return "\(numerator.vietnamese) / \(denominator.vietnamese)"
  }

  private func ratio(_ indicator: IndicatorScore) -> String {
    switch indicator.state {
    case .noData, .notApplicable: indicator.state.sentence?.vi ?? ""
    case .value, .zero: indicator.ratio.map { "\($0.vietnamese) %" } ?? "–"
    }
  }

  private func source(_ indicator: IndicatorScore) -> String {
    var text = indicator.origin.sentence.vi
    if let at = indicator.publishedAsOf { text += " (\(at.vietnamese))" }
    if indicator.marks.contains("temporary") { text += ", mẫu số tạm theo năm trước" }
    return text
  }
}
