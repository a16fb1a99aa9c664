package import Base
package import Papers

extension Contradiction.Matter {
  /// What is wrong, for whoever wrote the paper; the arithmetic stands beside it.
  package var sentence: Sentence {
    switch self {
    case .sum(let total, let parts):
      Sentence(
        vi: "Các phần cộng lại là \(parts.written.sum), không phải \(total.vietnamese)",
        en: "The parts add up to \(parts.written.sum), not \(total.vietnamese)")
    case .scoreSum(let total, let parts):
      Sentence(
        vi: "Điểm các nhóm cộng lại là \(parts.written.sum), văn bản ghi tổng \(total.vietnamese)",
        en: "The blocks add up to \(parts.written.sum); the paper states \(total.vietnamese)")
    case .weights(let said, let right):
      Sentence(
        vi: "Điểm tối đa ghi \(said.vietnamese), bộ chỉ số quy định \(right.vietnamese)",
        en: "The maximum is given as \(said.vietnamese); the index says \(right.vietnamese)")
    case .tableSum(let column, let total, let parts):
      Sentence(
        vi: "Bảng, cột “\(column)”: các dòng cộng lại là \(parts.written.sum), dòng tổng ghi \(total.vietnamese)",
        en: "Table, column “\(column)”: the rows add up to \(parts.written.sum); the total says \(total.vietnamese)")
    case .tableFormula(let formula, let left, let right):
      Sentence(
        vi: "Bảng không theo công thức \(formula): \(right.vietnamese) khác \(left.vietnamese)",
        en: "The table breaks its formula \(formula): \(right.vietnamese) is not \(left.vietnamese)")
    case .ratio(let shown, let numerator, let denominator):
      Sentence(
        vi: "Tỷ lệ \(shown.vietnamese)% không khớp \(numerator.vietnamese) trên \(denominator.vietnamese)",
        en: "\(shown.vietnamese)% is not \(numerator.vietnamese) of \(denominator.vietnamese)")
    case .ratioOfNothing(let shown, let nearest, let numerator, let denominator):
      Sentence(
        vi: "Tỷ lệ \(shown.vietnamese)% không khớp cặp số nào trong văn bản; gần nhất là \(numerator.vietnamese)"
          + " trên \(denominator.vietnamese) = \(nearest.vietnamese)%",
        en: "No two figures of the paper give \(shown.vietnamese)%; the nearest is \(numerator.vietnamese)"
          + " of \(denominator.vietnamese) = \(nearest.vietnamese)%")
    case .repeated(let first, let second):
      Sentence(
        vi: "Cùng một số liệu ghi hai giá trị: \(first.vietnamese) và \(second.vietnamese)",
        en: "One figure has two values: \(first.vietnamese) and \(second.vietnamese)")
    case .classOfScore(let score, let said, let right):
      Sentence(
        vi: "\(score.vietnamese) điểm thuộc loại \(right.lowercased()), văn bản xếp loại \(said.lowercased())",
        en: "\(score.vietnamese) points are class “\(right)”; the paper says “\(said)”")
    case .aimBelowPresent(let aim, let present):
      Sentence(
        vi: "Mục tiêu “\(aim.lowercased())” thấp hơn kết quả đang có (\(present))",
        en: "The aim “\(aim)” lies below what is already reached (\(present))")
    case .ranksOfFullMarks(let ranks):
      Sentence(
        vi: "Nhóm đạt điểm tối đa mà xếp thứ \(ranks.listed): không đơn vị nào hơn được, nên phải đồng hạng nhất",
        en: "Blocks with every point are ranked \(ranks.listed): nobody has more, so they share the first place")
    case .aboveMaximum(let value, let maximum):
      Sentence(
        vi: "\(value.vietnamese) lớn hơn mức tối đa \(maximum.vietnamese)",
        en: "\(value.vietnamese) is above the maximum of \(maximum.vietnamese)")
    case .aboveHundred(let value):
      Sentence(vi: "Tỷ lệ \(value.vietnamese)% vượt 100%", en: "A share of \(value.vietnamese)% is above 100%")
    case .rankOutside(let rank, let units):
      Sentence(
        vi: "Hạng \(rank.vietnamese) không thể có" + (units.map { " trong \($0.vietnamese) đơn vị" } ?? ""),
        en: "Rank \(rank.vietnamese) cannot be" + (units.map { " among \($0.vietnamese) units" } ?? ""))
    case .noSuchDay(let text): Sentence(vi: "Không có ngày \(text)", en: "There is no day \(text)")
    case .daysReversed(let from, let to):
      Sentence(
        vi: "Khoảng thời gian từ \(from) đến \(to) bị ngược", en: "The span from \(from) to \(to) runs backwards")
    case .aboveCeiling(let value, let ceiling):
      Sentence(
        vi:
          "\(value.vietnamese) điểm vượt mức cấp xã đạt được (\(ceiling.vietnamese)): chỉ tiêu 06 không áp dụng cho xã",
        en:
          "\(value.vietnamese) points are more than a commune can have (\(ceiling.vietnamese)): indicator 06 is not for communes"
      )
    case .lossUnexplained(let loss, let explained):
      Sentence(
        vi: "Mất \(loss.vietnamese) điểm, các nhóm được nêu chỉ giải thích \(explained.vietnamese)",
        en: "\(loss.vietnamese) points are lost; the blocks named explain \(explained.vietnamese)")
    case .directionAgainstFigures(let said, let from, let to):
      Sentence(
        vi: "Ghi “\(said)” nhưng số đi từ \(from.vietnamese) sang \(to.vietnamese)",
        en: "Said to \(said == "tăng" ? "rise" : "fall"), yet it goes from \(from.vietnamese) to \(to.vietnamese)")
    case .windows(let first, let second):
      Sentence(
        vi: "Hai mốc số liệu khác nhau trong một văn bản: đến \(first) và đến \(second)",
        en: "Two closing days in one paper: \(first) and \(second)")
    case .yearMissing(let symbol, let right):
      Sentence(
        vi: "Số hiệu \(symbol) thiếu năm" + (right.map { ", đúng là \($0)" } ?? ""),
        en: "\(symbol) lacks its year" + (right.map { "; it should be \($0)" } ?? ""))
    default: actSentence
    }
  }

