package import Base
internal import Formats
internal import Foundation
internal import GRDB
package import Records

/// Recomputes everything the store claims about itself: the file, the schema, the chain, every hash, every derived row.
struct LogVerifier {
  let db: Database
  private(set) var faults: [LogFault] = []

  init(_ db: Database) { self.db = db }

  /// `schema`: what a store made today has, as `SchemaText.read` tells it.
  mutating func verify(against schema: [String]) throws {
    // Reads every page, and with them the types and conditions of every row; nothing below meets what it does not expect.
    let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
    if answers != ["ok"] {
      faults.append(.damagedFile(answers.prefix(2).joined(separator: "; ")))
      return
    }
    let own = try SchemaText.read(db)
    if let difference = Set(own).symmetricDifference(schema).min(by: codePointOrder) {
      faults.append(.changedSchema(difference))
      return
    }
    for table in try String.fetchAll(db, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY 1") {
      faults.append(.strayRows(table: table))
    }
    try verifyChain()
    try verifyEnds()
    try verifyRules()
    var notebook = NotebookVerifier(db)
    try notebook.verify()
    faults += notebook.faults
    var deliveries = DeliveryVerifier(db)
    try deliveries.verify()
    faults += deliveries.faults
    var trail = TrailVerifier(db)
    try trail.verify()
    faults += trail.faults
  }

  private mutating func verifyChain() throws {
    var before = [UInt8](repeating: 0, count: 32)
    var previous = 0
    var (known, retracted): (Set<Int>, Set<Int>) = ([], [])
    let entries = try Row.fetchCursor(
      db, sql: "SELECT seq, kind, batch, at, content, chain FROM log_entry ORDER BY seq")
    while let row = try entries.next() {
      let (sequence, word, batch, at): (Int, String, Int?, Int64) =
        try (row.value(0), row.value(1), row.value(2), row.value(3))
      let (content, chain): (Data, Data) = try (row.value(4), row.value(5))
      guard let kind = LogChain.Kind(rawValue: word) else {
        faults.append(.brokenChain(entry: sequence))
        continue
      }
      let link = LogChain.link(
        after: before, kind, sequence: sequence, batch: batch, at: at, content: Array(content))
      // Each batch comes once, and goes at most once after that.
      let isInOrder =
        switch (kind, batch) {
        case (.batch, let batch?): known.insert(batch).inserted
        case (.retraction, let batch?): known.contains(batch) && retracted.insert(batch).inserted
        case (.erasure, let batch?): known.contains(batch)
        case (.restoration, nil): true
        default: false
        }
      let isInPlace = kind == .restoration ? sequence > previous : sequence == previous + 1
      if !isInPlace || !isInOrder || link != Array(chain) { faults.append(.brokenChain(entry: sequence)) }
      let erased = try Int.fetchAll(
        db, sql: "SELECT delivery FROM erased WHERE entry = ? ORDER BY delivery", arguments: [sequence])
      let isContentSame = try LogChain.content(kind, batch: batch, erased: erased, db) == Array(content)
      if !isContentSame || (kind != .erasure && !erased.isEmpty) {
        faults.append(.changedContent(entry: sequence, batch: batch ?? 0))
      }
      before = Array(chain)
      previous = sequence
    }
    for batch in try Int.fetchAll(db, sql: "SELECT id FROM batch ORDER BY id") where !known.contains(batch) {
      faults.append(.unknownBatch(batch))
    }
  }

  /// SQLite counts the rows it ever gave a number; what was cut off the end of the log is missing from the count.
  private mutating func verifyEnds() throws {
    for table in ["batch", "delivery", "log_entry", "rule_event", "notebook"] {
      let last = try Int.fetchOne(db, sql: "SELECT max(id) FROM (SELECT rowid AS id FROM \(table))") ?? 0
      let counted =
        try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0
      if last != counted { faults.append(.wrongEnd(table: table)) }
    }
  }

  /// Rule events are numbered without gaps and hang on their chain, and what they brought is what was hashed.
  private mutating func verifyRules() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, at, kind, action, name, digest, content, chain FROM rule_event ORDER BY number")
    var (before, expected) = (RuleChain.start, 1)
    while let row = try rows.next() {
      let (number, action): (Int, String) = try (row.value(0), row.value(3))
      let (digest, content, chain): (Data, Data, Data) = try (row.value(5), row.value(6), row.value(7))
      let isSame = action == "add" ? sha256(Array(content)) == Array(digest) : content.isEmpty
      let link = RuleChain.link(
        after: before, number: number, at: try row.value(1), kind: try row.value(2), action: action,
        name: try row.value(4), digest: Array(digest))
      if number != expected || !isSame || link != Array(chain) { faults.append(.changedRule(number)) }
      (before, expected) = (Array(chain), number + 1)
    }
  }
}

extension SQLiteLog {
  /// Everything wrong with the store's file, schema, chain, hashes and derived rows; empty when all is as it was written.
  package func verify() throws(Failure) -> [LogFault] {
    do {
      let schema = try SchemaText.expected.get()
      return try database.read { db in
        var verifier = LogVerifier(db)
        try verifier.verify(against: schema)
        return verifier.faults
      }
    } catch {
      return [.damagedFile(shortText(error))]
    }
  }
}
