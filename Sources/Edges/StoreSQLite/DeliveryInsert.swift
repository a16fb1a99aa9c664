internal import Base
internal import GRDB
internal import Records

/// Appends the deliveries of one batch, and the derived rows by which they are found.
struct DeliveryInsert {
  private let insert: RowInsert
  private let batch: Int64
  private var index: DeliveryIndex
  private var first: Int?
  private var last = 0
  private var digests: [UInt64] = []

  init(_ db: Database, batch: Int) {
    insert = RowInsert(db, "delivery", ["batch", "kind", "key", "stated_at", "digest", "payload"])
    index = DeliveryIndex(db)
    self.batch = Int64(batch)
  }

  /// The numbers of what was inserted; nil for nothing.
  var span: ClosedRange<Int>? { first.map { $0...last } }

  mutating func add(_ buffer: StatementBuffer, _ rows: [Int]) throws {
    if rows.isEmpty { return }
    digests.removeAll(keepingCapacity: true)
    for row in rows {
      let digest = buffer.digests[row]
      digests.append(digest.a.bigEndian)
      digests.append(digest.b.bigEndian)
      digests.append(digest.c.bigEndian)
      digests.append(digest.d.bigEndian)
    }
    last = try buffer.keys.withUnsafeBytes { keys in
      try buffer.payloads.withUnsafeBytes { payloads in
        try digests.withUnsafeBytes { digests in
          try insert.insert(rows.count) { place, values in
            let row = rows[place]
            try values.set(1, batch)
            try values.set(2, Int64(buffer.kind.rawValue))
            try values.set(3, text: UnsafeRawBufferPointer(rebasing: keys[buffer.keyRange(row)]))
            try values.set(4, buffer.instant(row)?.seconds)
            try values.set(5, blob: UnsafeRawBufferPointer(rebasing: digests[place * 32..<place * 32 + 32]))
            try values.set(6, text: UnsafeRawBufferPointer(rebasing: payloads[buffer.payloadRange(row)]))
          }
        }
      }
    }
    // One transaction's rows are numbered without gaps.
    let firstOfThese = last - rows.count + 1
    first = first ?? firstOfThese
    try index.add(buffer, rows, firstDelivery: firstOfThese)
  }

  /// The statements of a draft, a stretch of one kind at a time.
  mutating func add(_ statements: [(statement: Records.Statement, digest: Digest)]) throws {
    var start = 0
    while start < statements.count {
      let kind = statements[start].statement.kind
      var buffer = StatementBuffer(kind)
      let unit = Schema.of(kind).column(named: "unit")
      var places: [String: Int] = [:]
      var end = start
      while end < statements.count, end - start < Self.stretch, statements[end].statement.kind == kind {
        let (statement, digest) = statements[end]
        let text = unit.flatMap { statement.text(of: $0.id) }
        let place = text.map { text -> Int in
          if let known = places[text] { return known }
          places[text] = buffer.unit(text)
          return places[text] ?? -1
        }
        buffer.append(statement, digest: digest, unit: place ?? -1)
        end += 1
      }
      try add(buffer, Array(0..<buffer.count))
      start = end
    }
  }

  /// Writes what is found by; nothing may be added afterwards.
  mutating func finish() throws { try index.finish() }

  private static let stretch = 4_096
}
