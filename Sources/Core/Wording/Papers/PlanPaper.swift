package import Base
package import Papers
package import Plans
package import Records
internal import Rules
package import Scoring

/// A plan's own document again, from the plan as it stands: basis, sections, targets, annex of duties, budget. Number, day and
/// signer stay open for the office.
package struct PlanPaper {
  package let plan: Plan
  /// In the order of the plan.
  package let duties: [(area: String?, task: Plans.PlanTask)]
  package let unit: OrgUnit
  /// The index of the plan's days as it stands; nil where there is none.
  package let score: UnitScore?
  package let today: Day
  package let isSample: Bool

  package init(
    plan: Plan, duties: [(area: String?, task: Plans.PlanTask)], unit: OrgUnit, score: UnitScore?, today: Day,
    isSample: Bool
  ) {
    self.plan = plan
    self.duties = duties
    self.unit = unit
    self.score = score
    self.today = today
    self.isSample = isSample
  }

  private var issuer: PaperIssuer { PaperIssuer(unit) }
  private var isLetter: Bool { plan.paper == "letter" }

  package var paper: LegalPaper {
    let (year, month, _) = today.civil
    let symbol = isLetter ? (issuer.isCommittee ? "UBND-TTPVHCC" : "CV") : issuer.isCommittee ? "KH-UBND" : "KH"
    var paper = LegalPaper(
      kind: isLetter ? .letter : .plan, issuer: issuer.head, issuerName: issuer.name, symbol: symbol,
      place: issuer.place, month: (month, year), about: plan.about, authority: issuer.authority,
      recipients: plan.recipients.isEmpty ? ["Như trên", "Lưu: VT"] : plan.recipients)
    paper.isSample = isSample
    if isLetter { paper.addressees = leads }
    paper.body = body
    paper.annexes =
      isLetter || duties.isEmpty
      ? [] : [LegalPaper.Annex(label: "Phụ lục", title: "Nhiệm vụ, giải pháp: \(plan.about)", table: annex)]
    return paper
  }

  /// Offices that lead a duty, each once, in their order.
  private var leads: [String] {
    var seen: Set<String> = []
    let all = duties.map(\.task.lead).filter { !$0.isEmpty && seen.insert($0).inserted }
    return all.isEmpty ? ["Các phòng chuyên môn"] : all
  }

  private var body: [LegalPaper.Block] {
    var blocks: [LegalPaper.Block] = plan.basis.enumerated().map { index, act in
      .basis("Căn cứ \(act)\(index == plan.basis.count - 1 ? "." : ";")")
    }
    blocks.append(
      .paragraph(
        isLetter
          ? "\(issuer.name) đề nghị các phòng, đơn vị thực hiện các nhiệm vụ trọng tâm sau:"
          : "\(issuer.name) ban hành Kế hoạch \(lowered(plan.about)), cụ thể như sau:"))
    var number = 0
    func heading(_ text: String) {
      number += 1
      blocks.append(.heading(level: 1, isLetter ? "\(number). \(text)" : "\(Self.roman(number)). \(text.uppercased())"))
    }
    let (last, first) = (plan.sections.filter(Self.isLast), plan.sections.filter { !Self.isLast($0) })
    for section in first {
      heading(section.heading)
      blocks += section.lines.map { .paragraph($0) }
    }
    if let summary {
      heading("Kết quả hiện tại")
      blocks.append(.paragraph(summary))
    }
    if !plan.targets.isEmpty {
      heading("Chỉ tiêu")
      blocks.append(.table(targets))
    }
    if !duties.isEmpty {
      heading("Nhiệm vụ, giải pháp")
      if isLetter {
        blocks += duties.map { .paragraph("- \($0.task.content). \(by($0.task)).") }
      } else {
        blocks.append(.paragraph("(Nhiệm vụ, đơn vị và thời gian thực hiện tại Phụ lục kèm theo Kế hoạch này)."))
      }
    }
    if !plan.budgets.isEmpty {
      heading("Kinh phí")
      blocks += plan.budgets.map { budget in
        .paragraph("- \(budget.title): \(budget.allotted.map { "\($0.vietnamese) đồng" } ?? "…").")
      }
    }
    for section in last {
      heading(section.heading)
      blocks += section.lines.map { .paragraph($0) }
    }
    blocks.append(
      .paragraph(
        isLetter
          ? "Yêu cầu Thủ trưởng các phòng, đơn vị nghiêm túc triển khai thực hiện./."
          : "Trên đây là Kế hoạch \(lowered(plan.about)); yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./.")
    )
    return blocks
  }

  private static func isLast(_ section: Plan.Section) -> Bool { section.heading.hasPrefix("Tổ chức thực hiện") }

  private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private func by(_ task: Plans.PlanTask) -> String {
    let time = task.deadline.map { ", thời gian: \(lowered($0.sentence.vi))" } ?? ""
    return "Đơn vị chủ trì: \(task.lead)\(time)"
  }

  private var summary: String? {
    guard let score, score.indicators.contains(where: { [.value, .zero].contains($0.state) }) else { return nil }
    let (from, end) = (score.window.period.from, score.window.end)
    return
      "Tính từ ngày \(from.vietnamesePadded) đến \(end.vietnamese), Bộ chỉ số phục vụ người dân, doanh nghiệp của \(issuer.ownName) theo số liệu của đơn vị đạt \(score.total.vietnamese)/\(score.max.shortVietnamese) điểm."
  }

  private var targets: FormTable {
    FormTable(
      columns: [
        .init("TT", 60, .center), .init("Chỉ tiêu", 400), .init("Hiện tại", 180, .right),
        .init("Mục tiêu", 160, .right),
        .init("Đến ngày", 200, .center),
      ],
      rows: plan.targets.enumerated().map { index, target in
        let start = target.start.map { start in
          "\(start.shown.vi)\(start.source == .report ? "" : " (\(start.source.sentence.vi))")"
        }
        return FormTable.Row([
          "\(index + 1)", target.title, start ?? "…", target.goal?.shown.vi ?? "…",
          target.goal?.on?.vietnamesePadded ?? "…",
        ])
      })
  }

  private var annex: FormTable {
    var rows: [FormTable.Row] = []
    var area: String?
    for (index, duty) in duties.enumerated() {
      if let own = duty.area, own != area {
        rows.append(FormTable.Row(["", own, "", "", "", ""], isStrong: true))
        area = own
      }
      let names = duty.task.indicators.compactMap { no in score?.pack.indicator(no).map { "\(no). \($0.name.vi)" } ?? no
      }
      let max = duty.task.indicators.compactMap { no in score?.pack.indicator(no)?.max }
      rows.append(
        FormTable.Row([
          "\(index + 1)", names.joined(separator: "; "),
          max.isEmpty ? "" : max.reduce(Points.zero) { $0 + $1 }.shortVietnamese,
          duty.task.content + (duty.task.product.map { " (sản phẩm: \(lowered($0)))" } ?? ""),
          ([duty.task.lead] + duty.task.others).joined(separator: "; "), duty.task.deadline?.sentence.vi ?? "",
        ]))
    }
    return FormTable(
      columns: [
        .init("TT", 50, .center), .init("Chỉ số", 220), .init("Điểm tối đa", 80, .right),
        .init("Nội dung nhiệm vụ", 330), .init("Đơn vị thực hiện", 190), .init("Thời gian thực hiện", 130),
      ], rows: rows, isWide: true)
  }

  private static func roman(_ number: Int) -> String {
    let numbers = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    return number <= numbers.count ? numbers[number - 1] : String(number)
  }
}
