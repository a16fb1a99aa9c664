internal import Base
internal import Records

/// Reads a table of published scores: one row a unit, one column a block, an indicator or the total.
struct ScoreTable {
  let context: ReadingContext
  private let cells = CellReader(isLenient: true)

  struct Header {
    var firstRow: Int
    var unit: Int
    var headings: [String]
    /// Block codes by column index.
    var blocks: [Int: String]
    var rank: Int?
  }

  /// Nil when no row looks like the header of a score table.
  func header(_ table: Table) -> Header? {
    for (index, row) in table.rows.prefix(20).enumerated() {
      let headings = row.cells.map { cells.text($0) }
      let keys = headings.map { Headings.key($0) }
      let unit = keys.firstIndex { Self.unitCodes.contains($0) } ?? keys.firstIndex { Self.unitNames.contains($0) }
      guard let unit else { continue }
      var blocks: [Int: String] = [:]
      for (column, key) in keys.enumerated() { if let block = Self.blocks[key] { blocks[column] = block } }
      guard blocks.count >= 3 else { continue }
      return Header(
        firstRow: index + 1, unit: unit, headings: headings, blocks: blocks,
        rank: keys.firstIndex { ["hang", "xep hang", "thu hang", "rank", "xep thu"].contains($0) })
    }
    return nil
  }

  private static let unitCodes: Set<String> = ["code", "ma", "ma don vi", "departmentcode"]
  private static let unitNames: Set<String> = [
    "don vi", "ten don vi", "co quan don vi", "name", "province", "tinh", "tinh thanh pho", "co quan", "dia phuong",
    "unit",
  ]
  private static let blocks: [String: String] = [
    "ckmb": "CKMB", "cong khai minh bach": "CKMB", "tdgq": "TDGQ", "tien do giai quyet": "TDGQ",
    "tien do ket qua giai quyet": "TDGQ", "clgq": "CLGQ", "online": "CLGQ", "dich vu cong truc tuyen": "CLGQ",
    "dich vu truc tuyen": "CLGQ", "cung cap dich vu truc tuyen": "CLGQ", "tttt": "TTTT",
    "thanh toan truc tuyen": "TTTT",
    "mdsh": "MDSH", "so hoa ho so": "MDSH", "muc do so hoa": "MDSH", "mdhl": "MDHL", "muc do hai long": "MDHL",
    "total": "TOTAL", "tong": "TOTAL", "tong diem": "TOTAL", "diem": "TOTAL", "tong so diem": "TOTAL",
  ]

  func read(_ table: Table, _ header: Header, path: String) throws(Failure) -> FileReading {
    guard let period = context.period, let asOf = context.asOf else {
      throw Failure(
        .usage,
        vi: "Bảng điểm \(path) không ghi kỳ và thời điểm lấy. Thêm --from, --to và --as-of.",
        en: "The score table \(path) does not carry its period and time. Add --from, --to and --as-of.")
    }
    var reading = FileReading(path: path, kind: .published)
    reading.isList = true
    reading.headings = header.headings.enumerated().filter { !$0.element.isEmpty }.map { index, heading in
      let isUsed = index == header.unit || header.blocks[index] != nil || index == header.rank
      return HeadingMatch(heading: heading, meaning: isUsed ? .column(header.blocks[index] ?? "unit") : .ignored)
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
    let filled = header.blocks.keys.sorted().filter { !cells.text(cell($0)).isEmpty }
    if unit.isEmpty || filled.isEmpty || Headings.key(unit).hasPrefix("tong cong") {
      reading.skipped += 1
      return
    }
    for column in filled {
      guard case .value(let points) = cells.read(cell(column), as: .points) else {
        reading.quarantined.append(
          QuarantinedRow(
            file: reading.path, line: row.line, column: header.headings[column], value: cells.text(cell(column)),
            reason: .wrongType))
        continue
      }
      let block = header.blocks[column] ?? "TOTAL"
      var stated: [UInt8: String] = [
        1: context.unitText(unit), 2: period.from.iso, 3: period.to.iso, 4: asOf.isoLocal, 5: block, 6: points,
      ]
      if block == "TOTAL", let rank = header.rank, case .value(let place) = cells.read(cell(rank), as: .count) {
        stated[9] = place
      }
      reading.rows.append(ReadRow(line: row.line, stated: stated, extras: [:], instant: nil))
    }
  }
}
