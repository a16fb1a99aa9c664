package import Base
package import Improving
internal import Rules
internal import Scoring

extension Bounds {
  /// The finding in one sentence, with what it leans on.
  package var sentence: Sentence {
    let settled = settledBand.map { band in
      (" Chắc chắn xếp loại \(band.name.vi).", " The band is settled: \(band.name.en).")
    }
    if worst == best {
      return Sentence(
        vi: "Điểm cuối kỳ là \(best.vietnamese), không đổi được nữa.\(settled?.0 ?? "")",
        en: "The period ends at \(best.text) points; nothing can change that.\(settled?.1 ?? "")")
    }
    return Sentence(
      vi:
        "Cuối kỳ còn có thể từ \(worst.vietnamese) đến \(best.vietnamese) điểm (nay \(now.total.vietnamese)), nếu đến thêm nhiều nhất \(arrivals.dossiers.vietnamese) hồ sơ, \(arrivals.petitions.vietnamese) phản ánh.\(settled?.0 ?? "")",
      en:
        "The period can still end between \(worst.text) and \(best.text) points (now \(now.total.text)), if at most \(arrivals.dossiers) dossiers and \(arrivals.petitions) petitions arrive.\(settled?.1 ?? "")"
    )
  }
}

extension Forecast {
  /// The interval, and what it is made of.
  package var sentence: Sentence {
    Sentence(
      vi:
        "Dự báo \(middle.vietnamese) điểm, tám phần mười trong khoảng \(low.vietnamese)–\(high.vietnamese), theo \(daysSeen) ngày qua.",
      en:
        "Forecast \(middle.text) points, eight in ten between \(low.text) and \(high.text), from the last \(daysSeen) days."
    )
  }
}
