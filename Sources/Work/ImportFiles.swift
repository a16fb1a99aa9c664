package import Base
internal import Formats
package import Intake
internal import Records

/// What a person says beside the files of an import.
package struct ImportOptions: Sendable {
  /// The unit of rows that name none.
  package var unit: UnitCode?
  /// The source system of rows that name none.
  package var system: String?
  /// What was said about headings, dates and words, by hand or in earlier imports of the system.
  package var mapping: ListMapping = [:]
  /// Period and instant of portal captures that carry none.
  package var period: Period?
  package var asOf: Instant?
  package var isDryRun = false
  package var isSample = false
  package init() {}
}

/// How far an import is.
package struct ImportProgress: Sendable {
  package let path: String
  /// The number of the file among those of the import, from 0.
  package let file: Int
  package let files: Int
  /// Rows of the file that have been taken.
  package let rows: Int
  /// How much of the file is done, from 0 to 1.
  package let share: Double
}

/// Reads files into the log as one batch: registers first, so that what refers to them finds them.
package struct ImportFiles<Log: FactLog> {
  private let log: Log
  private let now: Instant
  private let progress: (ImportProgress) -> Void

  package init(log: Log, now: Instant, progress: @escaping (ImportProgress) -> Void = { _ in }) {
    self.log = log
    self.now = now
    self.progress = progress
  }

  /// Nothing is written when a file cannot be opened or read at all, or when the run is dry.
  package func run(_ paths: [String], _ options: ImportOptions) throws(Failure) -> ImportReport {
    for _ in 1...Self.attempts {
      if let report = try attempt(paths, options) { return report }
    }
    throw Failure(
      vi: "Nhiều lần nhập khác đang chạy cùng lúc; chưa ghi gì. Đợi xong rồi chạy lại.",
      en: "Other imports keep running; nothing was written. Wait for them and run the command again.")
  }

  /// Another import that finishes first makes this one read the log again.
  private static var attempts: Int { 12 }

  /// Nil when the log moved on while the files were read.
  private func attempt(_ paths: [String], _ options: ImportOptions) throws(Failure) -> ImportReport? {
    let moment = try log.moment()
    let known = try KnownFacts(log, moment)
    let registers = Registers(known.ledger)
    let admission = registers.admission
    if let unit = options.unit, !admission.units.contains(unit) { try checkUnitArrives(unit, paths) }

    var files: [DataFile] = []
    for path in paths { files += try DataFile.open(path, context(admission, options)) }
    files = files.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
    let departments = files.reduce(into: [String: String]()) { all, file in
      all.merge(file.departments) { first, _ in first }
    }

    var run = Run(known: known, registers: registers)
    let head = BatchDraft(arrivedAt: now, system: options.system ?? "", isSample: options.isSample)
    let fill = { (draft: inout BatchDraft, sink: RowSink) throws(Failure) in
      for (index, file) in files.enumerated() {
        // Facts that two files name are compared row by row.
        let isAlone = files.count { $0.kind == file.kind } == 1
        try take(file, isAlone: isAlone, departments, moment, options, &run, into: &draft, sink) { rows, share in
          progress(
            ImportProgress(path: file.path, file: index, files: files.count, rows: rows, share: share))
        }
      }
      run.complete(&draft)
    }
    if options.isDryRun {
      var draft = head
      try fill(&draft) { _, _ in }
      return run.report
    }
    if files.contains(where: \.comesInStretches) {
      run.report.batch = try log.append(head, after: moment.version, filling: fill)
    } else {
      // Nobody waits for the store while workbooks are read.
      var draft = head
      try fill(&draft) { _, _ in }
      run.report.batch = try log.append(draft, after: moment.version) { _, _ in }
    }
    return run.report.batch == nil ? nil : run.report
  }

  /// What is gathered while the files are read, one after the other.
  private struct Run {
    var known: KnownFacts<Log>
    var registers: Registers
    var readings: [(FileReading, FileSummary)] = []
    var plainFindings = 0
    var report = ImportReport()

    /// Rows that wait are known when every file has been read.
    mutating func complete(_ draft: inout BatchDraft) {
      for (reading, summary) in readings {
        let waiting = waitingRows(reading, registers.admission)
        var summary = summary
        summary.countAsQuarantined(waiting.count)
        draft.files.append(summary)
        report.add(reading, summary, waiting: waiting)
      }
      report.findings = draft.findings.count + known.newFindings + plainFindings
    }
  }

  private func take(
    _ file: DataFile, isAlone: Bool, _ departments: [String: String], _ moment: LogMoment, _ options: ImportOptions,
    _ run: inout Run, into draft: inout BatchDraft, _ sink: RowSink, tell: (_ rows: Int, _ share: Double) -> Void
  ) throws(Failure) {
    // A long file is read twice; looking for its keys is the shorter part.
    let looking = 0.2
    tell(0, 0)
    let admission = run.registers.admission
    var reading = try file.read(context(admission, options), departments: departments, allowsPlain: isAlone) {
      tell(0, looking * Double($0) / Double(max(1, $1)))
    }
    var plain = PlainImport(log, moment)
    try plain.take(&reading, run.registers.facts, admission, into: &draft, sink) {
      rows, done, all in
      tell(rows, looking + (1 - looking) * Double(done) / Double(max(1, all)))
    }
    run.plainFindings += plain.findings
    try run.known.load(reading, OtherKeys(admission))
    var summary = apply(reading, admission, to: &run.known.ledger, &draft)
    summary.rows += plain.accepted + plain.unchanged
    summary.accepted += plain.accepted
    summary.unchanged += plain.unchanged
    run.readings.append((reading, summary))
    if Facts.registers.contains(file.kind) { run.registers = Registers(run.known.ledger) }
    tell(summary.rows, 1)
  }

  private func checkUnitArrives(_ unit: UnitCode, _ paths: [String]) throws(Failure) {
    if paths.contains(where: { $0.hasSuffix("units.csv") || $0.hasSuffix("units.xlsx") || $0.hasSuffix("units.jsonl") })
    {
      return
    }
    throw Failure(
      .usage, vi: "Không có đơn vị \(unit.text) trong kho. Nhập danh sách đơn vị (units.csv) trước, hoặc cùng lúc.",
      en: "There is no unit \(unit.text) in the store. Import the list of units (units.csv) first, or together.")
  }

  private func context(_ admission: Admission, _ options: ImportOptions) -> ReadingContext {
    var context = ReadingContext(
      admission: admission, unit: options.unit, system: options.system,
      mapping: options.mapping, period: options.period, asOf: options.asOf)
    context.arrivedAt = now
    return context
  }

  /// Adds what the file says anew to the ledger and the draft.
  private func apply(
    _ reading: FileReading, _ admission: Admission, to ledger: inout Ledger, _ draft: inout BatchDraft
  ) -> FileSummary {
    let isAdmitted = { (statement: Statement) in admission.missing(statement) == nil }
    let others = OtherKeys(admission)
    var summary = FileSummary(path: reading.path, kind: reading.kind.fileStem)
    summary.rows = reading.rows.count + reading.quarantined.count
    summary.quarantined = reading.quarantined.count
    draft.quarantined += reading.quarantined
    for groups in RowGroups(reading, isAdmitted: isAdmitted, factKey: others.factKey).byKey {
      let digests = groups.map { Digest(sha256($0.statement.canonicalRow.utf8)) }
      // Among rows that wait, what is new depends on their order, so they are compared as a whole.
      let waits = groups.contains { !isAdmitted($0.statement) } || hasWaiting(groups[0].statement, ledger, isAdmitted)
      let repeated =
        waits && groups.allSatisfy { $0.statement.instant == nil }
        ? ledger.endsWith(digests, kind: reading.kind, key: groups[0].statement.key) : nil
      for (group, digest) in zip(groups, digests) {
        if group.differs { draft.findings.append(Finding(differing: group.statement)) }
        let effect: Ledger.Effect =
          if let repeated { .unchanged(by: repeated) } else if waits, group.statement.instant == nil {
            ledger.deliveries(of: reading.kind, key: group.statement.key).isEmpty ? .new : .updated
          } else {
            ledger.effect(
              of: group.statement, digest: digest, beside: others.deliveries(group.statement, in: ledger),
              isAdmitted: isAdmitted)
          }
        switch effect {
        case .new:
          summary.accepted += 1
          summary.updated += group.differing
          summary.unchanged += group.repeats
        case .updated:
          summary.updated += 1 + group.differing
          summary.unchanged += group.repeats
        case .unchanged(let deliveries):
          summary.unchanged += 1 + group.repeats + group.differing
          draft.restated.formUnion(deliveries.map(\.sequence).filter { $0 < Self.firstDrafted })
          continue
        }
        draft.statements.append((group.statement, digest))
        ledger.append(
          Delivery(
            batch: .max, sequence: Self.firstDrafted + draft.statements.count, digest: digest,
            statement: group.statement))
      }
    }
    return summary
  }

  /// Sequence numbers of deliveries that are not in the log yet.
  private static var firstDrafted: Int { .max / 2 }

  private func hasWaiting(_ statement: Statement, _ ledger: Ledger, _ isAdmitted: (Statement) -> Bool) -> Bool {
    ledger.deliveries(of: statement.kind, key: statement.key).contains { !isAdmitted($0.statement) }
  }
}

