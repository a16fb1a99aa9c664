internal import Access
package import Base
internal import Formats
internal import Foundation
internal import GRDB
package import Notebook

extension SQLiteLog {
  /// Appends when `revision` is still the subject's last one, with the line of the trail.
  package func write(_ draft: NotebookDraft, after revision: Int) async throws(Failure) -> NotebookWriting {
    guard draft.body.count <= NotebookDraft.longestBody else {
      throw Failure(
        .usage, vi: "Nội dung dài quá 256 KB. Chia nhỏ rồi ghi lại.",
        en: "The text is longer than 256 kB. Divide it and write again.")
    }
    return try await writingElsewhere { [trail] db in
      let since = try NotebookRows.rows(
        db, "kind = ? AND subject = ? AND revision > ?", [draft.subject.kind, draft.subject.id, revision])
      if !since.isEmpty { return .changed(since: since) }
      let own =
        try Int.fetchOne(
          db, sql: "SELECT max(revision) FROM notebook WHERE kind = ? AND subject = ?",
          arguments: [draft.subject.kind, draft.subject.id]) ?? 0
      // Whoever names a revision that never was has not read this subject.
      guard own == revision else { return .changed(since: []) }
      let entry = try NotebookRows.append(draft, revision: revision + 1, to: db)
      try trail.write(
        [
          TrailEntry(
            at: draft.at, who: draft.by, .decided, unit: draft.unit,
            record: "\(draft.subject.kind):\(draft.subject.id)", address: draft.address)
        ], db)
      return .written(entry)
    }
  }

  package func notebook(of subject: Subject) async throws(Failure) -> [NotebookEntry] {
    try await readingElsewhere { db in
      try NotebookRows.rows(db, "kind = ? AND subject = ?", [subject.kind, subject.id])
    }
  }

  /// `units`: those that lie in one of them.
  package func notebook(kind: String, units: [UnitCode]?) async throws(Failure) -> [NotebookEntry] {
    try await readingElsewhere { db in
      guard let units else { return try NotebookRows.rows(db, "kind = ?", [kind]) }
      let codes = JSON.array(units.map { .string($0.text) }).serialized()
      return try NotebookRows.rows(db, "kind = ? AND unit IN (SELECT value FROM json_each(?))", [kind, codes])
    }
  }

  package func lastNotebookNumber() async throws(Failure) -> Int {
    try await readingElsewhere { db in try Int.fetchOne(db, sql: "SELECT max(number) FROM notebook") ?? 0 }
  }
}

enum NotebookRows {
  static func rows(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [NotebookEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT number, kind, subject, revision, unit, at, who, who_number, act, body FROM notebook
        WHERE \(condition) ORDER BY number
        """, arguments: arguments
    ).compactMap { row in
      guard let by = Visitor.Kind(who: try row.value(6), number: try row.value(7)) else { return nil }
      let body: Data? = try row.value(9)
      return NotebookEntry(
        number: try row.value(0), subject: Subject(kind: try row.value(1), id: try row.value(2)),
        unit: UnitCode(try row.value(4)), revision: try row.value(3), at: Instant(seconds: try row.value(5)), by: by,
        act: try row.value(8), body: body.map { Array($0) } ?? [])
    }
  }

  static func append(_ draft: NotebookDraft, revision: Int, to db: Database) throws -> NotebookEntry {
    let last = try Row.fetchOne(db, sql: "SELECT number, chain FROM notebook ORDER BY number DESC LIMIT 1")
    let number: Int = try (last?.value(0) ?? 0) + 1
    let before: [UInt8] = try last.map { Array(try $0.value(1) as Data) } ?? NotebookChain.start
    let (who, whoNumber) = draft.by.stored
    let digest = sha256(draft.body)
    let chain = NotebookChain.link(
      after: before, number: number, kind: draft.subject.kind, subject: draft.subject.id, revision: revision,
      unit: draft.unit.text, at: draft.at.seconds, who: who, whoNumber: whoNumber, act: draft.act, digest: digest)
    try db.execute(
      sql: """
        INSERT INTO notebook (number, kind, subject, revision, unit, at, who, who_number, act, digest, body, chain)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, draft.subject.kind, draft.subject.id, revision, draft.unit.text, draft.at.seconds, who, whoNumber,
        draft.act, Data(digest), Data(draft.body), Data(chain),
      ])
    return NotebookEntry(
      number: number, subject: draft.subject, unit: draft.unit, revision: revision, at: draft.at, by: draft.by,
      act: draft.act, body: draft.body)
  }
}
