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

  mutating func finish() throws {
    keys.sort { ($0.hash, $0.delivery) < ($1.hash, $1.delivery) }
    let key = try db.cachedStatement(sql: "INSERT INTO delivery_key (hash, delivery) VALUES (?, ?)")
    for row in keys { try key.execute(arguments: [row.hash, row.delivery]) }
    units.sort { ($0.unit, $0.kind, $0.delivery) < ($1.unit, $1.kind, $1.delivery) }
    let unit = try db.cachedStatement(sql: "INSERT INTO delivery_unit (unit, kind, delivery) VALUES (?, ?, ?)")
    for row in units { try unit.execute(arguments: [row.unit, row.kind, row.delivery]) }
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
