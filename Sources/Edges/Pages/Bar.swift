internal import Base

/// A bar of points: how much of the maximum there is, and what is lost, as SVG that says itself in words.
enum Bar {
  static func write(_ html: inout Html, score: Points, max: Points) {
    let full = Swift.max(1, max.hundredths)
    let percent = fixedPoint(score.hundredths * 10_000 / full, separator: ".")
    let label = "\(score.vietnamese) trên \(max.vietnamese) điểm"
    html.element(
      "svg",
      [
        ("class", "bar"), ("viewBox", "0 0 100 10"), ("preserveAspectRatio", "none"), ("role", "img"),
        ("aria-label", label),
      ]
    ) { html in
      html.element("title", [], label)
      html.element("rect", [("class", "lost"), ("x", "0"), ("y", "0"), ("width", "100"), ("height", "10")])
      html.element("rect", [("class", "got"), ("x", "0"), ("y", "0"), ("width", percent), ("height", "10")])
    }
  }
}
