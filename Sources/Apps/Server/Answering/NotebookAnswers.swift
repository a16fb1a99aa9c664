internal import Access
internal import Base
internal import Formats
internal import Notebook
internal import Work

extension Call {
  /// Writes down what the visitor states, on top of the revision they had before them. Rights are asked before.
  func write(
    _ subject: Subject, at unit: UnitCode, _ act: String, _ body: JSON, after revision: Int
  ) async throws(Failure) -> NotebookWriting {
    try await service.notebook.write(
      NotebookDraft(
        subject: subject, unit: unit, at: now, by: visitor.kind, act: act, body: Array(body.serialized().utf8),
        address: service.access.addresses.hash(address)), after: revision)
  }
}
