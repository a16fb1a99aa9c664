internal import Base

/// A line of one number over periods, broken where nothing is known and where the rules change. The table beside it says the same.
package struct TrendChart: Sendable {
  package struct Mark: Sendable {
    package var label: String
    /// Hundredths of points or of percent; nil where nothing is known.
    package var hundredths: Int?
    package var shown: String
    /// What it was computed by; the line does not join two of these.
    package var rules: String

    package init(label: String, hundredths: Int?, shown: String, rules: String) {
      self.label = label
      self.hundredths = hundredths
      self.shown = shown
      self.rules = rules
    }
  }

  package var title: String
  package var marks: [Mark]
  /// The top of the scale; its foot is zero.
  package var top: Int
  package var topShown: String

  package init(title: String, marks: [Mark], top: Int, topShown: String) {
    self.title = title
    self.marks = marks
    self.top = top
    self.topShown = topShown
  }

  private static let height = 100

  func write(_ html: inout Html) {
    html.element("figure", [("class", "trend")]) { html in
      html.element("figcaption", [], title)
      html.element("div", [("class", "plot")]) { html in
        html.element("p", [("class", "scale"), ("aria-hidden", "true")]) { html in
          html.element("span", [], topShown)
          html.element("span", [], "0")
        }
        let width = String(max(1, marks.count) * 100)
        html.element(
          "svg",
          [
            ("viewBox", "0 0 \(width) \(Self.height)"), ("preserveAspectRatio", "none"), ("role", "img"),
            ("aria-label", words),
          ]
        ) { html in
          html.element("title", [], words)
          for height in [0, 50, 100] {
            html.element(
              "line", [("class", "grid"), ("x1", "0"), ("x2", width), ("y1", String(height)), ("y2", String(height))])
          }
          lines(&html)
        }
      }
      html.element("ol", [("class", "months"), ("aria-hidden", "true")]) { html in
        for mark in marks {
          html.element("li", []) { html in
            html.element("b", [], mark.shown)
            html.element("span", [], mark.label)
          }
        }
      }
    }
  }

  private func lines(_ html: inout Html) {
    for (index, mark) in marks.enumerated() {
      guard let value = mark.hundredths else { continue }
      let (x, y) = (String(index * 100 + 50), height(value))
      if index > 0 {
        let before = marks[index - 1]
        if before.rules != mark.rules {
          let at = String(index * 100)
          html.element("line", [("class", "change"), ("x1", at), ("x2", at), ("y1", "0"), ("y2", "\(Self.height)")])
        } else if let earlier = before.hundredths {
          html.element(
            "line",
            [("class", "line"), ("x1", String(index * 100 - 50)), ("y1", height(earlier)), ("x2", x), ("y2", y)])
        }
      }
      html.element("line", [("class", "dot"), ("x1", x), ("x2", x), ("y1", y), ("y2", y)])
    }
  }

  private func height(_ value: Int) -> String {
    fixedPoint(Self.height * 100 - value * Self.height * 100 / max(1, top), separator: ".")
  }

  private var words: String {
    title + ": " + marks.map { "\($0.label) \($0.shown)" }.joined(separator: "; ")
  }
}
