internal import Base

/// Figures on their way to goals: one bar a row, from nothing to the most there can be, with the start as a thin line and the
/// goal as a thick one. What the bar shows is said in words beside it.
package struct BulletChart: Sendable {
  package struct Row: Sendable {
    package var label: String
    package var now: String
    package var goal: String
    package var state: String
    package var tone: RecordTable.Tone?
    package var detail: String?
    /// Places on the bar, in thousandths of it; nil where there is none.
    package var value: Int?
    package var start: Int?
    package var target: Int?
    package var link: String?

    package init(
      label: String, now: String, goal: String, state: String, tone: RecordTable.Tone? = nil, detail: String? = nil,
      value: Int? = nil, start: Int? = nil, target: Int? = nil, link: String? = nil
    ) {
      self.label = label
      self.now = now
      self.goal = goal
      self.state = state
      self.tone = tone
      self.detail = detail
      self.value = value
      self.start = start
      self.target = target
      self.link = link
    }
  }

  package var title: String
  package var rows: [Row]

  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }

  func write(_ html: inout Html) {
    if rows.isEmpty { return }
    html.element("ul", [("class", "bullets"), ("aria-label", title)]) { html in
      for row in rows { html.element("li", []) { write(row, &$0) } }
    }
  }

  private func write(_ row: Row, _ html: inout Html) {
    html.element("b", []) { html in
      if let link = row.link { html.element("a", [("href", link)], row.label) } else { html.escaped(row.label) }
    }
    html.element("span", [("class", "way")]) { html in
      html.escaped("\(row.now) → \(row.goal) ")
      html.element("em", [("class", row.tone?.rawValue)], row.state)
    }
    bar(row, &html)
    if let detail = row.detail { html.element("small", [], detail) }
  }

  private func bar(_ row: Row, _ html: inout Html) {
    let words = "\(row.label): \(row.now), mục tiêu \(row.goal), \(row.state.lowercased())"
    html.element(
      "svg",
      [
        ("class", "bullet"), ("viewBox", "0 0 1000 20"), ("preserveAspectRatio", "none"), ("role", "img"),
        ("aria-label", words),
      ]
    ) { html in
      html.element("title", [], words)
      html.element("rect", [("class", "ground"), ("x", "0"), ("y", "0"), ("width", "1000"), ("height", "20")])
      if let value = row.value {
        html.element(
          "rect", [("class", "got"), ("x", "0"), ("y", "4"), ("width", String(max(2, value))), ("height", "12")])
      }
      if let start = row.start { mark("start", start, 4, &html) }
      if let target = row.target { mark("goal", target, 8, &html) }
    }
  }

  private func mark(_ kind: String, _ place: Int, _ width: Int, _ html: inout Html) {
    html.element(
      "rect",
      [
        ("class", kind), ("x", String(min(1000 - width, max(0, place - width / 2)))), ("y", "0"),
        ("width", String(width)), ("height", "20"),
      ])
  }
}
