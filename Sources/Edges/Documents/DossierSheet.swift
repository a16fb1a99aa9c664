package import Base
package import Formats
package import Records
internal import Wording

/// A list of dossiers as a workbook sheet: what it lists, of whom, as of when, and the rows. No names of citizens.
package enum DossierSheet {
  package struct Row: Sendable {
    package let dossier: Dossier
    package let procedure: Procedure?
    package let unit: OrgUnit?
    /// Where it was handed in, when another unit resolves it.
    package let receivedUnit: OrgUnit?
    package let lateSince: Instant?
    package let lateReason: Dossier.LateReason?

    package init(
      dossier: Dossier, procedure: Procedure?, unit: OrgUnit?, receivedUnit: OrgUnit? = nil, lateSince: Instant?,
      lateReason: Dossier.LateReason?
    ) {
      self.dossier = dossier
      self.procedure = procedure
      self.unit = unit
      self.receivedUnit = receivedUnit
      self.lateSince = lateSince
      self.lateReason = lateReason
    }
  }

  /// `title` names the list, e.g. "Danh sách hồ sơ trễ hạn".
  package static func sheet(
    title: String, unit: OrgUnit, window: Window, rows: [Row], isSample: Bool
  ) -> WorkbookSheet {
    var heading = [
      title.uppercased(), "\(unit.name) (\(unit.code.text))",
      "Kỳ từ ngày \(window.period.from.vietnamese) đến ngày \(window.period.to.vietnamese), tính đến \(window.end.vietnamese)",
    ]
    if isSample { heading.append("DỮ LIỆU MẪU") }
    let isApart = rows.contains { $0.receivedUnit != nil }
    return WorkbookSheet(
      name: "Danh sách", title: heading, columns: columns + (isApart ? [received] : []),
      rows: rows.enumerated().map { index, row in
        cells(index + 1, row, window) + (isApart ? [text(row.receivedUnit?.name)] : [])
      },
      notes: ["Tổng số: \(rows.count.vietnamese) hồ sơ."])
  }

  /// Only where some row was received elsewhere than it is resolved.
  private static let received = WorkbookColumn(heading: "Tiếp nhận tại", width: 22)

  private static let columns: [WorkbookColumn] = [
    WorkbookColumn(heading: "TT", width: 5), WorkbookColumn(heading: "Mã hồ sơ", width: 24),
    WorkbookColumn(heading: "Thủ tục", width: 38), WorkbookColumn(heading: "Lĩnh vực", width: 16),
    WorkbookColumn(heading: "Đơn vị", width: 22), WorkbookColumn(heading: "Phòng", width: 18),
    WorkbookColumn(heading: "Mã cán bộ", width: 14), WorkbookColumn(heading: "Kênh nộp", width: 11),
    WorkbookColumn(heading: "Tiếp nhận", width: 17), WorkbookColumn(heading: "Hẹn trả", width: 17),
    WorkbookColumn(heading: "Kết thúc", width: 17), WorkbookColumn(heading: "Kết quả", width: 15),
    WorkbookColumn(heading: "Số lần bổ sung", width: 9), WorkbookColumn(heading: "Trễ vì", width: 20),
    WorkbookColumn(heading: "Trễ từ", width: 17),
  ]

  private static func cells(_ number: Int, _ row: Row, _ window: Window) -> [WorkbookCell] {
    let dossier = row.dossier
    let ended = dossier.hasEnded(by: window.end)
    let reason =
      switch row.lateReason {
      case .pastDue: "Quá ngày hẹn trả"
      case .secondSupplement: "Bổ sung lần thứ hai"
      case nil: ""
      }
    return [
      .integer(number), .text(dossier.code), text(row.procedure?.name ?? dossier.procedure.text),
      text(row.procedure?.field), text(row.unit?.name ?? dossier.unit.text), text(dossier.office),
      text(dossier.officer),
      .text(dossier.channel.sentence.vi), instant(dossier.receivedAt), instant(dossier.dueAt),
      ended ? instant(dossier.endedAt) : .empty,
      .text(ended ? dossier.endKind?.sentence.vi ?? EndKind.done.sentence.vi : "Đang giải quyết"),
      dossier.supplements.map { .integer($0) } ?? .empty, text(reason), instant(row.lateSince),
    ]
  }

  private static func text(_ text: String?) -> WorkbookCell {
    guard let text, !text.isEmpty else { return .empty }
    return .text(text)
  }

  private static func instant(_ instant: Instant?) -> WorkbookCell { instant.map { .instant($0) } ?? .empty }
}
