package import Base
package import Notebook

/// Where people's own statements are kept, beside the facts. Acknowledged means durable; each is written together with its
/// line of the trail, or not at all.
package protocol NotebookShelf: Sendable {
  /// Appends to the subject when `revision` (0: none) is still its last one.
  func write(_ draft: NotebookDraft, after revision: Int) async throws(Failure) -> NotebookWriting
  /// In order.
  func entries(of subject: Subject) async throws(Failure) -> [NotebookEntry]
  /// All of a kind, in order of arrival; `units`: those that lie in one of them.
  func entries(kind: String, units: [UnitCode]?) async throws(Failure) -> [NotebookEntry]
  /// Number of the last entry of all; 0 when there is none. Grows with every entry.
  func lastNumber() async throws(Failure) -> Int
}

extension NotebookShelf {
  package func entries(kind: String) async throws(Failure) -> [NotebookEntry] {
    try await entries(kind: kind, units: nil)
  }
}
