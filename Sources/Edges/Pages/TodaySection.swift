internal import Base

/// What a leader asks in the morning: what changed, what waits, what is cheapest to win back and whose it is.
package struct TodaySection: Sendable {
  /// The same period as it stood some days ago.
  package struct Change: Sendable {
    /// `từ 14/11/2026`
    package var since: String
    package var hundredths: Int
    /// Places gained; negative for lost ones, nil where nobody is ranked.
    package var places: Int?

    package init(since: String, hundredths: Int, places: Int?) {
      self.since = since
      self.hundredths = hundredths
      self.places = places
    }
  }

  /// One line that leads to its list.
  package struct Line: Sendable {
    package var words: String
    package var figure: String
    package var link: String
    package var detail: String?
    package var tone: RecordTable.Tone?

    package init(
      _ words: String, figure: String, link: String, detail: String? = nil, tone: RecordTable.Tone? = nil
    ) {
      self.words = words
      self.figure = figure
      self.link = link
      self.detail = detail
      self.tone = tone
    }
  }

  package var changes: [Change]
  /// Which indicators moved since the earliest of the changes.
  package var moved: [Line]
  package var work: [Line]
  package var gains: [Line]

  package init(changes: [Change], moved: [Line], work: [Line], gains: [Line]) {
    self.changes = changes
    self.moved = moved
    self.work = work
    self.gains = gains
  }

  func write(_ html: inout Html) {
    html.element("section", [("class", "today"), ("aria-label", "Hôm nay")]) { html in
      html.element("div", []) { html in
        html.element("h2", [], "Vì sao đổi")
        if changes.isEmpty { html.element("p", [("class", "nothing")], "Chưa đủ một tuần số liệu để so.") }
        for change in changes { self.change(change, &html) }
        lines(moved, &html)
      }
      html.element("div", []) { html in
        html.element("h2", [], "Hồ sơ cần xử lý")
        lines(work, &html)
      }
      html.element("div", []) { html in
        html.element("h2", [], "Lấy lại được nhiều nhất")
        if gains.isEmpty { html.element("p", [("class", "nothing")], "Không còn điểm nào lấy lại được trong kỳ.") }
        lines(gains, &html)
      }
    }
  }

  private func change(_ change: Change, _ html: inout Html) {
    let points = Points(hundredths: abs(change.hundredths)).vietnamese
    let score =
      change.hundredths == 0
      ? "= không đổi" : change.hundredths > 0 ? "▲ tăng \(points) điểm" : "▼ giảm \(points) điểm"
    var words = change.since
    if let places = change.places {
      words += places == 0 ? ", giữ hạng" : places > 0 ? ", lên \(places) bậc" : ", xuống \(-places) bậc"
    }
    html.element("p", [("class", "change")]) { html in
      html.element("b", [], score)
      html.escaped(" " + words)
    }
  }

  private func lines(_ lines: [Line], _ html: inout Html) { Self.write(lines, &html) }

  static func write(_ lines: [Line], _ html: inout Html) {
    if lines.isEmpty { return }
    html.element("ul", []) { html in
      for line in lines {
        html.element("li", [("class", line.tone?.rawValue)]) { html in
          html.element("a", [("href", line.link)], line.words)
          html.raw(" ")
          html.element("b", [], line.figure)
          if let detail = line.detail { html.element("small", [], detail) }
        }
      }
    }
  }
}
