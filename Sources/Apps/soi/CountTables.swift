internal import Base
internal import Counting
internal import Records
internal import Wording
internal import Work

/// Counts and tracked measures as tables for a terminal.
enum CountTables {
  static func counts(
    _ unit: OrgUnit, _ window: Window, _ key: CountKey, _ rows: [(key: String, counts: SixCounts)], _ desk: Desk,
    _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    let names: [CountKey: Sentence] = [
      .field: Sentence(vi: "Lĩnh vực", en: "Field"), .office: Sentence(vi: "Phòng", en: "Office"),
      .officer: Sentence(vi: "Cán bộ", en: "Officer"), .procedure: Sentence(vi: "Thủ tục", en: "Procedure"),
      .channel: Sentence(vi: "Kênh", en: "Channel"), .system: Sentence(vi: "Hệ thống", en: "System"),
      .unit: Sentence(vi: "Đơn vị", en: "Unit"),
      .receivedUnit: Sentence(vi: "Nơi tiếp nhận", en: "Receiving unit"),
    ]
    let headings =
      vi
      ? [
        "Tồn trước", "Nhận", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang GQ trong hạn", "Đang GQ quá hạn", "Từ chối",
        "Rút",
        "Dừng", "Có bổ sung",
      ]
      : [
        "Carried", "Received", "Early", "On time", "Late", "Open in time", "Open late", "Refused", "Withdrawn",
        "Stopped",
        "Supplemented",
      ]
    var table = TextTable(columns: [.init(names[key]?.text(language) ?? "")] + headings.map { .init($0, .right) })
    table.isSample = desk.isSample
    table.title = ScoreTables.heading(unit, window, isSample: desk.isSample, language)
    for row in rows { table.rows.append([label(row.key, key, desk, language)] + cells(row.counts, language)) }
    let total = rows.reduce(SixCounts()) { $0 + $1.counts }
    table.rows.append([vi ? "Tổng cộng" : "Total"] + cells(total, language))
    return table
  }

  private static func label(_ key: String, _ by: CountKey, _ desk: Desk, _ language: Language) -> String {
    if key.isEmpty { return language == .vi ? "(chưa rõ)" : "(not known)" }
    switch by {
    case .channel: return Channel(rawValue: key)?.sentence.text(language) ?? key
    case .procedure: return desk.facts.procedures[ProcedureCode(key)].map { "\(key) \($0.name)" } ?? key
    case .unit, .receivedUnit: return desk.facts.units.unit(UnitCode(key)).map { "\(key) \($0.name)" } ?? key
    default: return key
    }
  }

  private static func cells(_ counts: SixCounts, _ language: Language) -> [String] {
    [
      counts.carriedOver, counts.received, counts.early, counts.onTime, counts.late, counts.openInTime, counts.openLate,
      counts.refused, counts.withdrawn, counts.stopped, counts.supplemented,
    ].map { ScoreTables.count($0, language) }
  }

  static func measures(
    _ unit: OrgUnit, _ window: Window, _ measures: TrackedMeasures, isSample: Bool, _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    var table = TextTable(columns: [.init(vi ? "Số theo dõi" : "Measure"), .init("", .right), .init("", .right)])
    table.isSample = isSample
    table.title = ScoreTables.heading(unit, window, isSample: isSample, language)
    func share(_ vietnamese: String, _ english: String, _ n: Int, _ d: Int) {
      let ratio =
        d == 0 ? "" : fixedPoint(Fraction(n * 100, d).roundedHundredths, separator: vi ? "," : ".") + " %"
      table.rows.append([
        vi ? vietnamese : english, "\(ScoreTables.count(n, language))/\(ScoreTables.count(d, language))", ratio,
      ])
    }
    func value(_ vietnamese: String, _ english: String, _ text: String) {
      table.rows.append([vi ? vietnamese : english, text, ""])
    }
    func hundredths(_ value: Int?) -> String { value.map { fixedPoint($0, separator: vi ? "," : ".") } ?? "–" }
    share("Nộp trực tuyến", "Submitted online", measures.receivedOnline, measures.received)
    share("Nộp trực tiếp", "Submitted directly", measures.receivedDirect, measures.received)
    share("Qua bưu chính", "By post", measures.receivedByPost, measures.received)
    share("Trực tuyến toàn trình", "Fully online", measures.receivedFullyOnline, measures.received)
    share("Đã giải quyết", "Handled", measures.ended, measures.active)
    share("Đúng hạn trong số đã giải quyết", "On time among ended", measures.endedOnTime, measures.ended)
    share("Trong hạn trong số đang giải quyết", "In time among open", measures.openInTime, measures.open)
    value("Số ngày bình quân", "Average days", hundredths(measures.averageCalendarDays))
    value("Số ngày làm việc bình quân", "Average working days", hundredths(measures.averageWorkingDays))
    value(
      "Dịch vụ toàn trình / một phần / không trực tuyến", "Services full / partial / none",
      "\(measures.servicesFull) / \(measures.servicesPartial) / \(measures.servicesNone)")
    value("Phản ánh, kiến nghị", "Petitions", ScoreTables.count(measures.petitions, language))
    share("… về quy định", "… about rules", measures.petitionsAboutRules, measures.petitions)
    share("… về cán bộ", "… about staff", measures.petitionsAboutStaff, measures.petitions)
    value("Lượt đánh giá", "Ratings", ScoreTables.count(measures.ratings, language))
    value("Điểm đánh giá bình quân (1–5)", "Average rating (1–5)", hundredths(measures.averageRating))
    share("Không hài lòng", "Dissatisfied", measures.dissatisfied, measures.ratings)
    return table
  }
}
