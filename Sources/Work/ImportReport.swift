package import Base
package import Intake
package import Records

/// What an import did, file by file.
package struct ImportReport: Sendable {
  package struct File: Sendable {
    package let summary: FileSummary
    package let headings: [HeadingMatch]
    package let isList: Bool
    package let skipped: Int
    package let unknownWords: [String]
    package let warnings: [Sentence]
  }

  /// Nil for a dry run.
  package var batch: Int?
  package var files: [File] = []
  package var findings = 0
  package var quarantine: [QuarantinedRow] = []

  package init() {}

  mutating func add(_ reading: FileReading, _ summary: FileSummary, waiting: [QuarantinedRow]) {
    files.append(
      File(
        summary: summary, headings: reading.headings, isList: reading.isList, skipped: reading.skipped,
        unknownWords: reading.unknownWords, warnings: reading.warnings))
    quarantine += (reading.quarantined + waiting).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension ImportReport {
  /// Columns of lists of which nothing was kept: personal data, what the index does not need, what nobody understood.
  package var notKept: [(file: String, heading: String)] {
    files.filter(\.isList).flatMap { file in
      file.headings.filter { match in
        switch match.meaning {
        case .column: false
        case .personal, .duplicate, .ignored, .unknown: true
        }
      }.map { (file.summary.path, $0.heading) }
    }
  }

  /// How the lists were understood, as a mapping file to correct and give back.
  package var mappingText: String {
    let lists = files.filter(\.isList)
    return MappingFile.text(lists.flatMap(\.headings), words: lists.flatMap(\.unknownWords))
  }

  /// What this import teaches about its source system.
  package func lessons(_ mapping: ListMapping) -> [RememberedHeading] {
    mapping.lessons(
      files.filter(\.isList).compactMap { file in
        FactKind(fileStem: file.summary.kind).map { ($0, file.headings) }
      })
  }
}
