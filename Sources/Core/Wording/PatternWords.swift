package import Base
package import Improving

extension Pattern.Kind {
  /// What was seen, as a question's beginning: the answer is theirs who are asked.
  package var sentence: Sentence {
    switch self {
    case .batchBeforeDeadline:
      Sentence(vi: "Kết thúc hàng loạt ngay trước hạn", en: "Ended in batches just before the deadline")
    case .emptyResult:
      Sentence(
        vi: "Tệp kết quả có trước hồ sơ, hoặc của hồ sơ chưa kết thúc",
        en: "Result files older than their dossier, or of dossiers that have not ended")
    case .flagNeverVaries: Sentence(vi: "Một cột hồ sơ nào cũng như nhau", en: "A column that is the same everywhere")
    case .secondSupplement:
      Sentence(vi: "Yêu cầu bổ sung lần hai, tính là trễ", en: "Asked twice for supplements, which counts as late")
    case .movedPromise:
      Sentence(
        vi: "Ngày hẹn trả được lùi lại vào lúc sắp trễ",
        en: "Promised dates put off about when they would have been missed")
    }
  }

  /// What those concerned are asked.
  package var question: Sentence {
    switch self {
    case .batchBeforeDeadline:
      Sentence(
        vi: "Các hồ sơ này có được giải quyết thật vào những phút ấy không, hay chỉ được bấm kết thúc để kịp hạn?",
        en: "Were these dossiers really handled in those minutes, or only ended to keep the deadline?")
    case .emptyResult:
      Sentence(
        vi: "Tệp kết quả này là kết quả của chính hồ sơ ấy, hay một tệp khác được gắn vào?",
        en: "Is this file the dossier's own result, or another one attached to it?")
    case .flagNeverVaries:
      Sentence(
        vi: "Cột này do ai ghi, hay hệ thống tự đánh dấu mọi hồ sơ như nhau?",
        en: "Who states this column, or does the system mark every dossier alike?")
    case .secondSupplement:
      Sentence(
        vi: "Vì sao lần đầu chưa yêu cầu đủ? Mỗi hồ sơ bị yêu cầu lần hai tính là trễ.",
        en: "Why was not everything asked for the first time? Each dossier asked twice counts as late.")
    case .movedPromise:
      Sentence(
        vi: "Ai lùi ngày hẹn, vì sao, người dân có được báo và xin lỗi không? Theo ngày hẹn đầu các hồ sơ này đã trễ.",
        en: "Who put the date off, why, and was the citizen told? By the first promise these dossiers are late.")
    }
  }
}

extension Pattern {
  /// The finding in one sentence, priced.
  package func sentence(tellsOfficers: Bool) -> Sentence {
    let (shown, whose) = (
      Points(hundredths: points.roundedHundredths), tellsOfficers && !officer.isEmpty ? officer : nil
    )
    let (ofVi, ofEn) = (whose.map { " của \($0)" } ?? "", whose.map { " of \($0)" } ?? "")
    let (flagVi, flagEn) = (flag.isEmpty ? "" : " (\(flag))", flag.isEmpty ? "" : " (\(flag))")
    return Sentence(
      vi:
        "\(kind.sentence.vi)\(ofVi)\(flagVi): \(dossiers.count.vietnamese) hồ sơ, \(kind.stake.vi) \(shown.vietnamese) điểm.",
      en: "\(kind.sentence.en)\(ofEn)\(flagEn): \(dossiers.count) dossiers, \(kind.stake.en) \(shown.text) points.")
  }
}

extension Pattern.Kind {
  /// What the points are.
  fileprivate var stake: Sentence {
    self == .secondSupplement
      ? Sentence(vi: "đã làm mất", en: "which cost") : Sentence(vi: "đang giữ", en: "which hold")
  }
}
