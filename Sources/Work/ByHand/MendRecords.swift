package import Base
internal import Formats
internal import Intake
package import Records

/// What a person mends by hand: each mending is a delivery of its own, so it can be taken back and is never lost.
package struct MendRecords: Sendable {
  private let log: any MessageLog
  private let now: Instant

  /// The system such deliveries come from.
  package static let system = "sửa tay"

  package init(_ log: some MessageLog, at now: Instant) {
    self.log = log
    self.now = now
  }

  /// States a whole record in place of a row that could not be read; the row is then done with.
  ///
  /// - Parameter cells: canonical columns and their texts; empty ones are not stated.
  /// - Returns: the batch.
  package func correct(
    _ row: QuarantinedRow, as kind: FactKind, _ cells: [(name: String, text: String)]
  ) async throws(Failure) -> Int {
    try await append(kind, cells, path: row.correctionPath)
  }

  /// Declares that a code somebody delivers under means a unit.
  package func alias(_ code: String, means unit: UnitCode) async throws(Failure) -> Int {
    try await append(.unitAlias, [("code", code), ("unit", unit.text)], path: "khai mã \(code)")
  }

  private func append(
    _ kind: FactKind, _ cells: [(name: String, text: String)], path: String
  ) async throws(Failure) -> Int {
    let stated = cells.filter { !$0.text.isEmpty }
    let context = ReadingContext(admission: Admission(units: UnitRegister([]), procedures: [:]))
    let statement = try CanonicalRows.statement(kind, stated, context)
    var file = FileSummary(path: path, kind: kind.fileStem)
    (file.rows, file.accepted) = (1, 1)
    var draft = BatchDraft(arrivedAt: now, system: Self.system, isSample: false)
    draft.files = [file]
    draft.statements = [(statement, sha256Digest(Array(statement.canonicalRow.utf8)))]
    return try await log.append(draft)
  }
}
