internal import Access
internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Work

/// Counts by office and by officer: load beside rate, and no rate of too few.
extension Call {
  /// A rate of fewer finished dossiers says more about chance than about people.
  static let fewest = 20

  func offices() async throws -> Response {
    if let own = try await withOwnUnit() { return own }
    let asked = try await records(keeping: ["by", "per_page", "page"])
    // Offices of a hundred units have the same few names: above a single unit people are looked for in their unit.
    let isAbove = isSubtree(asked)
    let view = isAbove ? asking.text("by") ?? "unit" : "office"
    if view == "officer" { try asked.asked.sight.require(.readOfficers, at: asked.code) }
    let engine = asked.desk.engine
    let counted = engine.counts(asked.code, window: asked.window, by: isAbove ? .unit : .office)
    let total = counted.reduce(SixCounts()) { $0 + $1.counts }
    var parts: [RecordPage.Part] = [
      .headline(
        "\(total.open.vietnamese) hồ sơ đang giải quyết (\(total.openLate.vietnamese) quá hạn), \(total.ended.vietnamese) đã giải quyết (\(total.late.vietnamese) trễ)."
      ),
      .paragraph([
        "Khối lượng đứng cạnh tỷ lệ: tỷ lệ đúng hạn chỉ ghi khi đã giải quyết từ \(Self.fewest) hồ sơ trở lên. Tỷ lệ này tính trên hồ sơ đã giải quyết, khác chỉ tiêu 05 tính trên mọi hồ sơ của kỳ."
      ]),
    ]
    if isAbove, asked.tellsOfficers {
      parts.append(
        .choices(
          label: "Chia theo",
          [("unit", "Theo đơn vị"), ("officer", "Theo cán bộ")].map { value, words in
            RecordPage.Choice(
              words, link: asked.address.setting(("by", value == "unit" ? nil : value)).text, isCurrent: value == view)
          }))
    }
    if view != "officer" {
      let (shown, pager) = try isAbove ? paged(counted) : (counted, nil)
      parts.append(
        .section(
          RecordPage.Section(
            id: isAbove ? "units" : "offices", heading: isAbove ? "Theo đơn vị" : "Theo phòng",
            intro: isAbove ? "Bấm vào một đơn vị để xem từng phòng, từng cán bộ của đơn vị ấy." : nil,
            table: table(view, isAbove ? "Đơn vị" : "Phòng", shown, total, asked), pager: pager)))
    }
    parts.append(
      .links([
        RecordPage.Choice(
          "Trách nhiệm từng cán bộ, trừ phần trễ đến tay từ trước",
          link: asked.link("/units/\(asked.code.text.percentEncoded)/fairness", unit: false))
      ]))
    if asked.tellsOfficers, view != "unit" {
      let byOfficer = engine.counts(asked.code, window: asked.window, by: .officer)
      let (shown, pager) = try isAbove ? paged(byOfficer) : (byOfficer, nil)
      parts.append(
        .section(
          RecordPage.Section(
            id: "officers", heading: "Theo cán bộ",
            intro: "Mã cán bộ như hệ thống nguồn ghi; một hồ sơ tính cho người đang giữ nó.",
            table: table("officer", "Cán bộ", shown, total, asked), pager: pager)))
    }
    return try answer(
      RecordPage(
        title: "Phòng và cán bộ", stamp: asked.stamp, address: asked.address, picker: asked.picker,
        notes: notes(asked.asked, of: asked.code), parts: parts, tab: .offices, frame: frame(asked.asked.edition)))
  }

  private func table(
    _ id: String, _ heading: String, _ rows: [(key: String, counts: SixCounts)], _ total: SixCounts,
    _ asked: RecordsAsked
  ) -> RecordTable {
    RecordTable(
      [
        .init(id, heading), .init("received", "Tiếp nhận trong kỳ", number: true),
        .init("carried_over", "Kỳ trước chuyển sang", number: true), .init("open", "Đang giải quyết", number: true),
        .init("open_late", "Đang quá hạn", number: true), .init("ended", "Đã giải quyết", number: true),
        .init("late", "Trễ", number: true), .init("on_time_rate", "Đúng hạn", number: true),
        .init("supplemented", "Có bổ sung", number: true), .init("other_ends", "Từ chối, rút, dừng", number: true),
      ],
      rows.map { row in [name(id, row.key, asked)] + cells(row.counts) },
      total: rows.isEmpty ? nil : [RecordTable.Cell(.none, shown: "Tổng cộng")] + cells(total),
      whenEmpty: "Chưa có hồ sơ nào trong kỳ.")
  }

  private func name(_ id: String, _ key: String, _ asked: RecordsAsked) -> RecordTable.Cell {
    if id == "unit" {
      let unit = asked.desk.facts.units.unit(UnitCode(key))
      return .text(unit?.name ?? key, link: asked.address.setting(("unit", key), ("by", nil)).text)
    }
    let link = asked.link("/dossiers", [(id, key.isEmpty ? "?" : key)])
    return key.isEmpty ? RecordTable.Cell(.none, shown: "(chưa rõ)", link: link) : .text(key, link: link)
  }

  private func cells(_ counts: SixCounts) -> [RecordTable.Cell] {
    let kept = counts.early + counts.onTime
    let rate: RecordTable.Cell =
      counts.ended >= Self.fewest
      ? .percent(Percent(hundredths: Fraction(kept * 100, counts.ended).roundedHundredths))
      : RecordTable.Cell(.none, shown: "dưới \(Self.fewest) hồ sơ", tone: .quiet)
    return [
      .integer(counts.received), .integer(counts.carriedOver), .integer(counts.open),
      .integer(counts.openLate, tone: counts.openLate > 0 ? .late : nil), .integer(counts.ended), .integer(counts.late),
      rate, .integer(counts.supplemented), .integer(counts.refused + counts.withdrawn + counts.stopped),
    ]
  }
}
