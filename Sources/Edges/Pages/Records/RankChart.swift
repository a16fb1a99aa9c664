internal import Base

/// Places over the months, one small picture for each thing that is ranked. The first place is on top, and what is better is said
/// in words: a smaller number is a better place.
package struct RankChart: Sendable {
  package struct Mark: Sendable {
    package var label: String
    /// Nil where no place is known.
    package var rank: Int?
    package var of: Int
    /// What it was computed by; the line does not join two of these.
    package var rules: String

    package init(label: String, rank: Int?, of: Int, rules: String) {
      self.label = label
      self.rank = rank
      self.of = of
      self.rules = rules
    }
  }

  package struct Line: Sendable {
    package var name: String
    package var marks: [Mark]
    package init(_ name: String, _ marks: [Mark]) {
      self.name = name
      self.marks = marks
    }
  }

  package var lines: [Line]

  package init(_ lines: [Line]) { self.lines = lines }

  private static let (width, height, left, right, top, foot) = (360, 170, 34, 14, 26, 26)

  func write(_ html: inout Html) {
    html.element("div", [("class", "ranks")]) { html in
      for line in lines where line.marks.contains(where: { $0.rank != nil }) { figure(line, &html) }
    }
  }

  private func figure(_ line: Line, _ html: inout Html) {
    html.element("figure", []) { html in
      html.element("figcaption", []) { html in
        html.element("b", [], line.name)
        html.escaped(" \(Self.words(line.marks))")
      }
      html.element(
        "svg", [("viewBox", "0 0 \(Self.width) \(Self.height)"), ("role", "img"), ("aria-label", told(line))]
      ) { html in
        html.element("title", [], told(line))
        let most = max(2, line.marks.map(\.of).max() ?? 2)
        for (rank, word) in [(1, "1"), (most, String(most))] {
          let y = height(rank, most)
          html.element(
            "line",
            [("class", "grid"), ("x1", "\(Self.left)"), ("x2", "\(Self.width - Self.right)"), ("y1", y), ("y2", y)])
          html.element("text", [("class", "scale"), ("x", "\(Self.left - 6)"), ("y", y), ("dy", "4")], word)
        }
        joints(line.marks, most, &html)
        marks(line.marks, most, &html)
      }
    }
  }

  private func joints(_ marks: [Mark], _ most: Int, _ html: inout Html) {
    for index in marks.indices.dropFirst() {
      guard let from = marks[index - 1].rank, let to = marks[index].rank else { continue }
      let isBroken = marks[index - 1].rules != marks[index].rules
      html.element(
        "line",
        [
          ("class", isBroken ? "change" : "line"), ("x1", x(index - 1, marks.count)), ("y1", height(from, most)),
          ("x2", x(index, marks.count)), ("y2", height(to, most)),
        ])
    }
  }

  private func marks(_ marks: [Mark], _ most: Int, _ html: inout Html) {
    // Of many months every second is named, and always the last.
    let isCrowded = marks.count > 6
    for (index, mark) in marks.enumerated() {
      let at = x(index, marks.count)
      if !isCrowded || (marks.count - 1 - index) % 2 == 0 {
        html.element("text", [("class", "month"), ("x", at), ("y", "\(Self.height - 6)")], mark.label)
      }
      guard let rank = mark.rank else { continue }
      let y = height(rank, most)
      html.element("circle", [("cx", at), ("cy", y), ("r", "4")])
      html.element("text", [("class", "rank"), ("x", at), ("y", y), ("dy", "-8")], String(rank))
    }
  }

  private func x(_ index: Int, _ count: Int) -> String {
    let room = (Self.width - Self.left - Self.right) * 100
    return fixedPoint(Self.left * 100 + room * (index * 2 + 1) / (max(1, count) * 2), separator: ".")
  }

  private func height(_ rank: Int, _ most: Int) -> String {
    let room = (Self.height - Self.top - Self.foot) * 100
    return fixedPoint(Self.top * 100 + room * (min(rank, most) - 1) / (most - 1), separator: ".")
  }

  /// `62 → 34 → 12 trong 96: lên 50 bậc, tốt hơn`.
  package static func words(_ marks: [Mark]) -> String {
    let known = marks.filter { $0.rank != nil }
    guard let first = known.first?.rank, let last = known.last?.rank, let of = known.last?.of else { return "" }
    let places =
      known.count > 4
      ? "\(first) → … → \(last)" : known.compactMap { $0.rank.map(String.init) }.joined(separator: " → ")
    let turn =
      known.count < 2
      ? ""
      : last == first
        ? ": giữ nguyên"
        : last < first ? ": lên \(first - last) bậc, tốt hơn" : ": xuống \(last - first) bậc, kém đi"
    return "hạng \(places) trong \(of)\(turn)"
  }

  private func told(_ line: Line) -> String {
    "\(line.name), hạng nhỏ ở trên là tốt hơn: "
      + line.marks.map { "\($0.label) \($0.rank.map { "hạng \($0)" } ?? "chưa có")" }.joined(separator: "; ")
  }
}
