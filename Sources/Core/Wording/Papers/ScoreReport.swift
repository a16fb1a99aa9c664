internal import Counting
internal import Papers
internal import Rules
internal import Scoring

/// The report of a period, and the page for whoever decides.
extension ScorePaper {
  var report: LegalPaper {
    var paper = made(
      .report, isCommittee ? "BC-UBND" : "BC",
      "Kết quả thực hiện Bộ chỉ số phục vụ người dân, doanh nghiệp \(periodName)")
    paper.body = [
      .basis("Căn cứ \(Self.decision);"),
      .paragraph("\(issuerName) báo cáo kết quả \(window) (\(seenAt)) như sau:"),
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
    var ways = [
      "trực tuyến \(f("dossiers.online")) hồ sơ", "trực tiếp \(f("dossiers.direct")) hồ sơ",
    ]
    if measures.receivedByPost > 0 { ways.append("qua bưu chính \(f("dossiers.post")) hồ sơ") }
    var lines = ["- Tiếp nhận trong kỳ: \(f("dossiers.received")) hồ sơ, gồm \(ways.joined(separator: ", "))."]
    if measures.active > received { lines.append("- Kỳ trước chuyển sang: \(f("dossiers.carried")) hồ sơ.") }
    lines.append(
      "- Đã giải quyết: \(f("dossiers.ended")) hồ sơ (trước và đúng hạn \(f("dossiers.in-time")) hồ sơ,"
        + " quá hạn \(f("dossiers.late")) hồ sơ).")
    lines.append(
      "- Đang giải quyết: \(f("dossiers.open")) hồ sơ (trong hạn \(f("dossiers.open-in-time")) hồ sơ,"
        + " quá hạn \(f("dossiers.open-late")) hồ sơ).")
    return lines
  }

  /// What the chair reads before a meeting: one page.
  var brief: LegalPaper {
    var paper = made(.brief, "", "Bộ chỉ số phục vụ người dân, doanh nghiệp \(periodName)")
    paper.body = [
      .paragraph("\(summary), mất \(f("total.lost")) điểm (\(seenAt))."),
      .heading(level: 1, "1. Điểm từng nhóm"), .table(blocks),
      .heading(level: 1, "2. Mất nhiều nhất ở"), .table(dearest), .heading(level: 1, "3. Hồ sơ"),
      .paragraph(
        "Đang giải quyết \(f("dossiers.open")) hồ sơ, trong đó quá hạn \(f("dossiers.open-late")) hồ sơ; trong kỳ đã giải quyết"
          + " \(f("dossiers.ended")) hồ sơ, trong đó quá hạn \(f("dossiers.late")) hồ sơ."),
      .heading(level: 1, "4. Cần quyết định"),
    ]
    paper.body += losing.prefix(3).map { .paragraph("- " + PlanTask.of($0.rule.no).work + ".") }
    return paper
  }
}
