package import Base
package import Improving
internal import Records
internal import Rules
internal import Scoring

extension Brief {
  /// Where the unit stands, in one sentence.
  package var position: Sentence {
    let (total, max) = (score.total, score.max)
    let band = score.band.map { Sentence(vi: ", xếp loại \($0.name.vi.lowercased())", en: ", band \($0.name.en)") }
    let place = rank.map { rank in
      let tie = rank.worst > rank.best ? "–\(rank.worst)" : ""
      return Sentence(
        vi: ", hạng \(rank.best)\(tie)/\(peers) \(score.unit.kind.sentence.vi)",
        en: ", place \(rank.best)\(tie) of \(peers)")
    }
    return Sentence(
      vi: "\(total.vietnamese)/\(max.shortVietnamese) điểm\(band?.vi ?? "")\(place?.vi ?? "").",
      en: "\(total.text) of \(max.text) points\(band?.en ?? "")\(place?.en ?? "").")
  }

  package var changeSentences: [Sentence] {
    changes.map { change in
      let since =
        change.days == 1
        ? Sentence(vi: "Từ hết hôm qua", en: "Since yesterday")
        : Sentence(vi: "Trong \(change.days) ngày", en: "Within \(change.days) days")
      let by = Points(hundredths: abs(change.points.hundredths))
      let points =
        change.points == .zero
        ? Sentence(vi: "không đổi", en: "unchanged")
        : change.points > .zero
          ? Sentence(vi: "tăng \(by.vietnamese) điểm", en: "up \(by.text) points")
          : Sentence(vi: "giảm \(by.vietnamese) điểm", en: "down \(by.text) points")
      let places = change.places.map { places in
        places == 0
          ? Sentence(vi: ", giữ hạng", en: ", same place")
          : places > 0
            ? Sentence(vi: ", lên \(places) bậc", en: ", up \(places) places")
            : Sentence(vi: ", xuống \(-places) bậc", en: ", down \(-places) places")
      }
      return Sentence(
        vi: "\(since.vi): \(points.vi)\(places?.vi ?? "").", en: "\(since.en): \(points.en)\(places?.en ?? "").")
    }
  }

  package func decision(_ gain: Gain) -> Sentence {
    let name = score.pack.indicator(gain.no)?.name
    let office = gain.office.map { Sentence(vi: "; giao \($0)", en: "; for \($0)") }
    return Sentence(
      vi:
        "Chỉ tiêu \(gain.no) \(name?.vi ?? ""): \(gain.reason.sentence.vi.lowercased()), \(gain.records.vietnamese) bản ghi, lấy lại được \(gain.points.vietnamese) điểm\(office?.vi ?? "").",
      en:
        "Indicator \(gain.no) \(name?.en ?? ""): \(gain.reason.sentence.en), \(gain.records) records, \(gain.points.text) points to win back\(office?.en ?? "")."
    )
  }

  package func head(_ warning: EarlyWarning) -> Sentence {
    let name = warning.procedure?.name ?? warning.dossier.procedure.text
    let chance =
      warning.chance.map { Sentence(vi: "dễ trễ \($0.percent) %", en: "\($0.percent) % likely late") }
      ?? warning.state.sentence
    let left = warning.clock(.whole)?.leftSentence
    let office = warning.dossier.office.map { " · \($0)" } ?? ""
    return Sentence(
      vi: "\(warning.dossier.code) (\(name)): \(chance.vi.lowercased())\(left.map { ", \($0.vi)" } ?? "")\(office)",
      en: "\(warning.dossier.code) (\(name)): \(chance.en)\(left.map { ", \($0.en)" } ?? "")\(office)")
  }

  /// The whole brief as lines of a letter.
  package func lines(_ language: Language) -> [String] {
    func heading(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let asOf = score.window.end
    var lines = [
      "\(score.unit.name) (\(score.unit.code.text))",
      heading(
        "Tính đến \(asOf.vietnamese); bộ quy tắc \(score.pack.name).",
        "As of \(asOf.isoLocal); rules \(score.pack.name)."),
      "", heading("Vị trí", "Position"), position.text(language),
    ]
    lines += changeSentences.map { $0.text(language) }
    lines += ["", heading("Quyết định hôm nay", "Decisions today")]
    lines +=
      decisions.isEmpty
      ? [heading("Không còn điểm nào lấy lại được trong kỳ.", "Nothing can be won back in this period.")]
      : decisions.enumerated().map { "\($0 + 1). \(decision($1).text(language))" }
    lines += ["", heading("Dễ trễ", "Likely late"), warnings.sentence.text(language)]
    lines += heads.map { "– \(head($0).text(language))" }
    return lines
  }

  package var subject: Sentence {
    Sentence(
      vi: "Tin sáng \(score.window.end.day.vietnamese): \(score.unit.name) \(score.total.vietnamese) điểm",
      en: "Morning brief \(score.window.end.day.iso): \(score.unit.name) \(score.total.text) points")
  }
}
