internal import Answers
internal import Base
internal import Formats
internal import Intake
internal import Records
internal import Wording
internal import Work

/// What an import did and what the store holds, for a terminal.
enum StoreTables {
  static func report(_ report: ImportReport, _ language: Language, _ dryRun: Bool) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Tệp"), .init("Loại"), .init("Dòng", .right), .init("Mới", .right), .init("Sửa", .right),
          .init("Không đổi", .right), .init("Giữ lại", .right),
        ]
        : [
          .init("File"), .init("Kind"), .init("Rows", .right), .init("New", .right), .init("Updated", .right),
          .init("Unchanged", .right), .init("Quarantined", .right),
        ])
    table.title = [
      dryRun
        ? (vi ? "Đọc thử, chưa ghi gì" : "Dry run, nothing written")
        : (vi ? "Lần nhập số \(report.batch ?? 0)" : "Batch \(report.batch ?? 0)")
    ]
    for file in report.files {
      let summary = file.summary
      table.rows.append(
        [summary.path, summary.kind]
          + [summary.rows, summary.accepted, summary.updated, summary.unchanged, summary.quarantined]
          .map { ScoreTables.count($0, language) })
      table.notes += headingNotes(file, language)
    }
    if report.findings > 0 {
      table.notes.append(
        vi
          ? "\(report.findings.vietnamese) điều bất thường mới: xem soi findings."
          : "\(report.findings) new findings: see soi findings.")
    }
    if !report.quarantine.isEmpty {
      table.notes.append(
        vi
          ? "\(report.quarantine.count.vietnamese) dòng bị giữ lại, chưa tính:"
          : "\(report.quarantine.count) rows quarantined, not counted:")
      table.notes += report.quarantine.prefix(20).map { row in
        let at = vi ? "dòng \(row.line)" : "line \(row.line)"
        let value = row.value.isEmpty ? "" : " “\(row.value)”"
        return "  \(row.file) \(at), \(row.column)\(value): \(row.sentence.text(language))"
      }
      if report.quarantine.count > 20 {
        table.notes.append(vi ? "  … xem hết: soi findings" : "  … all of them: soi findings")
      }
    }
    return table
  }

  /// How a list's headings were understood, so that a wrong guess is seen.
  private static func headingNotes(_ file: ImportReport.File, _ language: Language) -> [String] {
    let vi = language == .vi
    var notes: [String] = []
    if file.isList {
      notes.append(vi ? "\(file.summary.path): cột nhận ra" : "\(file.summary.path): headings understood")
      for match in file.headings {
        guard case .column(let name) = match.meaning else { continue }
        let reason = match.evidence.map { vi ? " (vì \($0.vi))" : " (because \($0.en))" } ?? ""
        notes.append("  \(match.heading) → \(name)\(reason)")
      }
    }
    func names(_ meaning: HeadingMatch.Meaning) -> String {
      file.headings.filter { $0.meaning == meaning }.map(\.heading).joined(separator: ", ")
    }
    notes += file.warnings.map { "  ⚠ " + $0.text(language) }
    for match in file.headings {
      guard case .duplicate(let column) = match.meaning else { continue }
      notes.append(
        vi
          ? "  Trùng nghĩa, không dùng: \(match.heading) (đã có cột khác là \(column))"
          : "  Not used, another heading is \(column): \(match.heading)")
    }
    let (personal, unknown, ignored) = (names(.personal), names(.unknown), names(.ignored))
    if !personal.isEmpty {
      notes.append((vi ? "  Không lưu (thông tin cá nhân): " : "  Not kept (personal): ") + personal)
    }
    if !ignored.isEmpty {
      notes.append((vi ? "  Không lưu (bộ chỉ số không cần): " : "  Not kept (the index needs none of it): ") + ignored)
    }
    if !unknown.isEmpty {
      let kept =
        file.isList
        ? (vi ? "  Không nhận ra, không lưu: " : "  Not understood, not kept: ")
        : (vi ? "  Cột lạ, giữ nguyên: " : "  Unknown, kept as they are: ")
      notes.append(kept + unknown)
    }
    if !file.unknownWords.isEmpty {
      notes.append(
        (vi
          ? "  Từ không có nghĩa trong 10 trạng thái hay kênh, để trống: "
          : "  Words without a meaning here, left empty: ")
          + file.unknownWords.prefix(10).joined(separator: ", "))
    }
    return notes
  }

  static func batches(_ batches: [Batch], _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Số", .right), .init("Lúc"), .init("Nguồn"), .init("Tệp"), .init("Dòng", .right), .init("Tình trạng")]
        : [.init("No", .right), .init("At"), .init("Source"), .init("Files"), .init("Rows", .right), .init("State")])
    for batch in batches {
      let state = batch.retractedAt.map { (vi ? "đã rút " : "retracted ") + $0.vietnamesePadded } ?? ""
      let sample = batch.isSample ? (vi ? "dữ liệu mẫu " : "sample ") : ""
      table.rows.append([
        "\(batch.number)", batch.arrivedAt.vietnamesePadded, batch.system,
        batch.files.map { $0.path.split(separator: "/").last.map(String.init) ?? $0.path }.joined(separator: ", "),
        ScoreTables.count(batch.files.reduce(0) { $0 + $1.rows }, language), sample + state,
      ])
    }
    return table
  }

  static func batchesJSON(_ batches: [Batch]) -> JSON {
    .array(
      batches.map { batch in
        [
          "batch": .integer(batch.number), "arrived_at": .string(batch.arrivedAt.iso), "system": .string(batch.system),
          "sample": .flag(batch.isSample),
          "retracted_at": batch.retractedAt.map { .string($0.iso) } ?? .null,
          "files": .array(batch.files.map { ImportAnswer.file($0) }),
        ]
      })
  }

  static func retracted(_ batch: Int, again: Bool, _ language: Language) -> String {
    switch (language, again) {
    case (.vi, true): "Lần nhập \(batch) đã được rút từ trước."
    case (.vi, false): "Đã rút trọn lần nhập \(batch). Điều lần nhập khác cũng nói thì vẫn còn."
    case (.en, true): "Batch \(batch) had been retracted before."
    case (.en, false): "Batch \(batch) is retracted, whole. What another batch said too still stands."
    }
  }

  static func findings(
    _ findings: [PricedFinding], _ quarantine: [QuarantinedRow], _ waiting: [Facts.Waiting],
    hints: [String: Admission.Hint], _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Đơn vị"), .init("Bản ghi"), .init("Chi tiết"), .init("Điểm", .right), .init("Điều thấy")]
        : [.init("Unit"), .init("Record"), .init("Detail"), .init("Points", .right), .init("Finding")])
    table.rows = findings.map { item in
      let finding = item.finding
      return [
        finding.unit?.text ?? "", finding.record, finding.detail, item.points.map { points($0, language) } ?? "",
        finding.kind.sentence.text(language),
      ]
    }
    table.rows += quarantine.map { row in
      ["", "\(row.file):\(row.line)", "\(row.column) “\(row.value)”", "", row.reason.sentence.text(language)]
    }
    table.rows += waiting.map { item in
      let reason: QuarantinedRow.Reason = item.missing == .unit ? .unknownUnit : .unknownProcedureName
      return [
        "", item.key.replacing(Statement.separator, with: " "), "“\(item.named)”", "",
        reason.sentence(hints[item.named], item.named).text(language),
      ]
    }
    let byKind = Dictionary(grouping: findings, by: \.finding.kind)
    table.notes = Finding.Kind.allCases.compactMap { kind in
      byKind[kind].map { "\(ScoreTables.count($0.count, language))  \(kind.sentence.text(language))" }
    }
    let held = quarantine.count + waiting.count
    table.notes.append(vi ? "\(held.vietnamese) dòng bị giữ lại, chưa tính" : "\(held) rows quarantined, not counted")
    return table
  }

  /// Four decimals: one dossier of thousands is worth less than a hundredth.
  private static func points(_ points: Fraction, _ language: Language) -> String {
    let tenThousandths = (points.billionths + 50_000) / 100_000
    let text = "\(tenThousandths / 10_000).\(padded(tenThousandths % 10_000, 4))"
    return language == .vi ? text.replacing(".", with: ",") : text
  }

  static func findingsJSON(
    _ findings: [PricedFinding], _ quarantine: [QuarantinedRow], _ waiting: [Facts.Waiting],
    hints: [String: Admission.Hint], _ language: Language
  ) -> JSON {
    [
      "findings": .array(findings.map { ImportAnswer.finding($0.finding, points: $0.points, language) }),
      "quarantine": .array(
        quarantine.map { ImportAnswer.row($0, language) }
          + waiting.map { ImportAnswer.waiting($0, hint: hints[$0.named], language) }),
    ]
  }
}
