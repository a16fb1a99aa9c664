package import Base
internal import Foundation
internal import GRDB

/// One row of the table of rule events, as this edge sees it.
package struct RuleRow: Sendable {
  package let number: Int
  package let at: Instant
  package let kind: String
  package let action: String
  package let name: String
  package let digest: [UInt8]
  package let content: [UInt8]

  package init(
    number: Int, at: Instant, kind: String, action: String, name: String, digest: [UInt8], content: [UInt8]
  ) {
    self.number = number
    self.at = at
    self.kind = kind
    self.action = action
    self.name = name
    self.digest = digest
    self.content = content
  }
}

extension SQLiteLog {
  /// Appends a row under its number; false and nothing written when the number is taken.
  package func append(_ row: RuleRow) throws(Failure) -> Bool {
    do {
      return try database.write { db in
        let last = try Row.fetchOne(db, sql: "SELECT number, chain FROM rule_event ORDER BY number DESC LIMIT 1")
        guard row.number == (last?[0] ?? 0) + 1 else { return false }
        let before: Data? = last?[1]
        let chain = RuleChain.link(
          after: before.map { Array($0) } ?? RuleChain.start, number: row.number, at: row.at.seconds, kind: row.kind,
          action: row.action, name: row.name, digest: row.digest)
        try db.execute(
          sql: """
            INSERT INTO rule_event (number, at, kind, action, name, digest, content, chain)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            row.number, row.at.seconds, row.kind, row.action, row.name, Data(row.digest), Data(row.content),
            Data(chain),
          ])
        return true
      }
    } catch {
      throw failedWrite(error)
    }
  }

  /// All rows, in the order of their numbers.
  package func ruleRows() throws(Failure) -> [RuleRow] {
    do {
      return try database.read { db in
        try Row.fetchAll(
          db, sql: "SELECT number, at, kind, action, name, digest, content FROM rule_event ORDER BY number"
        ).map { row in
          let (digest, content): (Data, Data) = (row[5], row[6])
          return RuleRow(
            number: row[0], at: Instant(seconds: row[1]), kind: row[2], action: row[3], name: row[4],
            digest: Array(digest), content: Array(content))
        }
      }
    } catch {
      throw failedRead(error)
    }
  }
}
