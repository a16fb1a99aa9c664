internal import Base
internal import Papers
internal import Rules
internal import Scoring

/// Papers that ask for work: the plan, the submission that carries it to whoever decides, the letter to those who do it.
extension ScorePaper {
  private static let planTitle =
    "Cải thiện, nâng cao hiệu quả thực hiện các chỉ số theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ"

  var letter: LegalPaper {
    var paper = made(.letter, isCommittee ? "UBND-TTPVHCC" : "CV", "khắc phục các chỉ tiêu mất điểm trên Bộ chỉ số 766")
    paper.addressees = ["Các phòng chuyên môn", "Trung tâm Phục vụ hành chính công"]
    paper.body = [
      .paragraph("Thực hiện \(Self.decision);"),
      .paragraph("Tính \(window) (\(seenAt)), \(summary)."),
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

  var plan: LegalPaper {
    var paper = made(.plan, isCommittee ? "KH-UBND" : "KH", Self.planTitle)
    paper.body = [
      .basis("Căn cứ \(Self.decision);"),
      .paragraph("\(issuerName) xây dựng Kế hoạch cải thiện, nâng cao các chỉ số, cụ thể như sau:"),
      .heading(level: 1, "I. KẾT QUẢ HIỆN TẠI"),
      .paragraph("Tính \(window) (\(seenAt)), \(summary). Điểm từng nhóm như sau:"),
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

  var submission: LegalPaper {
    var paper = made(
      .submission, isCommittee ? "TTr-UBND" : "TTr",
      "Về việc ban hành Kế hoạch cải thiện, nâng cao các chỉ số \(periodName)")
    paper.addressees = [isCommittee ? "Ủy ban nhân dân cấp trên" : "Ủy ban nhân dân tỉnh"]
    paper.body = [
      .basis("Căn cứ \(Self.decision);"),
      .paragraph("\(issuerName) kính trình ban hành Kế hoạch cải thiện, nâng cao các chỉ số, với các nội dung sau:"),
      .heading(level: 1, "I. SỰ CẦN THIẾT"),
      .paragraph("Tính \(window) (\(seenAt)), \(summary). Điểm từng nhóm như sau:"),
      .table(blocks), .paragraph("Mất điểm nhiều nhất ở các chỉ tiêu sau:"),
    ]
    paper.body += losing.prefix(5).map { .paragraph(loss($0)) }
    paper.body += [.heading(level: 1, "II. NỘI DUNG TRÌNH")]
    paper.body += losing.prefix(5).map { .paragraph("- " + PlanTask.of($0.rule.no).work + ".") }
    paper.body += [
      .heading(level: 1, "III. KIẾN NGHỊ"), .paragraph("…"),
      .paragraph("\(issuerName) kính trình xem xét, quyết định./."),
    ]
    paper.recipients = ["Như trên", "Lưu: VT"]
    return paper
  }
}
