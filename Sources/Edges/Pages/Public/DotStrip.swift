internal import Base

/// Where units stand among each other: a dot for each on a line of points, equal ones above each other. The table beside it
/// says the same in numbers.
struct DotStrip {
  struct Dot {
    let points: Points
    let isMarked: Bool
  }

  let title: String
  let description: String
  let dots: [Dot]

  private static let width = 720
  private static let radius = 5

  func write(_ html: inout Html) {
    guard let low = dots.map(\.points.hundredths).min(), let high = dots.map(\.points.hundredths).max() else { return }
    let start = low / 500 * 500
    let end = max(start + 500, (high + 499) / 500 * 500)
    let columns = place(start, end)
    let tallest = columns.values.map(\.count).max() ?? 1
    let base = tallest * 2 * Self.radius + 6
    html.element(
      "svg",
      [
        ("class", "strip"), ("viewBox", "0 0 \(Self.width + 40) \(base + 26)"), ("role", "img"),
        ("aria-label", "\(title). \(description)"),
      ]
    ) { html in
      html.element("title", [], title)
      html.element("desc", [], description)
      html.element(
        "line",
        [("x1", "10"), ("x2", "\(Self.width + 30)"), ("y1", "\(base)"), ("y2", "\(base)"), ("class", "axis")])
      for tick in stride(from: start, through: end, by: tickStep(start, end)) {
        let x = "\(20 + (tick - start) * Self.width / (end - start))"
        html.element("line", [("x1", x), ("x2", x), ("y1", "\(base)"), ("y2", "\(base + 5)"), ("class", "axis")])
        html.element(
          "text", [("x", x), ("y", "\(base + 20)"), ("text-anchor", "middle")], Points(hundredths: tick).shortVietnamese
        )
      }
      for (column, dots) in columns.sorted(by: { $0.key < $1.key }) {
        // The marked one lowest, where it is looked for.
        for (row, isMarked) in dots.sorted(by: { $0 && !$1 }).enumerated() {
          html.element(
            "circle",
            [
              ("cx", "\(column * 2 * Self.radius + 20)"), ("cy", "\(base - Self.radius - 1 - row * 2 * Self.radius)"),
              ("r", isMarked ? "6" : "4"), ("class", isMarked ? "own" : nil),
            ])
        }
      }
    }
  }

  /// Dots by column of the picture.
  private func place(_ start: Int, _ end: Int) -> [Int: [Bool]] {
    var columns: [Int: [Bool]] = [:]
    for dot in dots {
      let x = (dot.points.hundredths - start) * Self.width / (end - start)
      columns[x / (2 * Self.radius), default: []].append(dot.isMarked)
    }
    return columns
  }

  private func tickStep(_ start: Int, _ end: Int) -> Int { end - start > 4000 ? 1000 : 500 }
}
