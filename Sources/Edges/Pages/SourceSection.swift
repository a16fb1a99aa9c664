internal import Base
internal import Rules
internal import Scoring
internal import Wording

/// Where the numbers came from: freshness, what is known, what is held back, by which rules.
struct SourceSection {
  let page: UnitPage

  func write(_ html: inout Html) {
    let score = page.score
    html.element("section", [("aria-labelledby", "sources"), ("class", "sources")]) { html in
      html.element("h2", [("id", "sources")], "Nguồn số liệu")
      html.element("dl", []) { html in
        item("Số liệu", score.source.sentence.vi, &html)
        item("Bộ quy tắc", "\(score.pack.title.vi) (\(score.pack.name))", &html)
        item("Căn cứ", score.pack.source, &html)
        if let arrival = page.newestArrival { item("Dữ liệu nhập gần nhất", arrival.vietnamese, &html) }
        item("Dòng của cả kho bị giữ lại, chưa tính", page.quarantined.vietnamese, &html)
        item("Chưa đủ dữ liệu", incomplete, &html)
      }
    }
  }

  private var incomplete: String {
    let short = page.score.indicators.filter { $0.coverage != .full && $0.state != .notApplicable }
    if short.isEmpty { return "không chỉ tiêu nào" }
    return short.map { "\($0.rule.no) (\($0.coverage.vietnamese) %)" }.joined(separator: ", ")
  }

  private func item(_ term: String, _ description: String, _ html: inout Html) {
    html.element("dt", [], term)
    html.element("dd", [], description)
  }
}
