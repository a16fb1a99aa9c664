internal import GRDB
internal import Records

/// Writes the derived rows by which deliveries are found. Rows are gathered and written in the order of their keys, which is
/// several times faster than as they come.
struct DeliveryIndex {
  private let db: Database
  private var keys: [(hash: Int64, delivery: Int)] = []
  private var units: [(unit: Int, kind: UInt8, delivery: Int)] = []
  private var texts: [String: Int] = [:]

  init(_ db: Database) { self.db = db }

  mutating func add(_ statement: Records.Statement, delivery: Int) throws {
    keys.append((keyHash(statement.kind, statement.key), delivery))
    if let column = Schema.of(statement.kind).column(named: "unit"), let text = statement.text(of: column.id) {
      units.append((try number(of: text), statement.kind.rawValue, delivery))
    }
    if keys.count >= Self.mostGathered { try finish() }
  }

  mutating func add(_ buffer: StatementBuffer, _ row: Int, delivery: Int) throws {
    keys.append((keyHash(buffer.kind, buffer.key(row)), delivery))
    if let text = buffer.unitText(row) {
      units.append((try number(of: text), buffer.kind.rawValue, delivery))
    }
    if keys.count >= Self.mostGathered { try finish() }
  }

  mutating func finish() throws {
    keys.sort { ($0.hash, $0.delivery) < ($1.hash, $1.delivery) }
    let key = try RowInsert(db, "INSERT INTO delivery_key (hash, delivery) VALUES (?, ?)")
    for row in keys {
      try key.bind(1, row.hash)
      try key.bind(2, Int64(row.delivery))
      try key.run()
    }
    units.sort { ($0.unit, $0.kind, $0.delivery) < ($1.unit, $1.kind, $1.delivery) }
    let unit = try RowInsert(db, "INSERT INTO delivery_unit (unit, kind, delivery) VALUES (?, ?, ?)")
    for row in units {
      try unit.bind(1, Int64(row.unit))
      try unit.bind(2, Int64(row.kind))
      try unit.bind(3, Int64(row.delivery))
      try unit.run()
    }
    keys.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
  }

  private static let mostGathered = 1_000_000

  private mutating func number(of text: String) throws -> Int {
    if let known = texts[text] { return known }
    try db.execute(sql: "INSERT OR IGNORE INTO unit_text (text) VALUES (?)", arguments: [text])
    let number = try Int.fetchOne(db, sql: "SELECT id FROM unit_text WHERE text = ?", arguments: [text]) ?? 0
    texts[text] = number
    return number
  }
}
