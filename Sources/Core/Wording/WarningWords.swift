package import Base
package import Improving
package import Records
internal import Scoring
internal import Workdays

extension WarningSummary {
  /// The finding in one sentence.
  package var sentence: Sentence {
    if open == 0, waiting == 0, petitions == 0 {
      return Sentence(vi: "Không có hồ sơ nào đang mở để cảnh báo.", en: "No dossier is open: nothing to warn of.")
    }
    let rest = others
    guard likely > 0 else {
      return Sentence(
        vi: "Không hồ sơ nào dễ trễ trong \(open.vietnamese) hồ sơ đang giải quyết\(rest.vi).",
        en: "None of the \(open) open dossiers is likely to be late\(rest.en).")
    }
    let isToday = likelyToday > 0
    let (count, when) = (isToday ? likelyToday : likely, isToday ? day : Sentence(vi: "", en: ""))
    let worth =
      price.isEmpty
      ? Sentence(vi: "", en: "")
      : Sentence(vi: ", đáng \(shownPoints.vi) điểm", en: ", worth \(shownPoints.en) points")
    let place = office.map { name, number in
      Sentence(vi: "; \(number.vietnamese) ở \(name)", en: "; \(number) at \(name)")
    }
    let later = isToday && likely > likelyToday ? likely - likelyToday : 0
    let laterWords =
      later == 0
      ? Sentence(vi: "", en: "")
      : Sentence(vi: "; \(later.vietnamese) hồ sơ nữa sau đó", en: "; \(later) more after that")
    return Sentence(
      vi: "\(count.vietnamese) hồ sơ dễ trễ\(when.vi)\(worth.vi)\(place?.vi ?? "")\(laterWords.vi)\(rest.vi).",
      en:
        "\(count) dossiers are likely to be late\(when.en)\(worth.en)\(place?.en ?? "")\(laterWords.en)\(rest.en).")
  }

  /// Less than half a hundredth is still something.
  private var shownPoints: Sentence {
    points == .zero
      ? Sentence(vi: "dưới 0,01", en: "less than 0.01") : Sentence(vi: points.vietnamese, en: points.text)
  }

  private var day: Sentence {
    today == asOf.day
      ? Sentence(vi: " hôm nay", en: " today")
      : Sentence(vi: " đến hết \(today.vietnamese)", en: " by the end of \(today.iso)")
  }

  private var others: Sentence {
    var (vi, en) = ("", "")
    if late > 0 {
      vi += "; \(late.vietnamese) đã trễ"
      en += "; \(late) are late already"
    }
    if traps > 0 {
      vi += "; \(traps.vietnamese) hồ sơ yêu cầu bổ sung thêm một lần là trễ ngay"
      en += "; for \(traps) a further request for supplement means late at once"
    }
    if waiting > 0 {
      vi += "; \(waiting.vietnamese) hồ sơ chờ tiếp nhận sắp hoặc đã quá 8 giờ"
      en += "; \(waiting) wait for acceptance near or beyond 8 hours"
    }
    if petitions > 0 {
      vi += "; \(petitions.vietnamese) phản ánh phải trả lời trong 2 ngày"
      en += "; \(petitions) petitions to answer within 2 days"
    }
    return Sentence(vi: vi, en: en)
  }
}

extension LateChance {
  /// `35 %`, whole percent: more would claim more than is known; never 0 and never 100.
  package var percent: Int { min(max(Int((probability * 100).rounded()), 1), 99) }

  /// What it is taken from.
  package var sentence: Sentence {
    guard seen > 0 else {
      return Sentence(vi: "chưa có hồ sơ tương tự", en: "no dossier like it yet")
    }
    return Sentence(
      vi: "theo \(seen.vietnamese) hồ sơ \(basis.sentence.vi) từng ở chỗ này",
      en: "from \(seen) dossiers \(basis.sentence.en) that stood here")
  }
}

extension LateChance.Basis {
  package var sentence: Sentence {
    switch self {
    case .procedure: Sentence(vi: "cùng thủ tục", en: "of the procedure")
    case .field: Sentence(vi: "cùng lĩnh vực", en: "of the field")
    case .unit: Sentence(vi: "cùng đơn vị", en: "of the unit")
    case .all: Sentence(vi: "mọi đơn vị", en: "of all units")
    }
  }
}

extension WorkState {
  package var sentence: Sentence {
    switch self {
    case .waiting: Sentence(vi: "Chờ tiếp nhận", en: "Waiting for acceptance")
    case .late: Sentence(vi: "Quá hạn", en: "Late")
    case .soon: Sentence(vi: "Sắp đến hạn", en: "Due soon")
    case .inTime: Sentence(vi: "Trong hạn", en: "In time")
    case .handOver: Sentence(vi: "Chờ trả kết quả", en: "Waiting for hand-over")
    }
  }
}

extension DossierClock.Kind {
  package var sentence: Sentence {
    switch self {
    case .acceptance: Sentence(vi: "Tiếp nhận", en: "Acceptance")
    case .step: Sentence(vi: "Bước hiện tại", en: "Present step")
    case .whole: Sentence(vi: "Toàn quy trình", en: "Whole process")
    case .handOver: Sentence(vi: "Trả kết quả", en: "Hand-over")
    }
  }
}

extension DossierClock {
  /// How long is left, or by how much it is over, of a clock that runs.
  package var leftSentence: Sentence {
    guard let left else {
      return Sentence(vi: "đã \(used.sentence.vi)", en: "for \(used.sentence.en)")
    }
    let length = left.sentence
    return left.seconds < 0 || state == .over
      ? Sentence(vi: "quá \(length.vi)", en: "\(length.en) over")
      : Sentence(vi: "còn \(length.vi)", en: "\(length.en) left")
  }
}
