package import Base

/// One import: everything that arrived together and can be taken back together.
package struct Batch: Sendable {
  package let number: Int
  package let arrivedAt: Instant
  package let system: String
  /// Made-up data that every page and paper must mark.
  package let isSample: Bool
  package let files: [FileSummary]
  /// The time it was taken back; nil while it counts.
  package let retractedAt: Instant?

  package init(
    number: Int, arrivedAt: Instant, system: String, isSample: Bool, files: [FileSummary], retractedAt: Instant?
  ) {
    self.number = number
    self.arrivedAt = arrivedAt
    self.system = system
    self.isSample = isSample
    self.files = files
    self.retractedAt = retractedAt
  }
}

/// What became of one file's rows: `accepted + updated + unchanged + quarantined == rows`.
package struct FileSummary: Hashable, Sendable {
  package var path: String
  package var kind: String
  package var rows = 0
  package var accepted = 0
  package var updated = 0
  package var unchanged = 0
  package var quarantined = 0

  package init(path: String, kind: String) {
    self.path = path
    self.kind = kind
  }
}

/// Takes rows of a buffer into the batch that is being written, before all of the batch's draft.
package typealias RowSink = (_ buffer: StatementBuffer, _ rows: [Int]) throws(Failure) -> Void

/// A batch on its way into the log.
package struct BatchDraft: Sendable {
  package var arrivedAt: Instant
  package var system: String
  package var isSample: Bool
  package var files: [FileSummary]
  package var statements: [(statement: Statement, digest: Digest)]
  package var quarantined: [QuarantinedRow]
  package var findings: [Finding]
  /// Deliveries in the log that rows of this batch said again: they count as long as any batch that said them does.
  package var restated: Set<Int>

  package init(arrivedAt: Instant, system: String, isSample: Bool) {
    self.arrivedAt = arrivedAt
    self.system = system
    self.isSample = isSample
    files = []
    statements = []
    quarantined = []
    findings = []
    restated = []
  }
}
