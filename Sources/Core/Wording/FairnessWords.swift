package import Base
package import Counting

extension FairnessReport {
  /// The finding in one sentence: what is late, and of how much of it somebody has to answer.
  package var sentence: Sentence {
    let charged = late - uncharged.count
    if late == 0 {
      return Sentence(
        vi: "\(dossiers.vietnamese) hồ sơ của kỳ, không hồ sơ nào trễ.", en: "\(dossiers) dossiers, none of them late.")
    }
    return Sentence(
      vi:
        "\(late.vietnamese) trong \(dossiers.vietnamese) hồ sơ của kỳ trễ: \(charged.vietnamese) trễ khi đang ở một cán bộ, \(uncharged.count.vietnamese) không quy được cho ai.",
      en:
        "\(late) of \(dossiers) dossiers are late: \(charged) became so while somebody had them, \(uncharged.count) cannot be laid to anybody."
    )
  }
}

extension FairnessReport.Standing {
  package var sentence: Sentence {
    switch self {
    case .tooFew: Sentence(vi: "Chưa đủ hồ sơ để so", en: "Too few dossiers to compare")
    case .better: Sentence(vi: "Tốt hơn mức chung", en: "Better than all together")
    case .level: Sentence(vi: "Như mức chung", en: "As all together")
    case .worse: Sentence(vi: "Kém mức chung", en: "Worse than all together")
    }
  }
}

extension OfficerCase.Outcome {
  package var sentence: Sentence {
    switch self {
    case .inTime: Sentence(vi: "Xong phần mình khi còn hạn", en: "Done while in time")
    case .open: Sentence(vi: "Đang giữ, còn hạn", en: "In hand, in time")
    case .charged: Sentence(vi: "Trễ khi đang giữ", en: "Became late in hand")
    case .inherited: Sentence(vi: "Đến tay đã trễ hoặc hết giờ của bước", en: "Came late, or with its step's time gone")
    }
  }
}
