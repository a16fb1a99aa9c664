package import Base
package import Improving
internal import Records
internal import Rules
internal import Scoring

extension Movement.Parts.Name {
  /// A part of a change, named.
  package var sentence: Sentence {
    switch self {
    case .rate: Sentence(vi: "Làm tốt hơn hoặc kém đi", en: "Doing better or worse")
    case .mix: Sentence(vi: "Cơ cấu hồ sơ", en: "Mix of records")
    case .volume: Sentence(vi: "Có hay không có gì để tính", en: "Something or nothing to count")
    case .correction: Sentence(vi: "Số cũ được sửa", en: "Corrected figures")
    case .rule: Sentence(vi: "Quy tắc khác", en: "Other rules")
    case .rounding: Sentence(vi: "Làm tròn", en: "Rounding")
    }
  }
}

extension Movement {
  /// The finding in one sentence: the change, and the indicator that moved most.
  package var sentence: Sentence {
    let most = indicators.max { abs($0.shift.hundredths) < abs($1.shift.hundredths) }
    let at = most.flatMap { $0.shift == .zero ? nil : $0 }
    let name = at.flatMap { ($0.after ?? $0.before)?.rule.name }
    let (vi, en) = (signed(shift, .vi), signed(shift, .en))
    return Sentence(
      vi: "\(before.total.vietnamese) → \(after.total.vietnamese) (\(vi))"
        + (at.map { ", nhiều nhất ở chỉ tiêu \($0.no) \(name?.vi ?? "") (\(signed($0.shift, .vi)))." } ?? "."),
      en: "\(before.total.text) → \(after.total.text) (\(en))"
        + (at.map { ", most of it in indicator \($0.no) \(name?.en ?? "") (\(signed($0.shift, .en)))." } ?? "."))
  }

  private func signed(_ points: Points, _ language: Language) -> String {
    (points > .zero ? "+" : "") + (language == .vi ? points.vietnamese : points.text)
  }
}

extension RankMovement {
  /// “tụt 12 bậc: 3 do mình, 9 do 9 đơn vị vượt lên, nhiều nhất ở TTTT”.
  package func sentence(block name: (String) -> Sentence) -> Sentence {
    let places = after.best - before.best
    var (vi, en): ([String], [String]) = ([], [])
    if own != 0 {
      vi.append("\(abs(own)) \(own > 0 ? "mất" : "được") do mình")
      en.append("\(abs(own)) \(own > 0 ? "lost" : "won") by itself")
    }
    if !overtakenBy.isEmpty {
      let at = commonBlock.map(name)
      vi.append(
        "\(overtakenBy.count) do \(overtakenBy.count) đơn vị vượt lên" + (at.map { ", ở \($0.vi.lowercased())" } ?? ""))
      en.append(
        "\(overtakenBy.count) lost to \(overtakenBy.count) units that passed"
          + (at.map { ", in \($0.en.lowercased())" } ?? ""))
    }
    if !fellBehind.isEmpty {
      vi.append("\(fellBehind.count) được do \(fellBehind.count) đơn vị tụt lại")
      en.append("\(fellBehind.count) won from \(fellBehind.count) units that fell behind")
    }
    let lead =
      places == 0
      ? Sentence(vi: "Giữ hạng \(after.best)/\(peersAfter)", en: "Still place \(after.best) of \(peersAfter)")
      : Sentence(
        vi:
          "\(places > 0 ? "Tụt" : "Lên") \(abs(places)) bậc, từ \(before.best)/\(peersBefore) \(places > 0 ? "xuống" : "lên") \(after.best)/\(peersAfter)",
        en:
          "\(places > 0 ? "Down" : "Up") \(abs(places)) places, from \(before.best) of \(peersBefore) to \(after.best) of \(peersAfter)"
      )
    if vi.isEmpty { return Sentence(vi: lead.vi + ".", en: lead.en + ".") }
    return Sentence(
      vi: "\(lead.vi): \(vi.joined(separator: "; ")).", en: "\(lead.en): \(en.joined(separator: "; ")).")
  }
}

extension Movement {
  /// Why the place is another one, with blocks by their names.
  package var rankSentence: Sentence? {
    rank?.sentence { code in after.pack.block(code)?.name ?? Sentence(vi: code, en: code) }
  }
}
