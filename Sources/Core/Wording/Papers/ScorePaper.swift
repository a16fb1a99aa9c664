internal import Base
package import Counting
package import Papers
internal import Records
internal import Rules
package import Scoring

/// Papers about a unit's score, from its live figures. They state what is known; what only people know stays open.
///
/// A template has the words, with places for figures; the sheet has the figures. A draft keeps the first and takes the second
/// anew every time it is looked at.
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

  /// The paper with the figures of now.
  package func paper(_ kind: LegalPaper.Kind) -> LegalPaper { template(kind).filled(figures) }

  /// The words, with places for figures.
  package func template(_ kind: LegalPaper.Kind) -> LegalPaper {
    switch kind {
    case .report: report
    case .letter: letter
    case .plan: plan
    case .submission: submission
    case .brief: brief
    }
  }

  // MARK: What all share

  static let decision =
    "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá"
    + " chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực"
    + " trên môi trường điện tử"

  var issuer: Issuer { Issuer(score.unit) }
  var issuerName: String { issuer.name }
  var ownName: String { issuer.own }
  var isCommittee: Bool { issuer.isCommittee }

  func made(_ kind: LegalPaper.Kind, _ symbol: String, _ about: String) -> LegalPaper {
    let (year, month, _) = score.window.end.day.civil
    var paper = LegalPaper(
      kind: kind, issuer: issuer.head, issuerName: issuerName, symbol: symbol, place: place, month: (month, year),
      about: about,
      authority: issuer.authority,
      recipients: ["UBND cấp trên (b/c)", "Các phòng chuyên môn", "Trung tâm Phục vụ hành chính công", "Lưu: VT"])
    paper.isSample = isSample
    return paper
  }

  var window: String {
    "từ ngày \(score.window.period.from.vietnamesePadded) đến ngày \(score.window.period.to.vietnamesePadded)"
  }
  var seenAt: String { "số liệu tính đến \(score.window.end.vietnamese)" }

  /// `tháng 3 năm 2026`, `quý I năm 2026`, `6 tháng đầu năm 2026`, `năm 2026`.
  var periodName: String { namedPeriod.replacing(" ", with: "\u{A0}") }
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

  var summary: String {
    var text =
      "Bộ chỉ số phục vụ người dân, doanh nghiệp của \(ownName) đạt \(f("total"))/\(score.max.shortVietnamese) điểm"
    if let band = score.band { text += ", xếp loại \(band.name.vi.lowercased())" }
    if let rank, among > 1 {
      text +=
        ", xếp thứ \(f("rank.best"))/\(f("rank.of")) đơn vị"
        + (rank.worst > rank.best ? " (đồng hạng \(f("rank.best"))–\(f("rank.worst")))" : "")
    }
    return text
  }

  /// The indicators that cost most; what is not for the unit can be gained by nobody.
  var losing: [IndicatorScore] {
    score.indicators.filter { $0.lost > .zero && $0.state != .notApplicable }.sorted {
      ($1.lost, $0.rule.no) < ($0.lost, $1.rule.no)
    }
  }

  func loss(_ indicator: IndicatorScore) -> String {
    let no = indicator.rule.no
    var text = "- Chỉ tiêu \(no) (\(indicator.rule.name.vi)): "
    if indicator.numerator != nil, let denominator = indicator.denominator, denominator > 0 {
      text += "\(f("indicator.\(no).numerator"))/\(f("indicator.\(no).denominator"))"
      if indicator.ratio != nil { text += " (\(f("indicator.\(no).ratio"))%)" }
      text += ", "
    } else {
      text += "chưa có số liệu, "
    }
    return text
      + "được \(f("indicator.\(no).score"))/\(indicator.max.shortVietnamese) điểm, mất \(f("indicator.\(no).lost")) điểm."
  }

  func f(_ key: String) -> String { PaperText.place(key) }
}
