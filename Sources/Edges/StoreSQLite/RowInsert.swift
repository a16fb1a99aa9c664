internal import GRDB
internal import GRDBSQLite

/// Appends rows to one table through SQLite's own interface, many of them a statement: a file may have a million rows, and
/// what a statement costs beside its rows (AUTOINCREMENT's counter above all) is more than the rows themselves.
final class RowInsert {
  private let db: Database
  private let table: String
  private let columns: [String]
  /// For one row, kept by the connection: messages come one at a time.
  private var one: Statement?
  private var many: OpaquePointer?
  private static let together = 32

  init(_ db: Database, _ table: String, _ columns: [String]) {
    self.db = db
    self.table = table
    self.columns = columns
  }

  deinit {
    sqlite3_finalize(many)
  }

  /// Appends `count` rows and answers the number of the last. `bind` gives the values of each; what it binds must live until
  /// this returns.
  @discardableResult
  func insert(_ count: Int, _ bind: (_ row: Int, _ values: Values) throws -> Void) throws -> Int {
    var row = 0
    while row < count {
      let rows = count - row >= Self.together ? Self.together : 1
      let statement = try statement(of: rows)
      for place in 0..<rows {
        try bind(row + place, Values(statement: statement, first: Int32(place * columns.count), db: db))
      }
      let step = sqlite3_step(statement)
      let reset = sqlite3_reset(statement)
      guard step == SQLITE_DONE else { throw db.failure(step) }
      guard reset == SQLITE_OK else { throw db.failure(reset) }
      row += rows
    }
    return Int(sqlite3_last_insert_rowid(db.sqliteConnection))
  }

  private func statement(of rows: Int) throws -> OpaquePointer? {
    if let known = rows == 1 ? one?.sqliteStatement : many { return known }
    let row = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
    let sql =
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
      + Array(repeating: row, count: rows).joined(separator: ", ")
    if rows == 1 {
      let cached = try db.cachedStatement(sql: sql)
      one = cached
      return cached.sqliteStatement
    }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { throw db.failure(code) }
    many = statement
    return statement
  }

  /// The values of one row. Places count from 1.
  struct Values {
    fileprivate let statement: OpaquePointer?
    fileprivate let first: Int32
    fileprivate let db: Database

    func set(_ place: Int32, _ number: Int64?) throws {
      try check(
        number.map { sqlite3_bind_int64(statement, first + place, $0) } ?? sqlite3_bind_null(statement, first + place))
    }

    /// The bytes are bound without a copy. Text of no bytes is empty, not NULL.
    func set(_ place: Int32, text bytes: UnsafeRawBufferPointer) throws {
      guard let start = bytes.baseAddress, bytes.count > 0 else {
        return try check(sqlite3_bind_text(statement, first + place, "", 0, nil))
      }
      let text = start.assumingMemoryBound(to: CChar.self)
      try check(sqlite3_bind_text(statement, first + place, text, Int32(bytes.count), nil))
    }

    /// The bytes are bound without a copy.
    func set(_ place: Int32, blob bytes: UnsafeRawBufferPointer) throws {
      try check(sqlite3_bind_blob(statement, first + place, bytes.baseAddress, Int32(bytes.count), nil))
    }

    private func check(_ code: Int32) throws { if code != SQLITE_OK { throw db.failure(code) } }
  }
}

extension Database {
  /// What SQLite said last.
  func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(sqliteConnection)))
  }
}
