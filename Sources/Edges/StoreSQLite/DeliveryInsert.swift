internal import Base
internal import GRDB
internal import GRDBSQLite
internal import Records

/// One INSERT through SQLite's own interface: a file may have a million rows, and every value wrapped for the general
/// interface costs more than its writing.
final class RowInsert {
  private let db: Database
  private var statement: OpaquePointer?

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    try check(sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &statement, nil))
  }

  deinit { sqlite3_finalize(statement) }

  func bind(_ place: Int32, _ number: Int64?) throws {
    try check(number.map { sqlite3_bind_int64(statement, place, $0) } ?? sqlite3_bind_null(statement, place))
  }

  /// The bytes are bound without a copy: they must live until the next `run`. Text of no bytes is empty, not NULL.
  func bind(_ place: Int32, text bytes: UnsafeRawBufferPointer) throws {
    guard let start = bytes.baseAddress, bytes.count > 0 else {
      try check(sqlite3_bind_text(statement, place, "", 0, nil))
      return
    }
    let text = start.assumingMemoryBound(to: CChar.self)
    try check(sqlite3_bind_text(statement, place, text, Int32(bytes.count), nil))
  }

  func bind(_ place: Int32, blob bytes: UnsafeRawBufferPointer) throws {
    try check(sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), nil))
  }

  /// Inserts the row and answers its number.
  @discardableResult
  func run() throws -> Int {
    let step = sqlite3_step(statement)
    guard step == SQLITE_DONE else {
      sqlite3_reset(statement)
      throw failure(step)
    }
    try check(sqlite3_reset(statement))
    return Int(sqlite3_last_insert_rowid(db.sqliteConnection))
  }

  private func check(_ code: Int32) throws { if code != SQLITE_OK { throw failure(code) } }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
  }
}

/// Appends the deliveries of one batch.
final class DeliveryInsert {
  private let row: RowInsert
  private var first: Int?
  private var last = 0

  init(_ db: Database, batch: Int) throws {
    row = try RowInsert(
      db, "INSERT INTO delivery (batch, kind, key, stated_at, digest, payload) VALUES (?, ?, ?, ?, ?, ?)")
    try row.bind(1, Int64(batch))
  }

  /// The numbers of what was inserted; nil for nothing.
  var span: ClosedRange<Int>? { first.map { $0...last } }

  func insert(_ buffer: StatementBuffer, _ row: Int) throws -> Int {
    try buffer.key(row).withUnsafeBytes { key in
      try buffer.payload(row).withUnsafeBytes { payload in
        try insert(buffer.kind, key, buffer.instant(row), buffer.digests[row], payload)
      }
    }
  }

  func insert(_ statement: Records.Statement, _ digest: Digest) throws -> Int {
    try Array(statement.key.utf8).withUnsafeBytes { key in
      try Array(statement.payload.utf8).withUnsafeBytes { payload in
        try insert(statement.kind, key, statement.instant, digest, payload)
      }
    }
  }

  private func insert(
    _ kind: FactKind, _ key: UnsafeRawBufferPointer, _ instant: Instant?, _ digest: Digest,
    _ payload: UnsafeRawBufferPointer
  ) throws -> Int {
    try row.bind(2, Int64(kind.rawValue))
    try row.bind(3, text: key)
    try row.bind(4, instant?.seconds)
    try row.bind(6, text: payload)
    var words = (digest.a.bigEndian, digest.b.bigEndian, digest.c.bigEndian, digest.d.bigEndian)
    last = try withUnsafeBytes(of: &words) { bytes in
      try row.bind(5, blob: bytes)
      return try row.run()
    }
    first = first ?? last
    return last
  }
}
