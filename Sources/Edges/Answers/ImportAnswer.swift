package import Base
package import Formats
package import Records
internal import Wording

/// The JSON of `soi import`, `soi findings` and the list of batches.
package enum ImportAnswer {
  package static func json(
    batch: Int?, files: [FileSummary], findings: Int, quarantine: [QuarantinedRow], warnings: [Sentence],
    notKept: [(file: String, heading: String)] = [], language: Language
  ) -> JSON {
    [
      "batch": batch.map { .integer($0) } ?? .null,
      "files": .array(files.map { file($0) }),
      "findings": .integer(findings),
      "quarantine": .array(quarantine.map { row($0, language) }),
      "warnings": .array(warnings.map { .string($0.text(language)) }),
      // Columns of lists of which nothing is in the store: somebody may have counted on one.
      "not_kept": .array(notKept.map { ["file": .string($0.file), "heading": .string($0.heading)] }),
    ]
  }

  package static func file(_ file: FileSummary) -> JSON {
    [
      "path": .string(file.path), "kind": .string(file.kind), "rows": .integer(file.rows),
      "accepted": .integer(file.accepted), "updated": .integer(file.updated), "unchanged": .integer(file.unchanged),
      "quarantined": .integer(file.quarantined),
    ]
  }

  package static func row(_ row: QuarantinedRow, _ language: Language) -> JSON {
    [
      "file": .string(row.file), "line": .integer(row.line), "column": .string(row.column), "value": .string(row.value),
      "reason": .string(row.sentence.text(language)), "reason_code": .string(row.reason.rawValue),
    ]
  }

  /// `points`: what is at stake, as an exact fraction; nil where nothing hangs on it.
  package static func finding(_ finding: Finding, points: Fraction?, _ language: Language) -> JSON {
    [
      "kind": .string(finding.kind.rawValue), "unit": finding.unit.map { .string($0.text) } ?? .null,
      "file": .string(finding.factKind.fileStem), "record": .string(finding.record), "detail": .string(finding.detail),
      "text": .string(finding.kind.sentence.text(language)), "points": points.map { .string($0.description) } ?? .null,
    ]
  }

  package static func waiting(_ waiting: Facts.Waiting, hint: Admission.Hint?, _ language: Language) -> JSON {
    let reason: QuarantinedRow.Reason = waiting.missing == .unit ? .unknownUnit : .unknownProcedureName
    return [
      "file": .string(waiting.kind.fileStem), "line": .null,
      "column": .string(waiting.missing == .unit ? "unit" : "procedure"), "value": .string(waiting.named),
      "record": .string(waiting.key.replacing(Statement.separator, with: " ")),
      "reason": .string(reason.sentence(hint, waiting.named).text(language)), "reason_code": .string(reason.rawValue),
    ]
  }
}
