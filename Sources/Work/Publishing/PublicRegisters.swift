internal import Base
internal import Records
internal import Workdays

/// Registers everybody may have: units, procedures, the calendar of work.
package struct PublicRegisters: Sendable {
  let desk: Desk

  package init(_ desk: Desk) { self.desk = desk }

  /// Names, titles and what they are about.
  package static let all = [
    ("units", "Đơn vị", "Mã định danh, tên, cấp, đơn vị cấp trên, ngày hiệu lực."),
    ("procedures", "Thủ tục hành chính", "Mã, tên, lĩnh vực, thời hạn theo luật, có phí hay không."),
    ("calendar", "Lịch làm việc", "Ngày nghỉ, ngày nghỉ bù, ngày làm bù dùng để tính hạn."),
  ]

  package func table(_ name: String) -> EditionTable? {
    switch name {
    case "units":
      EditionTable(
        name: name, header: ["unit", "name", "kind", "parent", "valid_from", "valid_to"],
        rows: desk.facts.units.codes.flatMap { desk.facts.units.rows[$0] ?? [] }.map { unit in
          [
            unit.code.text, unit.name, unit.kind.rawValue, unit.parent?.text ?? "", unit.validFrom?.iso ?? "",
            unit.validTo?.iso ?? "",
          ]
        })
    case "procedures":
      EditionTable(
        name: name, header: ["code", "name", "field", "statutory_working_days", "fee", "valid_from", "valid_to"],
        rows: desk.facts.procedures.values.sorted { $0.code < $1.code }.map { procedure in
          [
            procedure.code.text, procedure.name, procedure.field ?? "", procedure.statutoryDays.map { "\($0)" } ?? "",
            procedure.fee.map { $0 ? "1" : "0" } ?? "", procedure.validFrom?.iso ?? "", procedure.validTo?.iso ?? "",
          ]
        })
    case "calendar":
      EditionTable(
        name: name, header: ["day", "kind", "label", "confirmed"],
        rows: desk.calendar.entries.values.sorted { $0.day < $1.day }.map { entry in
          [entry.day.iso, entry.kind.rawValue, entry.label, entry.confirmed ? "1" : "0"]
        })
    default: nil
    }
  }
}
