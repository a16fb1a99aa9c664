internal import Access
internal import Base
internal import Formats
internal import Foundation
internal import GRDB

/// The chain over the trail: each line's hash covers the one before, so that no line can be changed, left out or put in
/// between without showing. The order of the fields is frozen.
enum TrailChain {
  static let start = [UInt8](repeating: 0, count: 32)

  static func link(
    after before: [UInt8], number: Int, at: Int64, who: String, whoNumber: Int, deed: String, unit: String?,
    record: String, rows: Int, address: [UInt8]?, state: [UInt8]?
  ) -> [UInt8] {
    var digest = FieldDigest()
    digest.add(before)
    digest.add(Int64(number))
    digest.add(at)
    digest.add(who)
    digest.add(Int64(whoNumber))
    digest.add(deed)
    // Nothing and an empty text are told apart.
    digest.add(unit == nil ? 0 : 1)
    digest.add(unit ?? "")
    digest.add(record)
    digest.add(Int64(rows))
    digest.add(address ?? [])
    digest.add(state ?? [])
    return digest.bytes
  }

  /// Appends lines in one go, inside the transaction of what they tell of. `state`: of the account or key that the last
  /// line changed.
  static func append(_ entries: [TrailEntry], state: [UInt8]? = nil, to db: Database) throws {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT number, chain FROM trail ORDER BY number DESC LIMIT 1"))
    var number: Int = try last?.value(0) ?? 0
    var before: [UInt8] = try last.map { Array(try $0.value(1) as Data) } ?? start
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO trail (number, at, who, who_number, deed, unit, record, row_count, address, state, chain)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (index, entry) in entries.enumerated() {
      number += 1
      let (who, whoNumber) = entry.who.stored
      let state = index == entries.count - 1 ? state : nil
      before = link(
        after: before, number: number, at: entry.at.seconds, who: who, whoNumber: whoNumber, deed: entry.deed.rawValue,
        unit: entry.unit?.text, record: entry.record, rows: entry.rows, address: entry.address?.bytes, state: state)
      try insert.execute(arguments: [
        number, entry.at.seconds, who, whoNumber, entry.deed.rawValue, entry.unit?.text, entry.record, entry.rows,
        entry.address.map { Data($0.bytes) }, state.map { Data($0) }, Data(before),
      ])
    }
  }
}

extension Visitor.Kind {
  /// As the trail has it: frozen.
  var stored: (who: String, number: Int) {
    switch self {
    case .anonymous: ("anonymous", 0)
    case .person(let number): ("person", number)
    case .key(let number): ("key", number)
    case .operator: ("operator", 0)
    }
  }

  init?(who: String, number: Int) {
    switch who {
    case "anonymous": self = .anonymous
    case "person": self = .person(number)
    case "key": self = .key(number)
    case "operator": self = .operator
    default: return nil
    }
  }
}