/// Rows that were kept but count nowhere until their unit or procedure arrives.
private func waitingRows(_ reading: FileReading, _ admission: Admission) -> [QuarantinedRow] {
  let waiting = reading.rows.compactMap { row in
    admission.missing(Statement(kind: reading.kind, stated: row.stated)).map { (line: row.line, missing: $0) }
  }
  let hints = admission.hints(for: Set(waiting.filter { $0.missing.missing == .unit }.map(\.missing.named)))
  return waiting.map { line, missing in
    let isUnit = missing.missing == .unit
    return QuarantinedRow(
      file: reading.path, line: line, column: isUnit ? "unit" : "procedure", value: missing.named,
      reason: isUnit ? .unknownUnit : .unknownProcedureName, hint: isUnit ? hints[missing.named] : nil)
  }
}

extension Finding {
  /// Rows of one file that say different things about this statement's key.
  fileprivate init(differing statement: Statement) {
    self.init(
      kind: .differingRows, unit: statement.unit, factKind: statement.kind,
      record: statement.key.replacing(Statement.separator, with: " "), detail: "")
  }
}

extension Statement {
  fileprivate var unit: UnitCode? {
    Schema.of(kind).column(named: "unit").flatMap { text(of: $0.id) }.map { UnitCode($0) }
  }
}

extension DataFile {
  /// Registers come before what refers to them: units, their aliases, procedures, everything else.
  fileprivate var order: UInt8 { kind == .unitAlias ? 3 : 2 * kind.rawValue }
}

extension FileSummary {
  /// Waiting rows were counted as accepted, updated or unchanged; they are quarantined until they are resolved.
  fileprivate mutating func countAsQuarantined(_ count: Int) {
    var left = count
    for path in [\FileSummary.accepted, \FileSummary.unchanged, \FileSummary.updated] {
      let taken = min(left, self[keyPath: path])
      self[keyPath: path] -= taken
      left -= taken
    }
    quarantined += count
  }
}

/// The registers as a ledger has them, and what admits by them.
private struct Registers {
  let facts: Facts
  let admission: Admission

  init(_ ledger: Ledger) {
    facts = Facts(ledger, only: Facts.registers)
    admission = facts.admission
  }
}
