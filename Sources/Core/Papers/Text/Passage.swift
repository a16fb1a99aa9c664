internal import Base

/// What is read as one: a paragraph with its broken lines joined, or a row of a table.
struct Passage: Sendable {
  struct Segment: Sendable {
    /// Where the line's scalars begin in the passage.
    let start: Int
    let line: Int
    let page: Int?
    /// Scalars of the line left out before `start`.
    let lead: Int
    let count: Int
  }

  let paper: Int
  let scalars: [Unicode.Scalar]
  let tokens: [Token]
  let segments: [Segment]
  let marker: OutlineMarker?
  /// Passages this one stands under, the nearest last.
  var parents: [Int] = []
  /// The cells of a row, as ranges of scalars; empty for prose.
  let cells: [Range<Int>]
  /// Which table of the paper a row belongs to.
  var table: Int?

  var isRow: Bool { !cells.isEmpty }
  var line: Int { segments.first?.line ?? 0 }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(view)
  }
  var text: String { text(0..<scalars.count) }
  /// Letters, none of them small.
  var isCapitals: Bool {
    var seen = false
    for scalar in scalars where isLetter(scalar) {
      if scalar.properties.isLowercase { return false }
      seen = true
    }
    return seen
  }

  /// Where `range` stands; what a broken line separates is named by its first part.
  func spot(_ range: Range<Int>) -> Spot {
    let segment = segments.last { $0.start <= range.lowerBound } ?? segments[0]
    let end = min(range.upperBound, segment.start + segment.count)
    return Spot(
      paper: paper,
      place: Place(line: segment.line, column: range.lowerBound - segment.start + segment.lead + 1),
      length: max(1, end - range.lowerBound), page: segment.page, excerpt: excerpt(range))
  }

  func spot(_ token: Int) -> Spot { spot(tokens[token].range) }
  func spot(_ range: ClosedRange<Int>) -> Spot {
    spot(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound].range.upperBound)
  }

  /// The words around, at most some ninety scalars, cut at spaces.
  private func excerpt(_ range: Range<Int>) -> String {
    var start = max(0, range.lowerBound - 60)
    var end = min(scalars.count, max(range.upperBound, range.lowerBound + 30))
    end = min(end, start + 160)
    while start > 0, start < range.lowerBound, !scalars[start - 1].isSpace { start += 1 }
    while end < scalars.count, end > range.upperBound, !scalars[end].isSpace { end -= 1 }
    let cut = text(start..<end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (start > 0 ? "…" : "") + cut + (end < scalars.count ? "…" : "")
  }
}
