internal import Formats
internal import Foundation
internal import GRDB

/// The hash of everything an account or a key is, written into the trail by whoever changes it: rows that were changed past
/// Soi are then named by `soi verify`. The order of the fields is frozen.
enum AccessState {
  static func account(_ number: Int, _ db: Database) throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT login, name, unit, officer, password, must_change, is_disabled, created_at FROM account WHERE id = ?
          """, arguments: [number])
    else { return nil }
    var digest = FieldDigest()
    digest.add(Int64(number))
    for column in 0..<5 {
      let text: String? = try row.value(column)
      digest.add(text == nil ? 0 : 1)
      digest.add(text ?? "")
    }
    for column in 5..<8 { digest.add(try row.value(column) as Int64) }
    try add("SELECT role, unit FROM account_grant WHERE account = ? ORDER BY role, unit", number, &digest, db)
    try add(
      "SELECT issuer, kind, value FROM account_identity WHERE account = ? ORDER BY issuer, kind, value", number,
      &digest, db)
    return digest.bytes
  }

  /// The last day of use is no part of it: using a key changes nothing about it.
  static func key(_ number: Int, _ db: Database) throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT name, secret, scopes, valid_to, created_at, revoked_at FROM access_key WHERE id = ?",
        arguments: [number])
    else { return nil }
    var digest = FieldDigest()
    digest.add(Int64(number))
    digest.add(try row.value(0) as String)
    digest.add(Array(try row.value(1) as Data))
    digest.add(try row.value(2) as String)
    digest.add(try row.value(3) as Int64)
    digest.add(try row.value(4) as Int64)
    digest.add(try row.value(5) as Int64? ?? .min)
    try add("SELECT role, unit FROM access_key_grant WHERE access_key = ? ORDER BY role, unit", number, &digest, db)
    return digest.bytes
  }

  private static func add(_ sql: String, _ number: Int, _ digest: inout FieldDigest, _ db: Database) throws {
    let rows = try Row.fetchAll(db, sql: sql, arguments: [number])
    digest.add(Int64(rows.count))
    for row in rows { for column in 0..<row.count { digest.add(try row.value(column) as String) } }
  }
}
