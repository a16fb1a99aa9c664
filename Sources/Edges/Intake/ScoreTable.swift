internal import Base
internal import Records

/// Reads a table of published scores: one row a unit; a column a block, an indicator or the total, or a group of columns an
/// indicator with its counts and its score.
struct ScoreTable {
  let context: ReadingContext
  private let cells = CellReader(isLenient: true)

  init(context: ReadingContext) { self.context = context }

  struct Figure {
    enum Part: String { case score, numerator, denominator }
    let block: String
    let part: Part
    /// As the mapping shows it.
    var name: String { part == .score ? block : "\(block) \(part.rawValue)" }
  }

  struct Header {
    var firstRow: Int
    var unit: Int
    var headings: [String]
    var figures: [Int: Figure]
    var rank: Int?
  }

  /// Nil when no row looks like the header of a score table.
  func header(_ table: Table) -> Header? {
    let search = HeaderSearch(table, context)
    var best: Header?
    for start in 0..<min(20, table.rows.count) {
      for depth in 1...2 where start + depth <= table.rows.count {
        let levels = search.levels(start, depth)
        let keys = levels.map { $0.map { Headings.key($0) } }
        let whole = keys.map { $0.joined(separator: " ") }
        let unit =
          whole.firstIndex { Self.unitCodes.contains($0) } ?? whole.firstIndex { Self.unitNames.contains($0) }
        guard let unit else { continue }
        var figures: [Int: Figure] = [:]
        var taken: Set<String> = []
        for (index, key) in keys.enumerated() {
          guard let figure = Self.figure(key), taken.insert(figure.name).inserted else { continue }
          figures[index] = figure
        }
        guard figures.count > max(2, best?.figures.count ?? 0) else { continue }
        best = Header(
          firstRow: start + depth, unit: unit, headings: levels.map { $0.joined(separator: " / ") }, figures: figures,
          rank: whole.firstIndex { ["hang", "xep hang", "thu hang", "rank", "xep thu"].contains($0) })
      }
    }
    return best
  }

  private static let unitCodes: Set<String> = ["code", "ma", "ma don vi", "departmentcode", "department code"]
  private static let unitNames: Set<String> = [
    "don vi", "ten don vi", "co quan don vi", "name", "province", "tinh", "tinh thanh pho", "co quan", "dia phuong",
    "unit",
  ]

  private static func figure(_ keys: [String]) -> Figure? {
    guard let first = keys.first, let last = keys.last else { return nil }
    if keys.count == 1 { return MetricNames.codes[first].map { Figure(block: $0, part: .score) } }
    guard let block = MetricNames.codes[first] else { return nil }
    switch last {
    case "diem ghi nhan", "diem": return Figure(block: block, part: .score)
    case "so luong dat", "dat": return Figure(block: block, part: .numerator)
    case "tong so": return Figure(block: block, part: .denominator)
    default: return nil
    }
  }

  func read(_ table: Table, _ header: Header, path: String) throws(Failure) -> FileReading {
    guard let period = context.period, let asOf = context.asOf else {
      throw Failure(
        .usage,
        vi: "Bảng điểm \(path) không ghi kỳ và thời điểm lấy. Nói hai điều ấy khi nhập.",
        en:
          "The score table \(path) does not carry its period and time. Say the period and the instant with the import.")
    }
    var reading = FileReading(path: path, kind: .published)
    reading.isList = true
    reading.headings = header.headings.enumerated().filter { !$0.element.isEmpty }.map { index, heading in
      let isUnit = index == header.unit || index == header.rank
      return HeadingMatch(
        heading: heading,
        meaning: header.figures[index].map { .column($0.name) } ?? (isUnit ? .column("unit") : .ignored))
    }
    reading.skipped = header.firstRow
    for row in table.rows.dropFirst(header.firstRow) { add(row, header, period, asOf, to: &reading) }
    return reading
  }

  private func add(
    _ row: Table.Row, _ header: Header, _ period: Period, _ asOf: Instant, to reading: inout FileReading
  ) {
    func cell(_ index: Int) -> Cell { index < row.cells.count ? row.cells[index] : .empty }
    let unit = cells.text(cell(header.unit))
    let filled = header.figures.keys.sorted().filter { !cells.text(cell($0)).isEmpty }
    if unit.isEmpty || filled.isEmpty || Headings.key(unit).hasPrefix("tong cong") {
      reading.skipped += 1
      return
    }
    var stated: [String: [UInt8: String]] = [:]
    var order: [String] = []
    for index in filled {
      guard let figure = header.figures[index] else { continue }
      guard case .value(let text) = cells.read(cell(index), as: figure.part == .score ? .points : .count) else {
        reading.quarantined.append(
          QuarantinedRow(
            file: reading.path, line: row.line, column: header.headings[index], value: cells.text(cell(index)),
            reason: .wrongType))
        continue
      }
      if stated[figure.block] == nil { order.append(figure.block) }
      stated[figure.block, default: [:]][figure.part == .score ? 6 : figure.part == .numerator ? 7 : 8] = text
    }
    for block in order {
      var known: [UInt8: String] = [
        1: context.unitText(unit), 2: period.from.iso, 3: period.to.iso, 4: asOf.isoLocal, 5: block,
      ]
      known.merge(stated[block] ?? [:]) { _, new in new }
      if block == "TOTAL", let rank = header.rank, case .value(let place) = cells.read(cell(rank), as: .count) {
        known[9] = place
      }
      reading.rows.append(ReadRow(line: row.line, stated: known, extras: [:], instant: nil))
    }
  }
}
