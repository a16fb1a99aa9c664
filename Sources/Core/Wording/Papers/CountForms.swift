package import Base
package import Counting
package import Papers
package import Records

/// Form II.06 of Circular 01/2020/TT-VPCP, and the list of what is late, by field.
package struct CountForms {
  package let unit: OrgUnit
  package let window: Window
  package let place: String
  package let isSample: Bool

  package init(unit: OrgUnit, window: Window, place: String, isSample: Bool) {
    self.unit = unit
    self.window = window
    self.place = place
    self.isSample = isSample
  }

  private var days: String {
    "(từ ngày \(window.period.from.vietnamesePadded) đến ngày \(window.period.to.vietnamesePadded))"
  }

  /// - Parameter letter: `a` by field, of who settles; `b` by the units below, of who consolidates.
  /// - Parameter countsReturned: refused, withdrawn and stopped dossiers are counted as settled.
  package func form06(_ letter: String, _ counts: [FieldCounts], countsReturned: Bool) -> FormPaper {
    let total = counts.reduce(FieldCounts(name: "Tổng cộng"), +)
    var rows = counts.enumerated().map { index, count in
      FormTable.Row(["\(index + 1)", count.name.isEmpty ? "Chưa rõ lĩnh vực" : count.name] + cells(count))
    }
    rows.append(FormTable.Row(["", "Tổng cộng"] + cells(total), isStrong: true))
    let (share, wide) = (70, 210)
    let number = { (heading: String) in FormTable.Column(heading, share, .right) }
    let table = FormTable(
      columns: [
        .init("TT", 45, .center), .init(letter == "a" ? "Lĩnh vực, công việc giải quyết theo cấp" : "Đơn vị", wide),
        number("Tổng số"), number("Trong kỳ: trực tuyến"), number("Trong kỳ: trực tiếp, bưu chính"),
        number("Từ kỳ trước"),
        number("Tổng số"), number("Trước hạn"), number("Đúng hạn"), number("Quá hạn"), number("Tổng số"),
        number("Trong hạn"), number("Quá hạn"),
      ], rows: rows, isWide: true,
      groups: [
        ("", 2), ("Số lượng hồ sơ tiếp nhận", 4), ("Số lượng hồ sơ đã giải quyết", 4),
        ("Số lượng hồ sơ đang giải quyết", 3),
      ],
      formulas: [
        "(1)", "(2)", "(3) = (4) + (5) + (6)", "(4)", "(5)", "(6)", "(7) = (8) + (9) + (10)", "(8)", "(9)", "(10)",
        "(11) = (12) + (13)", "(12)", "(13)",
      ])
    var notes: [String] = []
    if total.returned > 0 {
      notes.append(
        countsReturned
          ? "Cột (9) gồm cả \(total.returned.vietnamese) hồ sơ từ chối, rút, dừng giải quyết."
          : "Ngoài các cột còn \(total.returned.vietnamese) hồ sơ từ chối, rút, dừng giải quyết, biểu không có cột riêng."
      )
    }
    notes.append(
      "Quá hạn gồm quá ngày giờ hẹn trả và hồ sơ yêu cầu bổ sung lần thứ hai, như chỉ tiêu 05. Số liệu tính đến \(window.end.vietnamese)."
    )
    return FormPaper(
      corner: [
        "Biểu số II.06\(letter)/VPCP/KSTT", "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
      ],
      title: [
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC",
        letter == "a" ? "tại cơ quan, đơn vị trực tiếp giải quyết" : "tại các đơn vị trực thuộc",
        days,
      ],
      side: ["Đơn vị báo cáo: \(unit.name)", "Đơn vị nhận báo cáo: …", "Đơn vị tính: hồ sơ TTHC"], table: table,
      notes: notes, signers: ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"], place: place, isSample: isSample)
  }

  private func cells(_ count: FieldCounts) -> [String] {
    [
      count.taken, count.online, count.direct, count.carried, count.settled, count.early, count.inTime, count.late,
      count.open, count.openInTime, count.openLate,
    ].map(\.vietnamese)
  }

  /// One late dossier of a list: no name of a citizen, and of an officer only where the reader may see it.
  package struct Late: Sendable {
    package let dossier: Dossier
    package let procedure: Procedure?
    package let since: Instant?
    package let reason: Dossier.LateReason?
    package init(dossier: Dossier, procedure: Procedure?, since: Instant?, reason: Dossier.LateReason?) {
      self.dossier = dossier
      self.procedure = procedure
      self.since = since
      self.reason = reason
    }
  }

  /// Late dossiers under their fields, the longest late first.
  package func lateList(_ late: [Late]) -> FormPaper {
    let fields = Dictionary(grouping: late) { $0.procedure?.field ?? "" }.sorted {
      VietnameseKey($0.key) < VietnameseKey($1.key)
    }
    var rows: [FormTable.Row] = []
    var number = 0
    for (field, items) in fields {
      let name = field.isEmpty ? "Chưa rõ lĩnh vực" : field
      rows.append(
        FormTable.Row(["", "\(name): \(items.count.vietnamese) hồ sơ", "", "", "", "", "", ""], isStrong: true))
      for item in items.sorted(by: {
        ($0.since ?? .endOfTime, $0.dossier.code) < ($1.since ?? .endOfTime, $1.dossier.code)
      }) {
        number += 1
        rows.append(row(number, item))
      }
    }
    return FormPaper(
      corner: [unit.name.uppercased(), "Mã đơn vị: \(unit.code.text)"],
      title: ["DANH SÁCH HỒ SƠ QUÁ HẠN THEO LĨNH VỰC", days],
      side: ["Số liệu tính đến \(window.end.vietnamese)", "Tổng số: \(late.count.vietnamese) hồ sơ"],
      table: FormTable(
        columns: [
          .init("TT", 45, .center), .init("Mã hồ sơ", 190), .init("Thủ tục", 300), .init("Tiếp nhận", 105, .center),
          .init("Hẹn trả", 105, .center), .init("Kết thúc", 105, .center), .init("Quá hạn vì", 130),
          .init("Phòng", 120),
        ], rows: rows, isWide: true),
      notes: late.isEmpty ? ["Không có hồ sơ quá hạn."] : [], signers: ["NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ"], place: place,
      isSample: isSample)
  }

  private func row(_ number: Int, _ item: Late) -> FormTable.Row {
    let dossier = item.dossier
    let hasEnded = dossier.hasEnded(by: window.end)
    let reason =
      switch item.reason {
      case .pastDue: "quá ngày hẹn"
      case .secondSupplement: "bổ sung lần hai"
      case nil: ""
      }
    return FormTable.Row([
      "\(number)", dossier.code, item.procedure?.name ?? dossier.procedure.text,
      dossier.receivedAt?.vietnamesePadded ?? "", dossier.dueAt?.vietnamesePadded ?? "",
      hasEnded ? dossier.endedAt?.vietnamesePadded ?? "" : "chưa xong", reason, dossier.office ?? "",
    ])
  }
}
