package import Base
package import Improving
internal import Scoring

extension Path.Outcome {
  /// A stable word for programs.
  package var word: String {
    switch self {
    case .reached: "reached"
    case .alreadyThere: "already_there"
    case .unreachable: "unreachable"
    }
  }

  /// The most own remedies come to, when they are not enough.
  package var most: Points? { if case .unreachable(let most) = self { most } else { nil } }
}

extension Path {
  /// The finding in one sentence, every figure the engine's.
  package var sentence: Sentence {
    switch outcome {
    case .alreadyThere:
      return Sentence(
        vi: "Đã đạt: \(before.total.vietnamese) điểm, không phải làm gì thêm.",
        en: "Already there: \(before.total.text) points, nothing has to be done.")
    case .unreachable(let most):
      return Sentence(
        vi: "Không đạt được trong kỳ: làm hết mọi việc còn làm được thì \(most.vietnamese) điểm.",
        en: "Out of reach in this period: doing everything that can be done comes to \(most.text) points.")
    case .reached:
      let (own, hours) = (steps.count - further, Sentence(minutes: minutes))
      let gain = after.total - before.total
      let place = places
      let coming = further > 0 ? ("\(further) hồ sơ trực tuyến nữa, ", "\(further) more dossiers online, ") : ("", "")
      return Sentence(
        vi:
          "\(coming.0)\(own) việc, \(hours.vi): từ \(before.total.vietnamese) lên \(after.total.vietnamese) điểm (+\(gain.vietnamese))\(place.vi).",
        en:
          "\(coming.1)\(own) tasks, \(hours.en): from \(before.total.text) to \(after.total.text) points (+\(gain.text))\(place.en)."
      )
    }
  }

  private var places: Sentence {
    guard let old = rankBefore?.rank.best, let new = rankAfter?.rank.best, old != new else {
      return Sentence(vi: "", en: "")
    }
    return Sentence(vi: ", từ hạng \(old) lên hạng \(new)", en: ", from place \(old) to place \(new)")
  }
}

extension Sentence {
  /// A length of work.
  package init(minutes: Int) {
    let (hours, rest) = (minutes / 60, minutes % 60)
    self.init(
      vi: hours == 0 ? "\(rest) phút" : rest == 0 ? "\(hours) giờ" : "\(hours) giờ \(rest) phút",
      en: hours == 0 ? "\(rest) min" : rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min")
  }
}
