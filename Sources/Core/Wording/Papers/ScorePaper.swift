internal import Base
package import Counting
package import Papers
internal import Records
internal import Rules
package import Scoring

/// Papers about a unit's score, from its live figures. They state what is known; what only people know stays open.
package struct ScorePaper {
  package let score: UnitScore
  package let measures: TrackedMeasures
  /// Among how many, where the unit has neighbours.
  package let rank: RankInterval?
  package let among: Int
  package let place: String
  package let isSample: Bool

  package init(
    score: UnitScore, measures: TrackedMeasures, rank: RankInterval?, among: Int, place: String, isSample: Bool
  ) {
    self.score = score
    self.measures = measures
    self.rank = rank
    self.among = among
    self.place = place
    self.isSample = isSample
  }

  package func paper(_ kind: LegalPaper.Kind) -> LegalPaper {
    switch kind {
    case .report: report
    case .letter: letter
    case .plan: plan
    }
  }

  // MARK: What all share

  private static let decision =
    "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá"
    + " chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực"
    + " trên môi trường điện tử"

  private var issuer: Issuer { Issuer(score.unit) }
  private var issuerName: String { issuer.name }
  private var ownName: String { issuer.own }
  private var isCommittee: Bool { issuer.isCommittee }

  private func made(_ kind: LegalPaper.Kind, _ symbol: String, _ about: String) -> LegalPaper {
    let (year, month, _) = score.window.end.day.civil
    var paper = LegalPaper(
      kind: kind, issuer: issuer.head, issuerName: issuerName, symbol: symbol, place: place, month: (month, year),
      about: about,
      authority: issuer.authority,
      recipients: ["UBND cấp trên (b/c)", "Các phòng chuyên môn", "Trung tâm Phục vụ hành chính công", "Lưu: VT"])
    paper.isSample = isSample
    return paper
  }

  private var window: String {
    "từ ngày \(score.window.period.from.vietnamesePadded) đến ngày \(score.window.period.to.vietnamesePadded)"
  }

  /// `tháng 3 năm 2026`, `quý I năm 2026`, `6 tháng đầu năm 2026`, `năm 2026`.
  private var periodName: String { namedPeriod.replacing(" ", with: "\u{A0}") }
  private var namedPeriod: String {
    let (from, to) = (score.window.period.from, score.window.period.to)
    let (year, month, day) = from.civil
    guard day == 1, to == to.lastOfMonth, to.civil.year == year else { return window }
    switch (month, to.civil.month) {
    case (1, 12): return "năm \(year)"
    case (1, 6): return "6 tháng đầu năm \(year)"
    case (7, 12): return "6 tháng cuối năm \(year)"
    case (1, 9): return "9 tháng đầu năm \(year)"
    case let (first, last) where last == first + 2 && first % 3 == 1:
      return "quý \(["I", "II", "III", "IV"][first / 3]) năm \(year)"
    case let (first, last) where first == last: return "tháng \(month < 3 ? "0" : "")\(month) năm \(year)"
    default: return window
    }
  }

  private var summary: String {
    var text =
      "Bộ chỉ số phục vụ người dân, doanh nghiệp của \(ownName) đạt \(score.total.vietnamese)/\(score.max.shortVietnamese) điểm"
    if let band = score.band { text += ", xếp loại \(band.name.vi.lowercased())" }
    if let rank, among > 1 {
      text +=
        ", xếp thứ \(rank.best)/\(among) đơn vị"
        + (rank.worst > rank.best ? " (đồng hạng \(rank.best)–\(rank.worst))" : "")
    }
    return text
  }

  /// The indicators that cost most; what is not for the unit can be gained by nobody.
  private var losing: [IndicatorScore] {
    score.indicators.filter { $0.lost > .zero && $0.state != .notApplicable }.sorted {
      ($1.lost, $0.rule.no) < ($0.lost, $1.rule.no)
    }
  }

  private func loss(_ indicator: IndicatorScore) -> String {
    var text = "- Chỉ tiêu \(indicator.rule.no) (\(indicator.rule.name.vi)): "
    if let numerator = indicator.numerator, let denominator = indicator.denominator, denominator > 0 {
      text += "\(numerator.vietnamese)/\(denominator.vietnamese)"
      if let ratio = indicator.ratio { text += " (\(ratio.vietnamese)%)" }
      text += ", "
    } else {
      text += "chưa có số liệu, "
    }
    return text
      + "được \(indicator.score.vietnamese)/\(indicator.max.shortVietnamese) điểm, mất \(indicator.lost.vietnamese) điểm."
  }

  // MARK: Report

  private var report: LegalPaper {
    var paper = made(
      .report, isCommittee ? "BC-UBND" : "BC",
      "Kết quả thực hiện Bộ chỉ số phục vụ người dân, doanh nghiệp \(periodName)")
    paper.body = [
      .basis("Căn cứ \(Self.decision);"),
      .paragraph(
        "\(issuerName) báo cáo kết quả \(window) (số liệu tính đến \(score.window.end.vietnamese)) như sau:"),
      .heading(level: 1, "I. TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ"),
    ]
    paper.body += dossiers.map { .paragraph($0) }
    paper.body += [
      .heading(level: 1, "II. KẾT QUẢ THEO BỘ CHỈ SỐ"), .paragraph(summary + ". Điểm từng nhóm như sau:"),
      .table(blocks),
      .heading(level: 1, "III. CHỈ TIÊU MẤT ĐIỂM"),
    ]
    paper.body += losing.prefix(8).map { .paragraph(loss($0)) }
    paper.body += [
      .paragraph("(Số liệu \(score.indicators.count) chỉ tiêu tại Phụ lục kèm theo Báo cáo này)."),
      .heading(level: 1, "IV. TỒN TẠI, NGUYÊN NHÂN"), .paragraph("…"),
      .heading(level: 1, "V. PHƯƠNG HƯỚNG, NHIỆM VỤ"),
    ]
    paper.body += losing.prefix(5).map { .paragraph("- " + PlanTask.of($0.rule.no).work + ".") }
    paper.body += [
      .heading(level: 1, "VI. ĐỀ XUẤT, KIẾN NGHỊ"), .paragraph("…"),
      .paragraph("Trên đây là báo cáo kết quả thực hiện Bộ chỉ số \(periodName) của \(issuerName)./."),
    ]
    paper.annexes = [
      LegalPaper.Annex(
        label: "Phụ lục", title: "Số liệu \(score.indicators.count) chỉ tiêu \(periodName)", table: indicators)
    ]
    return paper
  }

  private var dossiers: [String] {
    let received = measures.receivedOnline + measures.receivedDirect + measures.receivedByPost
    let carried = measures.active - received
    var ways = [
      "trực tuyến \(measures.receivedOnline.vietnamese) hồ sơ", "trực tiếp \(measures.receivedDirect.vietnamese) hồ sơ",
    ]
    if measures.receivedByPost > 0 { ways.append("qua bưu chính \(measures.receivedByPost.vietnamese) hồ sơ") }
    var lines = ["- Tiếp nhận trong kỳ: \(received.vietnamese) hồ sơ, gồm \(ways.joined(separator: ", "))."]
    if carried > 0 { lines.append("- Kỳ trước chuyển sang: \(carried.vietnamese) hồ sơ.") }
    let endedLate = measures.ended - measures.endedOnTime
    lines.append(
      "- Đã giải quyết: \(measures.ended.vietnamese) hồ sơ (trước và đúng hạn \(measures.endedOnTime.vietnamese) hồ sơ,"
        + " quá hạn \(endedLate.vietnamese) hồ sơ).")
    lines.append(
      "- Đang giải quyết: \(measures.open.vietnamese) hồ sơ (trong hạn \(measures.openInTime.vietnamese) hồ sơ,"
        + " quá hạn \((measures.open - measures.openInTime).vietnamese) hồ sơ).")
    return lines
  }

  private var blocks: FormTable {
    let rows = score.blocks.enumerated().map { index, block in
      FormTable.Row([
        "\(index + 1)", block.block.name.vi, block.block.max.shortVietnamese, block.score.vietnamese,
        (block.block.max - block.score).vietnamese,
      ])
    }
    return FormTable(
      columns: [
        .init("TT", 80, .center), .init("Nhóm chỉ số", 470), .init("Điểm tối đa", 150, .right),
        .init("Điểm đạt", 150, .right),
        .init("Điểm mất", 150, .right),
      ],
      rows: rows + [
        FormTable.Row(
          ["", "Tổng cộng", score.max.shortVietnamese, score.total.vietnamese, (score.max - score.total).vietnamese],
          isStrong: true)
      ])
  }

  private var indicators: FormTable {
    var rows: [FormTable.Row] = []
    for (index, block) in score.blocks.enumerated() {
      rows.append(
        FormTable.Row(
          [
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][min(index, 7)], block.block.name.vi, "", "", "",
            block.block.max.shortVietnamese, block.score.vietnamese, (block.block.max - block.score).vietnamese,
          ], isStrong: true))
      for indicator in score.indicators where indicator.rule.block == block.block.code {
        rows.append(
          FormTable.Row([
            indicator.rule.no, indicator.rule.name.vi, indicator.numerator?.vietnamese ?? "",
            indicator.denominator?.vietnamese ?? "", indicator.ratio?.vietnamese ?? "", indicator.max.shortVietnamese,
            indicator.score.vietnamese, indicator.lost.vietnamese,
          ]))
      }
    }
    rows.append(
      FormTable.Row(
        [
          "", "Tổng cộng", "", "", "", score.max.shortVietnamese, score.total.vietnamese,
          (score.max - score.total).vietnamese,
        ],
        isStrong: true))
    return FormTable(
      columns: [
        .init("TT", 50, .center), .init("Chỉ tiêu", 400), .init("Tử số", 80, .right), .init("Mẫu số", 80, .right),
        .init("Tỷ lệ (%)", 90, .right), .init("Điểm tối đa", 90, .right), .init("Điểm đạt", 100, .right),
        .init("Điểm mất", 100, .right),
      ], rows: rows, isWide: true)
  }

  // MARK: Letter

  private var letter: LegalPaper {
    var paper = made(.letter, isCommittee ? "UBND-TTPVHCC" : "CV", "khắc phục các chỉ tiêu mất điểm trên Bộ chỉ số 766")
    paper.addressees = ["Các phòng chuyên môn", "Trung tâm Phục vụ hành chính công"]
    paper.body = [
      .paragraph("Thực hiện \(Self.decision);"),
      .paragraph("Tính \(window) (số liệu tính đến \(score.window.end.vietnamese)), \(summary)."),
      .paragraph("\(issuerName) đề nghị các phòng, đơn vị tập trung khắc phục các chỉ tiêu sau:"),
    ]
    for indicator in losing.prefix(6) {
      paper.body.append(.paragraph(loss(indicator)))
      paper.body.append(.paragraph("+ " + PlanTask.of(indicator.rule.no).work + "."))
    }
    paper.body.append(.paragraph("Yêu cầu Thủ trưởng các phòng, đơn vị nghiêm túc triển khai thực hiện./."))
    paper.recipients = ["Như trên", "Lưu: VT"]
    return paper
  }

  // MARK: Plan

  private var plan: LegalPaper {
    var paper = made(
      .plan, isCommittee ? "KH-UBND" : "KH",
      "Cải thiện, nâng cao hiệu quả thực hiện các chỉ số theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ"
    )
    paper.body = [
      .basis("Căn cứ \(Self.decision);"),
      .paragraph("\(issuerName) xây dựng Kế hoạch cải thiện, nâng cao các chỉ số, cụ thể như sau:"),
      .heading(level: 1, "I. KẾT QUẢ HIỆN TẠI"),
      .paragraph(
        "Tính \(window) (số liệu tính đến \(score.window.end.vietnamese)), \(summary). Điểm từng nhóm như sau:"),
      .table(blocks), .heading(level: 1, "II. MỤC ĐÍCH, YÊU CẦU"),
      .paragraph("- Khắc phục các chỉ tiêu mất điểm; xác định trách nhiệm của từng phòng, đơn vị."),
      .paragraph("- Kết quả thực hiện là cơ sở đánh giá mức độ hoàn thành nhiệm vụ của từng phòng, đơn vị."),
      .heading(level: 1, "III. NHIỆM VỤ, GIẢI PHÁP"),
      .paragraph(
        "Nhiệm vụ, đơn vị thực hiện và thời gian thực hiện theo từng chỉ tiêu tại Phụ lục kèm theo Kế hoạch này."),
      .heading(level: 1, "IV. KINH PHÍ"), .paragraph("…"), .heading(level: 1, "V. TỔ CHỨC THỰC HIỆN"),
      .paragraph(
        "1. Trung tâm Phục vụ hành chính công: theo dõi hằng ngày, đôn đốc, tổng hợp báo cáo kết quả thực hiện."),
      .paragraph("2. Các phòng chuyên môn: giải quyết hồ sơ đúng hạn, số hóa đầy đủ theo Phụ lục."),
      .paragraph("3. Văn phòng HĐND và UBND: đầu mối đôn đốc thực hiện Kế hoạch này."),
      .paragraph("Trên đây là Kế hoạch của \(issuerName), yêu cầu các phòng, đơn vị triển khai thực hiện./."),
    ]
    paper.annexes = [
      LegalPaper.Annex(label: "Phụ lục", title: "Nhiệm vụ, giải pháp cải thiện các chỉ số", table: tasks)
    ]
    return paper
  }

  private var tasks: FormTable {
    var rows: [FormTable.Row] = []
    for (index, block) in score.blocks.enumerated() {
      rows.append(
        FormTable.Row(
          [
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][min(index, 7)], block.block.name.vi,
            block.block.max.shortVietnamese, block.score.vietnamese, "", "", "",
          ], isStrong: true))
      for indicator in score.indicators where indicator.rule.block == block.block.code {
        let task = PlanTask.of(indicator.rule.no)
        rows.append(
          FormTable.Row([
            indicator.rule.no, indicator.rule.name.vi, indicator.max.shortVietnamese, indicator.score.vietnamese,
            task.work,
            task.lead, task.time,
          ]))
      }
    }
    rows.append(
      FormTable.Row(["", "Tổng cộng", score.max.shortVietnamese, score.total.vietnamese, "", "", ""], isStrong: true))
    return FormTable(
      columns: [
        .init("TT", 50, .center), .init("Chỉ số", 240), .init("Điểm tối đa", 70, .right),
        .init("Điểm hiện có", 80, .right),
        .init("Nội dung nhiệm vụ", 310), .init("Đơn vị thực hiện", 140), .init("Thời gian thực hiện", 110),
      ], rows: rows, isWide: true)
  }
}
