package import Base
package import Improving
internal import Scoring

extension ServiceAct {
  /// What is to be done with a procedure's service.
  package var sentence: Sentence {
    switch self {
    case .offerOnline: Sentence(vi: "Cung cấp trực tuyến", en: "Offer it online")
    case .integratePayment: Sentence(vi: "Tích hợp thanh toán trực tuyến", en: "Integrate online payment")
    case .withdrawOnline:
      Sentence(
        vi: "Đưa khỏi danh mục trực tuyến nếu không có nhu cầu", en: "Take it off the online list if nobody needs it")
    }
  }
}

extension CatalogueReview {
  /// The finding in one sentence.
  package var sentence: Sentence {
    let dead = lines.count(where: \.isDead)
    let found = advised.count
    let tail = Sentence(
      vi: dead == 0 ? "" : " \(dead.vietnamese) dịch vụ trực tuyến không ai nộp trực tuyến trong kỳ.",
      en: dead == 0 ? "" : " Nobody used \(dead) of the online services in the period.")
    if found == 0 {
      return Sentence(
        vi: "Rà soát \(lines.count.vietnamese) thủ tục: không thủ tục nào cần đổi cách cung cấp để thêm điểm."
          + tail.vi,
        en: "\(lines.count) procedures gone through: none has to be offered otherwise to win points." + tail.en)
    }
    return Sentence(
      vi:
        "Rà soát \(lines.count.vietnamese) thủ tục: \(found.vietnamese) thủ tục nên đổi cách cung cấp, từ \(before.total.vietnamese) lên \(after.total.vietnamese) điểm (+\(gain.vietnamese))."
        + tail.vi,
      en:
        "\(lines.count) procedures gone through: \(found) should be offered otherwise, from \(before.total.text) to \(after.total.text) points (+\(gain.text))."
        + tail.en)
  }
}