  private var actSentence: Sentence {
    switch self {
    case .actDay(let symbol, let said, let right):
      Sentence(
        vi: "\(symbol) ghi ngày \(said), nơi khác là \(right)",
        en: "\(symbol) is dated \(said) here, \(right) elsewhere")
    case .actYear(let symbol, let said):
      Sentence(
        vi: "Năm trong số hiệu \(symbol) khác năm của ngày ban hành \(said)",
        en: "The year of \(symbol) is not that of its day \(said)")
    case .actKind(let symbol, let said, let right):
      Sentence(vi: "\(symbol) là \(right), văn bản ghi \(said)", en: "\(symbol) is a \(right), called \(said) here")
    case .actIssuer(let symbol, let said, let right):
      Sentence(
        vi: "\(symbol) do \(right) ban hành, văn bản ghi của \(said)",
        en: "\(symbol) comes from \(right); the paper says \(said)")
    case .actOver(let symbol, let replacement):
      Sentence(
        vi: "\(symbol) đã hết hiệu lực" + (replacement.isEmpty ? "" : ", thay bằng \(replacement)"),
        en: "\(symbol) is no longer in force" + (replacement.isEmpty ? "" : "; now \(replacement)"))
    case .actAhead(let symbol, let said):
      Sentence(
        vi: "\(symbol) ngày \(said) có sau ngày của văn bản này", en: "\(symbol) of \(said) is later than this paper")
    case .annexMissing(let label):
      Sentence(
        vi: "Văn bản nhắc phụ lục\(label.isEmpty ? "" : " " + label.uppercased()) nhưng không kèm theo",
        en: "Annex\(label.isEmpty ? "" : " " + label.uppercased()) is named but not there")
    case .outOfOrder(let found, let expected):
      Sentence(
        vi: "Thứ tự mục nhảy: gặp \(found), lẽ ra \(expected)",
        en: "Numbering jumps: \(found) where \(expected) belongs")
    case .unitName(let said, let right):
      Sentence(
        vi: "Tên đơn vị ghi “\(said)”, văn bản là của “\(right)”",
        en: "A unit is called “\(said)”; the paper is of “\(right)”")
    case .numberInWords(let digits, let words):
      Sentence(
        vi: "Số \(digits.vietnamese) và chữ (\(words.vietnamese)) khác nhau",
        en: "Digits \(digits.vietnamese) and words (\(words.vietnamese)) differ")
    default: Sentence(vi: code, en: code)
    }
  }
}

extension [Quantity] {
  fileprivate struct Written {
    let sum: String
  }
  fileprivate var written: Written { Written(sum: reduce(Quantity(0)) { $0 + $1 }.vietnamese) }
  fileprivate var listed: String { map(\.vietnamese).joined(separator: ", ") }
}
