package import Base
package import Improving
package import Papers
internal import Records
internal import Rules
internal import Scoring

/// A letter that proposes how procedures should be offered, from a review of the list. It states figures and leaves the decision open.
package struct CataloguePaper {
  private let review: CatalogueReview
  private let place: String
  private let isSample: Bool
  private let acts: [ServiceAct]
  private let name: (ProcedureCode) -> String?

  /// `name`: what the register calls a procedure. `withWithdrawals`: also what might be taken off the online list.
  package init(
    _ review: CatalogueReview, place: String, isSample: Bool, withWithdrawals: Bool = false,
    name: @escaping (ProcedureCode) -> String?
  ) {
    acts = ServiceAct.allCases.filter { $0 != .withdrawOnline || withWithdrawals }
    self.review = review
    self.place = place
    self.isSample = isSample
    self.name = name
  }

  /// To be copied from a page.
  package var draft: String { paper.plainText }

  package var paper: LegalPaper {
    let issuer = Issuer(review.before.unit)
    let (year, month, _) = review.before.window.end.day.civil
    var paper = LegalPaper(
      kind: .letter, issuer: issuer.head, issuerName: issuer.name, symbol: issuer.isCommittee ? "UBND-TTPVHCC" : "CV",
      place: place, month: (month, year),
      about: "rà soát, đề xuất danh mục thủ tục hành chính cung cấp dịch vụ công trực tuyến",
      authority: issuer.authority, recipients: ["Như trên", "Các phòng chuyên môn", "Lưu: VT"])
    paper.isSample = isSample
    paper.addressees = ["Sở, ngành chủ quản thủ tục hành chính", "Văn phòng UBND tỉnh"]
    paper.body = [.paragraph(opening(issuer))]
    let groups = review.groups.filter { acts.contains($0.act) }
    for (number, group) in groups.enumerated() {
      paper.body.append(.heading(level: 2, "\(number + 1). \(Self.heading(group.act))"))
      paper.body.append(.paragraph(Self.reason(group.act, group.options.count) + gain(group)))
    }
    paper.body += [
      .paragraph(
        groups.isEmpty
          ? "Qua rà soát, \(issuer.name) chưa đề xuất thay đổi danh mục."
          : "Danh mục và số hồ sơ từng thủ tục tại Phụ lục. Điểm tính bằng cách chấm lại khi chỉ đổi cách cung cấp, các số liệu khác không đổi."
      ),
      .paragraph("\(issuer.name) đề nghị quý cơ quan xem xét, cho ý kiến./."),
    ]
    if !groups.isEmpty {
      paper.annexes = [
        LegalPaper.Annex(
          label: "Phụ lục", title: "Danh mục thủ tục hành chính đề xuất điều chỉnh cách cung cấp",
          table: table(groups.flatMap(\.options)))
      ]
    }
    return paper
  }

  private func opening(_ issuer: Issuer) -> String {
    let period = review.before.window.period
    let dead = review.lines.count(where: \.isDead)
    return
      "\(issuer.name) đã rà soát \(review.lines.count.vietnamese) thủ tục hành chính đang cung cấp, theo số hồ sơ tiếp nhận từ ngày"
      + " \(period.from.vietnamesePadded) đến ngày \(period.to.vietnamesePadded) (số liệu tính đến"
      + " \(review.before.window.end.vietnamese)). Có \(dead.vietnamese) dịch vụ công trực tuyến không phát sinh hồ sơ nộp trực"
      + " tuyến trong kỳ. Đề xuất như sau:"
  }

  private func gain(_ group: CatalogueReview.Group) -> String {
    let gain = group.after.total - review.before.total
    return
      " Thực hiện đủ thì điểm Bộ chỉ số từ \(review.before.total.vietnamese) lên \(group.after.total.vietnamese) điểm"
      + " (tăng \(gain.vietnamese) điểm)."
  }

  private static func heading(_ act: ServiceAct) -> String {
    switch act {
    case .offerOnline: "Cung cấp dịch vụ công trực tuyến"
    case .integratePayment: "Tích hợp thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia"
    case .withdrawOnline: "Đưa khỏi danh mục trực tuyến các dịch vụ không có nhu cầu"
    }
  }

  private static func reason(_ act: ServiceAct, _ count: Int) -> String {
    switch act {
    case .offerOnline: "\(count.vietnamese) thủ tục chưa cung cấp trực tuyến, đủ điều kiện xem xét cung cấp."
    case .integratePayment:
      "\(count.vietnamese) thủ tục có phí, lệ phí, có hồ sơ trong kỳ nhưng chưa tích hợp thanh toán trực tuyến."
    case .withdrawOnline:
      "\(count.vietnamese) dịch vụ trực tuyến không có hồ sơ nộp trực tuyến; đề nghị đơn vị chủ quản xác nhận không có nhu cầu"
        + " trước khi điều chỉnh."
    }
  }

  private func table(_ options: [CatalogueOption]) -> FormTable {
    let lines = Dictionary(review.lines.map { ($0.procedure, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = options.enumerated().map { number, option in
      FormTable.Row([
        "\(number + 1)", option.procedure.text, name(option.procedure) ?? "",
        (lines[option.procedure]?.received ?? 0).vietnamese, (lines[option.procedure]?.online ?? 0).vietnamese,
        option.act.sentence.vi, option.effects.map(\.no).joined(separator: ", "),
        Points(hundredths: option.points.roundedHundredths).vietnamese,
      ])
    }
    return FormTable(
      columns: [
        .init("TT", 50, .center), .init("Mã thủ tục", 110), .init("Tên thủ tục", 330),
        .init("Hồ sơ trong kỳ", 80, .right),
        .init("Nộp trực tuyến", 80, .right), .init("Đề xuất", 200), .init("Chỉ tiêu", 70, .center),
        .init("Điểm tăng", 80, .right),
      ], rows: rows, isWide: true)
  }
}
