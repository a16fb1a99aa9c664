package import Base
package import Records

/// One row that was read: the columns it states, in canonical text.
package struct ReadRow: Sendable {
  package let line: Int
  package var stated: [UInt8: String]
  package var extras: [String: String]
  package let instant: Instant?
}

extension ReadRow {
  /// The row of a statement.
  package init(_ statement: Statement, line: Int) {
    var stated: [UInt8: String] = [:]
    var extras: [String: String] = [:]
    statement.forEachField { id, name, text in
      if id == 0 { extras[name] = text } else { stated[id] = text }
    }
    self.init(line: line, stated: stated, extras: extras, instant: statement.instant)
  }
}

/// How one heading of a list was understood.
package struct HeadingMatch: Hashable, Sendable {
  package enum Meaning: Hashable, Sendable {
    /// The name of a canonical column.
    case column(String)
    /// Names, phones, addresses: dropped at the edge.
    case personal
    /// Means a column that another heading means more surely.
    case duplicate(of: String)
    /// Understood, but nothing in the index needs it.
    case ignored
    case unknown
  }
  package let heading: String
  package let meaning: Meaning
  /// What decided where the heading alone could be several columns.
  package let evidence: Sentence?

  package init(heading: String, meaning: Meaning, evidence: Sentence? = nil) {
    self.heading = heading
    self.meaning = meaning
    self.evidence = evidence
  }
}

/// Everything one file said.
package struct FileReading: Sendable {
  package let path: String
  package let kind: FactKind
  package var rows: [ReadRow] = []
  /// Further rows, of a canonical file, that needed nothing; see `PlainRows`.
  package var plain: PlainFile?
  package var quarantined: [QuarantinedRow] = []
  package var headings: [HeadingMatch] = []
  /// Words of a status or channel column that have no meaning here, each once.
  package var unknownWords: [String] = []
  /// What a person must know about this file before believing its numbers.
  package var warnings: [Sentence] = []
  /// Rows that are no records: titles, groups, numbering, totals.
  package var skipped = 0
  /// True for a list recognised by its headings.
  package var isList = false

  package init(path: String, kind: FactKind) {
    self.path = path
    self.kind = kind
  }

  /// Adds what another sheet of the same file said.
  mutating func append(_ other: FileReading) {
    rows += other.rows
    quarantined += other.quarantined
    let (ownHeadings, ownWords) = (Set(headings), Set(unknownWords))
    headings += other.headings.filter { !ownHeadings.contains($0) }
    unknownWords += other.unknownWords.filter { !ownWords.contains($0) }
    warnings += other.warnings
    skipped += other.skipped
    isList = isList || other.isList
  }
}

/// What a reader needs beside the file.
package struct ReadingContext: Sendable {
  /// The registers that names are looked up in.
  package var admission: Admission
  /// The unit of rows that name none.
  package var unit: UnitCode?
  /// The source system of rows that name none.
  package var system: String?
  /// What somebody said about headings, dates and words, and what the source system is remembered by.
  package var mapping: ListMapping
  /// The period and instant of a portal capture that does not carry its own.
  package var period: Period?
  package var asOf: Instant?
  /// When the files arrive: messages cannot tell of much later moments.
  package var arrivedAt: Instant?

  package init(
    admission: Admission, unit: UnitCode? = nil, system: String? = nil, mapping: ListMapping = [:],
    period: Period? = nil, asOf: Instant? = nil
  ) {
    self.admission = admission
    self.unit = unit
    self.system = system
    self.mapping = mapping
    self.period = period
    self.asOf = asOf
  }

  /// The code of a unit given by code or by name; the text itself when neither is known yet.
  func unitText(_ text: String) -> String { admission.unit(text)?.text ?? text }
}
