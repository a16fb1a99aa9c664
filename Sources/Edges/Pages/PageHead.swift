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
      if score.isBlank {
        html.element("p", [("class", "headline")], "Chưa có số liệu nào của kỳ này để tính điểm.")
        return
      }
      html.element("p", [("class", "total")]) { html in
        html.element("b", [], score.total.vietnamese)
        html.element("span", [], " / \(score.max.shortVietnamese) điểm")
      }
      html.element("p", [("class", "facts")]) { html in
        if let band = score.certainBand {
          html.element("span", [("class", "band")], "Xếp loại \(band.name.vi.lowercased())")
        } else if score.unknown > .zero {
          html.element(
            "span", [("class", "band")], "Chưa xếp loại được: còn \(score.unknown.vietnamese) điểm chưa biết")
        }
        if let rank = page.rank { html.element("span", [("class", "rank")], rankText(rank)) }
      }
      html.element("p", [("class", "headline")], headline)
      leaderLine(&html)
    }
  }

  private func rankText(_ rank: RankInterval) -> String {
    let tied = rank.worst - rank.best + 1
    let kind = score.unit.kind.sentence.vi + (score.source == .published ? " có số Cổng công bố" : "")
    return tied > 1
      ? "Hạng \(rank.best)–\(rank.worst)/\(page.peers) \(kind) (đồng hạng \(tied))"
      : "Hạng \(rank.best)/\(page.peers) \(kind)"
  }

  /// The finding in one sentence.
  private var headline: String {
    let unknown = score.unknown
    if score.missed == .zero, unknown == .zero { return "Không mất điểm nào." }
    let missed = score.blocks.map { ($0.block, $0.block.max - $0.score - score.unknown(in: $0.block)) }
    let worst = missed.max { $0.1 < $1.1 }
    let recoverable = page.losses.filter { $0.recoverable == .thisPeriod }.reduce(0) { $0 + $1.points.billionths }
    var text = "Mất \(score.missed.vietnamese) điểm"
    if let worst, worst.1 > .zero { text += ", nhiều nhất ở “\(worst.0.name.vi)” (\(worst.1.vietnamese))" }
    let points = Points(hundredths: recoverable / 10_000_000)
    if points > .zero { text += "; \(points.vietnamese) điểm còn lấy lại được trong kỳ" }
    text += "."
    if unknown > .zero {
      let blind = score.indicators.filter { $0.unknown > .zero }.map(\.rule.no).joined(separator: ", ")
      text += " Thêm \(unknown.vietnamese) điểm chưa biết được hay mất vì chưa có dữ liệu (chỉ tiêu \(blind))."
    }
    return text
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
