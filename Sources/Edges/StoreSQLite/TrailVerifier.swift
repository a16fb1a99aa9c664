internal import Foundation
internal import GRDB
internal import Records

/// Recomputes the chain of the trail, and compares every account and key with what the trail says it became last.
struct TrailVerifier {
  let db: Database
  private(set) var faults: [LogFault] = []

  init(_ db: Database) { self.db = db }

  mutating func verify() throws {
    var (before, previous) = (TrailChain.start, 0)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT number, at, who, who_number, deed, unit, record, row_count, address, state, chain FROM trail
        ORDER BY number
        """)
    while let row = try rows.next() {
      let number: Int = try row.value(0)
      let (address, state, chain): (Data?, Data?, Data) = try (row.value(8), row.value(9), row.value(10))
      let link = TrailChain.link(
        after: before, number: number, at: try row.value(1), who: try row.value(2), whoNumber: try row.value(3),
        deed: try row.value(4), unit: try row.value(5), record: try row.value(6), rows: try row.value(7),
        address: address.map { Array($0) }, state: state.map { Array($0) })
      if number != previous + 1 || link != Array(chain) { faults.append(.brokenTrail(line: number)) }
      (before, previous) = (Array(chain), number)
    }
    let counted = try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'trail'") ?? 0
    if previous != counted { faults.append(.wrongEnd(table: "trail")) }
    try compare("account", "account") { try AccessState.account($0, $1) }
    try compare("key", "access_key") { try AccessState.key($0, $1) }
  }

  private mutating func compare(
    _ kind: String, _ table: String, _ state: (Int, Database) throws -> [UInt8]?
  ) throws {
    // SQLite gives the other columns of the row that has the maximum.
    let said = try Row.fetchAll(
      db,
      sql: """
        SELECT cast(substr(record, ?) AS INTEGER), state, max(number) FROM trail
        WHERE state IS NOT NULL AND record LIKE ? GROUP BY record
        """, arguments: [kind.utf8.count + 2, kind + ":%"])
    var known: Set<Int> = []
    for row in said {
      let (number, last): (Int, Data) = try (row.value(0), row.value(1))
      known.insert(number)
      if try state(number, db) != Array(last) { faults.append(.changedAccess("\(kind):\(number)")) }
    }
    for number in try Int.fetchAll(db, sql: "SELECT id FROM \(table) ORDER BY id") where !known.contains(number) {
      faults.append(.changedAccess("\(kind):\(number)"))
    }
  }
}
