package import Base
package import Improving
internal import Scoring

extension WhatIf {
  /// The finding in one sentence, every figure the engine's.
  package var sentence: Sentence {
    let places = place
    if shift == .zero {
      return Sentence(
        vi: "Điểm không đổi: \(before.total.vietnamese)\(places.vi).",
        en: "The score stays \(before.total.text)\(places.en).")
    }
    let sign = shift > .zero ? "+" : ""
    let turn = shift > .zero ? "lên" : "xuống"
    return Sentence(
      vi:
        "Từ \(before.total.vietnamese) \(turn) \(after.total.vietnamese) điểm (\(sign)\(shift.vietnamese))\(places.vi).",
      en: "From \(before.total.text) to \(after.total.text) points (\(sign)\(shift.text))\(places.en).")
  }

  private var place: Sentence {
    guard let old = rankBefore?.rank.best, let new = rankAfter?.rank.best else { return Sentence(vi: "", en: "") }
    if old == new { return Sentence(vi: ", vẫn hạng \(old)", en: ", still place \(old)") }
    return Sentence(
      vi: ", từ hạng \(old) \(new < old ? "lên" : "xuống") hạng \(new)", en: ", from place \(old) to place \(new)")
  }
}

extension Pursuer {
  /// “Còn kém 0,42 điểm, mỗi tháng gần lại 0,60: khoảng 21 ngày nữa thì bằng”.
  package var sentence: Sentence {
    if distance == .zero {
      return Sentence(
        vi: "đang bằng điểm và đi nhanh hơn \(closing.vietnamese) điểm trong \(days) ngày qua",
        en: "level now, and faster by \(closing.text) points in the last \(days) days")
    }
    return Sentence(
      vi:
        "còn kém \(distance.vietnamese), \(days) ngày qua gần lại \(closing.vietnamese): khoảng \(daysLeft) ngày nữa thì bằng",
      en: "\(distance.text) behind, \(closing.text) closer in the last \(days) days: level in about \(daysLeft) days")
  }
}
