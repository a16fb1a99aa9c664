internal import Formats
internal import Foundation
internal import GRDB
internal import Records

/// Recomputes the chain of the notebook and the hash of each body, and that no revision of a subject is missing.
struct NotebookVerifier {
  let db: Database
  private(set) var faults: [LogFault] = []

  init(_ db: Database) { self.db = db }

  mutating func verify() throws {
    var (before, previous) = (NotebookChain.start, 0)
    var revisions: [[String]: Int] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT number, kind, subject, revision, unit, at, who, who_number, act, digest, body, chain FROM notebook
        ORDER BY number
        """)
    while let row = try rows.next() {
      let (number, kind, subject, revision): (Int, String, String, Int) =
        try (row.value(0), row.value(1), row.value(2), row.value(3))
      let (digest, body, chain): (Data, Data?, Data) = try (row.value(9), row.value(10), row.value(11))
      let link = NotebookChain.link(
        after: before, number: number, kind: kind, subject: subject, revision: revision, unit: try row.value(4),
        at: try row.value(5), who: try row.value(6), whoNumber: try row.value(7), act: try row.value(8),
        digest: Array(digest))
      let isSame = body.map { sha256(Array($0)) == Array(digest) } ?? true
      let isNext = revision == revisions[[kind, subject], default: 0] + 1
      if number != previous + 1 || link != Array(chain) || !isSame || !isNext {
        faults.append(.changedNotebook(number))
      }
      revisions[[kind, subject]] = revision
      (before, previous) = (Array(chain), number)
    }
  }
}
