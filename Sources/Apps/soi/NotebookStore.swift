internal import Base
internal import Notebook
internal import StoreSQLite
internal import Work

/// The port of the notebook on the store's table.
struct NotebookStore: NotebookShelf {
  let log: SQLiteLog

  func write(_ draft: NotebookDraft, after revision: Int) async throws(Failure) -> NotebookWriting {
    try await log.write(draft, after: revision)
  }

  func entries(of subject: Subject) async throws(Failure) -> [NotebookEntry] { try await log.notebook(of: subject) }

  func entries(kind: String, units: [UnitCode]?) async throws(Failure) -> [NotebookEntry] {
    try await log.notebook(kind: kind, units: units)
  }

  func lastNumber() async throws(Failure) -> Int { try await log.lastNotebookNumber() }
}
