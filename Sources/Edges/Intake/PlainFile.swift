package import Base
internal import Formats
package import Records

/// A canonical delimited file that was read once, for its keys and for the rows that need a closer look; its plain rows are read
/// when they are wanted, a stretch at a time, so that a file may have any length.
package struct PlainFile: Sendable {
  /// The plain rows of a stretch.
  package struct Stretch: Sendable {
    package let statements: StatementBuffer
    /// Which of them have a key that occurs in another row of the file as well.
    package let repeated: [Bool]
    /// How many bytes of the file lie before its end.
    package let end: Int
  }

  private let table: LongTable
  private let rows: PlainRows
  private let header: Int
  private let repeated: Set<UInt64>
  package let byteCount: Int
  package var kind: FactKind { rows.schema.kind }

  /// Reads the plain rows. `judge` is asked on several threads, ahead of `take`, which is called in the order of the file.
  package func forEachStretch<Judgement: Sendable>(
    _ judge: @escaping @Sendable (Stretch) throws(Failure) -> Judgement,
    take: (Stretch, Judgement) throws(Failure) -> Void
  ) throws(Failure) {
    let work = { @Sendable (block: RowBlock) throws(Failure) -> (Stretch, Judgement) in
      let stretch = try self.stretch(block)
      return (stretch, try judge(stretch))
    }
    // The caller has work of its own to do.
    try table.blocks.inOrder(threads: RowBlocks.threads(beside: 1), work) { made throws(Failure) in
      try take(made.0, made.1)
    }
    // Read twice, it must have been the same file both times.
    try table.checkUnchanged()
  }

  private func stretch(_ block: RowBlock) throws(Failure) -> Stretch {
    let statements = try rows.statements(table.file(block), header: header)
    var isRepeated = [Bool](repeating: false, count: statements.count)
    if !repeated.isEmpty {
      for row in isRepeated.indices { isRepeated[row] = repeated.contains(keyNumber(statements.key(row))) }
    }
    return Stretch(statements: statements, repeated: isRepeated, end: block.end)
  }

  /// Reads the whole file for its keys; rows that are not plain go to `reading`, cell by cell. Nil when it is no UTF-8.
  init?(
    _ table: LongTable, _ rows: PlainRows, header: Int, progress: (Int) -> Void, to reading: inout FileReading,
    odd: @escaping @Sendable (Table.Row, inout FileReading) -> Void
  ) throws(Failure) {
    self.table = table
    self.rows = rows
    self.header = header
    byteCount = table.byteCount
    let empty = FileReading(path: reading.path, kind: reading.kind)
    let work = { @Sendable (block: RowBlock) throws(Failure) -> (numbers: [UInt64], rest: FileReading, end: Int)? in
      guard isText(block.bytes) else { return nil }
      let file = table.file(block)
      var rest = empty
      let numbers = try rows.keyNumbers(file, header: header) { line, fields in
        odd(Table.Row(line: line, cells: fields.map { file.cell($0) }), &rest)
      }
      return (numbers, rest, block.end)
    }
    var keys = KeyNumbers()
    var isUnicode = true
    try table.blocks.inOrder(threads: RowBlocks.threads(beside: 0), work) { made throws(Failure) in
      guard let made else {
        isUnicode = false
        return
      }
      keys.add(made.numbers)
      reading.rows += made.rest.rows
      reading.quarantined += made.rest.quarantined
      progress(made.end)
    }
    guard isUnicode else { return nil }
    for row in reading.rows {
      let key = Statement(kind: rows.schema.kind, stated: row.stated).key
      // Twice: no plain row of this key may stand for itself.
      for _ in 0..<2 { keys.add([keyNumber(key.utf8)]) }
    }
    repeated = keys.repeated
  }
}

/// The numbers of all keys of a file: eight bytes a row is what is kept of it.
private struct KeyNumbers {
  /// By their first byte, so that each list is short enough to be sorted fast.
  private var lists = [[UInt64]](repeating: [], count: 256)

  mutating func add(_ numbers: [UInt64]) {
    for number in numbers { lists[Int(number >> 56)].append(number) }
  }

  /// Those that were added more than once.
  var repeated: Set<UInt64> {
    var found: Set<UInt64> = []
    for list in lists {
      let sorted = list.sorted()
      for (number, next) in zip(sorted, sorted.dropFirst()) where number == next { found.insert(number) }
    }
    return found
  }
}

/// Valid UTF-8 without zero bytes.
func isText(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        if byte == 0 { return false }
        place += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard byte >= 0xC2, byte <= 0xF4, place + length <= bytes.count else { return false }
      let second = bytes[place + 1]
      // No longer form than needed, no halves of pairs, nothing beyond U+10FFFF.
      let least: UInt8 = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80
      let most: UInt8 = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF
      guard second >= least, second <= most else { return false }
      for index in place + 2..<max(place + 2, place + length) where bytes[index] & 0xC0 != 0x80 { return false }
      place += length
    }
    return true
  }
}
