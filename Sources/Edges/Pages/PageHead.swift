internal import Base
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// Who, when, how many points, which place: what a busy chair reads in ten seconds.
struct PageHead {
  let page: UnitPage
  private var score: UnitScore { page.score }

  func write(_ html: inout Html) {
    html.element("h1", [], score.unit.name)
    html.element("p", [("class", "asof")]) { html in
      let window = score.window
      html.escaped(
        "Kỳ \(window.period.from.vietnamese) – \(window.period.to.vietnamese), tính đến \(window.end.vietnamese)")
      if window.isOpen { html.raw(" <span class=\"tag\">số liệu tạm thời</span>") }
    }
    stamp(&html)
    // Only who signed in has other pages to go to.
    if page.frame.reader != nil {
      UnitTab.write(&html, unit: score.unit, address: page.picker.address, current: .board)
    }
    verdict(&html)
    page.today?.write(&html)
    page.communes?.write(&html)
    NoteFold(notes: score.notes + page.notes).write(&html)
    page.picker.write(&html)
  }

  /// Whose figures, by which rules; the same as files, and at an address that says the same next year.
  private func stamp(_ html: inout Html) {
    html.element("p", [("class", "stamp")]) { html in
      html.escaped("Nguồn: \(score.source.sentence.vi)")
      if let arrival = page.newestArrival { html.escaped(", đến gần nhất \(arrival.vietnamese)") }
      html.escaped(". Bộ quy tắc: \(score.pack.name). ")
      let address = page.picker.address.setting(("as_of", score.window.end.isoLocal))
      let asked = PageAddress(
        "/api/v1/scores", [("unit", score.unit.code.text)] + address.items.map { ($0.name, $0.value) })
      html.element("span", [("class", "formats")]) { html in
        html.element("a", [("href", asked.at("/api/v1/scores.csv", keeping: asked.names).text)], "CSV")
        html.raw(" ")
        html.element("a", [("href", asked.text)], "JSON")
        html.raw(" ")
        html.element("a", [("href", address.text)], "Liên kết cố định")
      }
    }
  }

  private func verdict(_ html: inout Html) {
    html.element("section", [("class", "verdict"), ("aria-label", "Kết quả chung")]) { html in
      html.element("p", [("class", "total")]) { html in
        html.element("b", [], score.total.vietnamese)
        html.element("span", [], " / \(score.max.shortVietnamese) điểm")
      }
      html.element("p", [("class", "facts")]) { html in
        if let band = score.band { html.element("span", [("class", "band")], "Xếp loại \(band.name.vi.lowercased())") }
        if let rank = page.rank { html.element("span", [("class", "rank")], rankText(rank)) }
      }
      html.element("p", [("class", "headline")], headline)
      leaderLine(&html)
    }
  }

  private func rankText(_ rank: RankInterval) -> String {
    let tied = rank.worst - rank.best + 1
    let kind = score.unit.kind.sentence.vi
    return tied > 1
      ? "Hạng \(rank.best)–\(rank.worst)/\(page.peers) \(kind) (đồng hạng \(tied))"
      : "Hạng \(rank.best)/\(page.peers) \(kind)"
  }

  /// The finding in one sentence.
  private var headline: String {
    let lost = score.max - score.total
    if lost == .zero { return "Không mất điểm nào." }
    let unknown = score.indicators.filter { $0.coverage == .none && $0.state == .noData }
      .reduce(Points.zero) { $0 + $1.lost }
    let worst = score.blocks.max { $0.block.max - $0.score < $1.block.max - $1.score }
    let recoverable = page.losses.filter { $0.recoverable == .thisPeriod }.reduce(0) { $0 + $1.points.billionths }
    var text = "Mất \((lost - unknown).vietnamese) điểm"
    if unknown > .zero { text += ", còn \(unknown.vietnamese) điểm chưa có dữ liệu để biết" }
    if let worst { text += ", nhiều nhất ở “\(worst.block.name.vi)” (\((worst.block.max - worst.score).vietnamese))" }
    let points = Points(hundredths: recoverable / 10_000_000)
    if points > .zero { text += "; \(points.vietnamese) điểm còn lấy lại được trong kỳ" }
    return text + "."
  }

  /// For a leader in one line: the portal, Soi, and how far apart they are.
  private func leaderLine(_ html: inout Html) {
    guard let published = page.published else { return }
    var text = "Cổng Dịch vụ công quốc gia công bố \(published.total.vietnamese); Soi tính \(score.total.vietnamese)"
    if let apart = Comparison(own: score, published: published).dossiersApart {
      text += apart == 0 ? "; hai bên đếm số hồ sơ như nhau" : "; hai bên lệch \(apart.vietnamese) hồ sơ"
    }
    html.element("p", [("class", "leader")], text + ".")
  }
}
