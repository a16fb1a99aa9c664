internal import GRDB
internal import Records

/// Writes the derived rows by which deliveries are found. Rows are gathered and written in the order of their keys, which is
/// several times faster than as they come.
struct DeliveryIndex {
  private let db: Database
  /// By the first byte of the hash, so that each list is short enough to be sorted fast. In the order of signed numbers.
  private var keys: [[Key]] = []
  private var gathered = 0
  /// The deliveries of each unit and kind, counted from the first; as they come they ascend.
  private var units: [UnitKind: [UInt32]] = [:]
  private var first: Int?
  private var texts: [String: Int] = [:]

  private struct Key {
    let hash: Int64
    let delivery: Int
  }

  private struct UnitKind: Hashable {
    let unit: Int
    let kind: UInt8
  }

  init(_ db: Database) { self.db = db }

  mutating func add(_ statement: Records.Statement, delivery: Int) throws {
    add(keyHash(statement.kind, statement.key), delivery)
    if let column = Schema.of(statement.kind).column(named: "unit"), let text = statement.text(of: column.id) {
      units[UnitKind(unit: try number(of: text), kind: statement.kind.rawValue), default: []]
        .append(UInt32(delivery - (first ?? delivery)))
    }
    if gathered >= Self.mostGathered { try finish() }
  }

  /// Rows of a buffer that became deliveries of consecutive numbers.
  mutating func add(_ buffer: StatementBuffer, _ rows: [Int], firstDelivery first: Int) throws {
    var byUnit = [[UInt32]](repeating: [], count: buffer.unitTexts.count)
    for (place, row) in rows.enumerated() {
      add(keyHash(buffer.kind, buffer.key(row)), first + place)
      let unit = Int(buffer.unitOf[row])
      if unit >= 0 { byUnit[unit].append(UInt32(first + place - (self.first ?? first))) }
    }
    for (unit, deliveries) in byUnit.enumerated() where !deliveries.isEmpty {
      let number = try number(of: buffer.unitTexts[unit])
      units[UnitKind(unit: number, kind: buffer.kind.rawValue), default: []] += deliveries
    }
    if gathered >= Self.mostGathered { try finish() }
  }

  private mutating func add(_ hash: Int64, _ delivery: Int) {
    if keys.isEmpty { keys = Array(repeating: [], count: 256) }
    if first == nil { first = delivery }
    keys[Int(UInt64(bitPattern: hash ^ .min) >> 56)].append(Key(hash: hash, delivery: delivery))
    gathered += 1
  }

  mutating func finish() throws {
    guard let first else { return }
    let key = RowInsert(db, "delivery_key", ["hash", "delivery"])
    for list in keys where !list.isEmpty {
      let sorted = list.sorted { ($0.hash, $0.delivery) < ($1.hash, $1.delivery) }
      try key.insert(sorted.count) { row, values in
        try values.set(1, sorted[row].hash)
        try values.set(2, Int64(sorted[row].delivery))
      }
    }
    let unit = RowInsert(db, "delivery_unit", ["unit", "kind", "delivery"])
    for (place, deliveries) in units.sorted(by: { ($0.key.unit, $0.key.kind) < ($1.key.unit, $1.key.kind) }) {
      try unit.insert(deliveries.count) { row, values in
        try values.set(1, Int64(place.unit))
        try values.set(2, Int64(place.kind))
        try values.set(3, Int64(first) + Int64(deliveries[row]))
      }
    }
    keys = []
    gathered = 0
    units = [:]
    self.first = nil
  }

  /// Some 200 MB; more is written in parts.
  private static let mostGathered = 8_000_000

  private mutating func number(of text: String) throws -> Int {
    if let known = texts[text] { return known }
    try db.execute(sql: "INSERT OR IGNORE INTO unit_text (text) VALUES (?)", arguments: [text])
    let number = try Int.fetchOne(db, sql: "SELECT id FROM unit_text WHERE text = ?", arguments: [text]) ?? 0
    texts[text] = number
    return number
  }
}
