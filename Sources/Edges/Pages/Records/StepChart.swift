package import Base

/// What ran when, one bar a row on one axis of time, with the limit of each as a mark.
package struct StepChart: Sendable {
  package struct Row: Sendable {
    package var label: String
    package var detail: String
    package var from: Instant
    package var to: Instant
    package var limit: Instant?
    package var tone: RecordTable.Tone?

    package init(
      label: String, detail: String, from: Instant, to: Instant, limit: Instant? = nil,
      tone: RecordTable.Tone? = nil
    ) {
      self.label = label
      self.detail = detail
      self.from = from
      self.to = to
      self.limit = limit
      self.tone = tone
    }
  }

  package var title: String
  package var rows: [Row]

  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }

  func write(_ html: inout Html) {
    guard let start = rows.map(\.from).min(), let end = rows.flatMap({ [$0.to, $0.limit ?? $0.to] }).max() else {
      return
    }
    let length = max(1, end - start)
    func place(_ instant: Instant) -> Int { Int((instant - start) * 100_000 / length) }
    func text(_ place: Int) -> String { fixedPoint(place, separator: ".") }
    html.element("figure", [("class", "steps")]) { html in
      html.element("figcaption", [], "\(title): từ \(start.vietnamese) đến \(end.vietnamese)")
      html.element("ol", []) { html in
        for row in rows {
          html.element("li", [("class", row.tone?.rawValue)]) { html in
            html.element("b", [], row.label)
            html.element("span", [], row.detail)
            html.element(
              "svg", [("viewBox", "0 0 1000 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")]
            ) { html in
              html.element("rect", [("class", "ground"), ("x", "0"), ("y", "4"), ("width", "1000"), ("height", "2")])
              let from = place(row.from)
              // What took no time is still seen.
              let width = max(400, place(row.to) - from)
              html.element(
                "rect",
                [
                  ("class", "ran"), ("x", text(min(from, 99_600))), ("y", "1"), ("width", text(width)),
                  ("height", "8"),
                ])
              if let limit = row.limit {
                let at = text(min(max(place(limit), 100), 99_900))
                html.element("line", [("class", "limit"), ("x1", at), ("x2", at), ("y1", "0"), ("y2", "10")])
              }
            }
          }
        }
      }
    }
  }
}
