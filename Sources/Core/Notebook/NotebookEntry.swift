package import Access
package import Base

/// What entries speak of: a plan, a task, a draft of a paper. The kind's words are stored: frozen.
package struct Subject: Hashable, Sendable {
  /// Lower-case ASCII words joined by `-`: `plan`, `alert-rule`.
  package let kind: String
  /// Unique within the kind.
  package let id: String

  package init(kind: String, id: String) {
    self.kind = kind
    self.id = id
  }
}

/// One thing somebody wrote down: never changed later. What a subject is now is the fold of its entries in order; taking
/// something back is a further entry.
package struct NotebookEntry: Hashable, Sendable {
  /// From 1, over the whole notebook, in the order of arrival.
  package let number: Int
  package let subject: Subject
  /// The unit it lies in: rights are asked there.
  package let unit: UnitCode
  /// From 1, within the subject, without gaps.
  package let revision: Int
  package let at: Instant
  package let by: Visitor.Kind
  /// What was done, in lower-case ASCII words: `create`, `edit`, `undo`.
  package let act: String
  /// JSON in UTF-8, whose meaning belongs to the kind; empty once the law had it taken away.
  package let body: [UInt8]

  package init(
    number: Int, subject: Subject, unit: UnitCode, revision: Int, at: Instant, by: Visitor.Kind, act: String,
    body: [UInt8]
  ) {
    self.number = number
    self.subject = subject
    self.unit = unit
    self.revision = revision
    self.at = at
    self.by = by
    self.act = act
    self.body = body
  }
}

/// An entry somebody wants to write.
package struct NotebookDraft: Hashable, Sendable {
  /// Bytes a body may have: a plan of 200 tasks takes about 100 000.
  package static let longestBody = 256 * 1024

  package let subject: Subject
  package let unit: UnitCode
  package let at: Instant
  package let by: Visitor.Kind
  package let act: String
  package let body: [UInt8]
  /// Hash of the address it came from; nil on the machine itself. For the trail.
  package let address: Digest?

  package init(
    subject: Subject, unit: UnitCode, at: Instant, by: Visitor.Kind, act: String, body: [UInt8], address: Digest? = nil
  ) {
    self.subject = subject
    self.unit = unit
    self.at = at
    self.by = by
    self.act = act
    self.body = body
    self.address = address
  }
}

/// What became of a draft.
package enum NotebookWriting: Hashable, Sendable {
  /// It is durable.
  case written(NotebookEntry)
  /// Nothing was written: these came since the revision the writer had seen. A person shows both, or merges.
  case changed(since: [NotebookEntry])
}
