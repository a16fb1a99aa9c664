internal import Base

/// Makes passages of a paper: joins what the page broke, splits rows into cells, hangs everything under its heading.
struct PassageReader {
  private let paper: Paper
  private let index: Int
  private let first: Int
  private var passages: [Passage] = []
  private var open: [(level: Int, index: Int)] = []
  private var tables = 0
  /// The page broke its lines: hardly any is longer than a page is wide.
  private let isBroken: Bool
  /// How long a full line is.
  private let width: Int

  /// `first` is the number of passages of the papers before.
  static func passages(_ paper: Paper, index: Int, first: Int) -> [Passage] {
    var reader = PassageReader(paper: paper, index: index, first: first)
    reader.run()
    return reader.passages
  }

  private init(paper: Paper, index: Int, first: Int) {
    self.paper = paper
    self.index = index
    self.first = first
    let long = paper.lines.count { $0.text.utf8.count > 200 }
    isBroken = long * 50 < paper.lines.count { !$0.text.isEmpty }
    let widths = isBroken ? paper.lines.map { $0.text.unicodeScalars.count }.filter { $0 > 20 }.sorted() : []
    width = widths.isEmpty ? .max / 16 : widths[widths.count * 9 / 10]
  }

  private struct Held {
    var scalars: [Unicode.Scalar] = []
    var segments: [Passage.Segment] = []
  }

  private mutating func run() {
    var held = Held()
    for line in paper.lines {
      let scalars = Array(line.text.unicodeScalars)
      guard let start = scalars.firstIndex(where: { !$0.isSpace }) else { continue }
      if let cells = cells(scalars) {
        flush(&held)
        row(scalars, cells, line)
        continue
      }
      let body = Array(scalars[start...])
      if !(paper.unit == .line && continues(held, body)) { flush(&held) }
      // `2174/VP-` broken from `TTPVHCC` is one symbol.
      let isSymbol = held.scalars.suffix(2).first.map(isCapital) == true && held.scalars.last == "-"
      if !held.scalars.isEmpty, !isSymbol { held.scalars.append(" ") }
      held.segments.append(
        Passage.Segment(
          start: held.scalars.count, line: line.number, page: line.page, lead: start, count: body.count))
      held.scalars += body
      // A line of prose without an end would make everything one passage.
      if held.scalars.count > 20_000 { flush(&held) }
    }
    flush(&held)
  }

  /// Three cells, or two that both say something.
  private func cells(_ scalars: [Unicode.Scalar]) -> [Range<Int>]? {
    let mark: Unicode.Scalar = scalars.contains("\t") ? "\t" : "|"
    var cells: [Range<Int>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == mark {
      cells.append(start..<index)
      start = index + 1
    }
    cells.append(start..<scalars.count)
    let full = cells.filter { scalars[$0].contains { !$0.isSpace } }
    if mark == "|", cells.count < 4 { return nil }
    return cells.count >= 3 && !full.isEmpty || full.count == 2 ? cells : nil
  }

  /// Whether a page broke the sentence here.
  private func continues(_ held: Held, _ next: [Unicode.Scalar]) -> Bool {
    guard let last = held.scalars.last(where: { !$0.isSpace && $0 != "*" }), let head = next.first else { return false }
    if OutlineMarker(next) != nil { return false }
    // What follows had no room on the line.
    let word = next.prefix { !$0.isSpace }.count
    if isBroken, let line = held.segments.last, (line.count + 1 + word) * 10 >= width * 9, last != ":" { return true }
    if ".;:!?/".unicodeScalars.contains(last) { return false }
    return head.properties.isLowercase || (isDigit(head) && last != ")")
  }

  private mutating func flush(_ held: inout Held) {
    defer { held = Held() }
    guard !held.scalars.isEmpty else { return }
    let marker = OutlineMarker(held.scalars) ?? announcement(held.scalars)
    let passage = Passage(
      paper: index, scalars: held.scalars,
      tokens: Tokeniser.tokens(held.scalars, from: marker?.kind == .announcement ? 0 : marker?.end ?? 0),
      segments: held.segments, marker: marker, cells: [])
    hang(passage)
  }

  private func announcement(_ scalars: [Unicode.Scalar]) -> OutlineMarker? {
    let last = scalars.last { !$0.isSpace && $0 != "*" }
    return last == ":" ? OutlineMarker(.announcement, 55, "", 0) : nil
  }

  private mutating func hang(_ passage: Passage) {
    let level = passage.marker?.level ?? (passage.isCapitals ? 8 : 55)
    open.removeAll { $0.level >= level }
    var hung = passage
    hung.parents = open.map(\.index)
    if passage.marker != nil || passage.isCapitals { open.append((level, first + passages.count)) }
    passages.append(hung)
  }

  private mutating func row(_ scalars: [Unicode.Scalar], _ cells: [Range<Int>], _ line: Paper.Line) {
    if passages.last?.isRow != true { tables += 1 }
    let segment = Passage.Segment(start: 0, line: line.number, page: line.page, lead: 0, count: scalars.count)
    var passage = Passage(
      paper: index, scalars: scalars, tokens: Tokeniser.tokens(scalars), segments: [segment], marker: nil, cells: cells)
    passage.parents = open.map(\.index)
    passage.table = index * 100_000 + tables
    passages.append(passage)
  }
}
