package import Base
package import Improving
internal import Rules
internal import Scoring

extension GapCause.Kind {
  /// The kind of cause, named.
  package var sentence: Sentence {
    switch self {
    case .applicability: Sentence(vi: "Áp dụng hay không áp dụng", en: "Applicable or not")
    case .weight: Sentence(vi: "Điểm tối đa khác", en: "Another maximum")
    case .inherited: Sentence(vi: "Lấy số của đơn vị khác", en: "Another unit's figures")
    case .cut: Sentence(vi: "Kỳ hoặc thời điểm chốt số khác", en: "Other days or another moment")
    case .pack: Sentence(vi: "Bộ quy tắc khác", en: "Other rules")
    case .unsynchronised: Sentence(vi: "Hồ sơ chưa đồng bộ", en: "Dossiers not synchronised")
    case .digits: Sentence(vi: "Gõ nhầm chữ số", en: "A slip of digits")
    }
  }
}

extension GapCause {
  /// The cause in one sentence; `unitName` names other units.
  package func sentence(_ unitName: (UnitCode) -> String) -> Sentence {
    switch self {
    case .notApplicable(let no, false):
      Sentence(
        vi: "Chỉ tiêu \(no) bị coi là không áp dụng: 0 điểm, điểm tối đa giữ nguyên.",
        en: "Indicator \(no) is taken as not applicable: no points, its maximum stays.")
    case .notApplicable(let no, true):
      Sentence(
        vi: "Chỉ tiêu \(no) không áp dụng: khối in đủ điểm của nó, tổng thì không có.",
        en: "Indicator \(no) is not applicable: its block is printed with its points, the total lacks them.")
    case .applicable(let no):
      Sentence(
        vi: "Chỉ tiêu \(no) được tính đủ điểm, trong khi dữ liệu của mình nói là không áp dụng.",
        en: "Indicator \(no) has all its points, while own figures say it does not apply.")
    case .weight(let no, let max):
      Sentence(
        vi: "Chỉ tiêu \(no) được chấm trên \(max.shortVietnamese) điểm.",
        en: "Indicator \(no) is scored out of \(max.text) points.")
    case .inherited(let nos, let unit):
      Sentence(
        vi: "Chỉ tiêu \(nos.joined(separator: ", ")) lấy số của \(unitName(unit)).",
        en: "Indicators \(nos.joined(separator: ", ")) are those of \(unitName(unit)).")
    case .cut(let window):
      Sentence(
        vi:
          "Số được chốt cho kỳ \(window.period.from.vietnamese) – \(window.period.to.vietnamese), đến \(window.end.vietnamese).",
        en: "The figures are of \(window.period.from.iso) – \(window.period.to.iso), as of \(window.end.isoLocal).")
    case .pack(let name):
      Sentence(vi: "Điểm tính theo bộ quy tắc \(name).", en: "The points are by the rules \(name).")
    case .unsynchronised(let count):
      Sentence(
        vi: "\(count.vietnamese) hồ sơ chưa đồng bộ không được Cổng tính.",
        en: "\(count) dossiers that were not synchronised are not counted by the portal.")
    case .digits(let figure, let printed, let meant):
      Sentence(
        vi: "\(figure == "TOTAL" ? "Tổng" : figure) in \(printed.vietnamese), đúng ra \(meant.vietnamese).",
        en: "\(figure) is printed as \(printed.text) and should be \(meant.text).")
    }
  }
}

extension Gap {
  /// The finding in one sentence.
  package var sentence: Sentence {
    let lead = isOverexplained ? overexplained : plain
    if isExplained { return lead }
    if isUnknown {
      return Sentence(vi: lead.vi + " Chưa biết vì sao.", en: lead.en + " The cause is unknown.")
    }
    return lead
  }

  private var plain: Sentence {
    Sentence(
      vi:
        "Công bố \(published.vietnamese)/\(max.shortVietnamese): mất \(lost.vietnamese), đã rõ \(explained.vietnamese), chưa rõ \(unexplained.vietnamese).",
      en:
        "Published \(published.text) of \(max.text): \(lost.text) lost, \(explained.text) explained, \(unexplained.text) not."
    )
  }

  private var overexplained: Sentence {
    let more = Points.zero - unexplained
    return Sentence(
      vi:
        "Công bố \(published.vietnamese)/\(max.shortVietnamese): mất \(lost.vietnamese), trong khi số của mình giải thích được \(explained.vietnamese), nhiều hơn \(more.vietnamese): Cổng tính cho cao hơn hồ sơ của mình.",
      en:
        "Published \(published.text) of \(max.text): \(lost.text) lost, while own figures explain \(explained.text), \(more.text) more: the portal counts better than the own records do."
    )
  }
}

extension GapHypothesis {
  /// The cause, or both, in one sentence each.
  package func sentence(_ unitName: (UnitCode) -> String) -> Sentence {
    let first = cause.sentence(unitName)
    guard let second = also?.sentence(unitName) else { return first }
    return Sentence(
      vi: "Hai nguyên nhân cùng lúc: \(first.vi) \(second.vi)", en: "Two at once: \(first.en) \(second.en)")
  }

  /// The kind of cause, or both.
  package var kind: Sentence {
    guard let second = also?.kind.sentence else { return cause.kind.sentence }
    return Sentence(
      vi: "\(cause.kind.sentence.vi); \(second.vi.lowercased())",
      en: "\(cause.kind.sentence.en); \(second.en.lowercased())")
  }

  /// `97,83 − 2,00 = 95,83`, of the total or of the one figure it moves.
  package var arithmetic: Sentence? {
    guard let term = terms.first else { return nil }
    let sign = term.shift < .zero ? "−" : "+"
    let moved = Points(hundredths: abs(term.shift.hundredths))
    return Sentence(
      vi: "\(term.from.vietnamese) \(sign) \(moved.vietnamese) = \(term.to.vietnamese)",
      en: "\(term.from.text) \(sign) \(moved.text) = \(term.to.text)")
  }
}
