package import Base
package import Improving

extension Alert {
  package var sentence: Sentence {
    let worth = Points(hundredths: (billionths + 5_000_000) / 10_000_000)
    switch kind {
    case .dossier:
      let place = office.map { "\($0): " } ?? ""
      let price =
        worth > .zero
        ? Sentence(vi: ", đáng \(worth.vietnamese) điểm", en: ", worth \(worth.text) points") : Sentence(vi: "", en: "")
      let until = moment.map { Sentence(vi: ", hẹn trả \($0.vietnamese)", en: ", due \($0.isoLocal)") }
      return Sentence(
        vi: "\(place)hồ sơ \(record) (\(name)) dễ trễ \(chance ?? 0) %\(until?.vi ?? "")\(price.vi).",
        en: "\(place)dossier \(record) (\(name)): \(chance ?? 0) % likely to be late\(until?.en ?? "")\(price.en).")
    case .silent:
      let since = moment.map { Sentence(vi: " từ \($0.vietnamese)", en: " since \($0.isoLocal)") }
      return Sentence(
        vi: "Nguồn “\(record)” im lặng\(since?.vi ?? "").", en: "The source “\(record)” is silent\(since?.en ?? "").")
    case .overtaken:
      return Sentence(vi: "\(name) vừa vượt lên trên.", en: "\(name) has moved ahead.")
    }
  }
}

extension Alert.Kind {
  package var sentence: Sentence {
    switch self {
    case .dossier: Sentence(vi: "Hồ sơ dễ trễ", en: "Likely to be late")
    case .silent: Sentence(vi: "Nguồn im lặng", en: "Silent source")
    case .overtaken: Sentence(vi: "Bị vượt hạng", en: "Overtaken")
    }
  }
}
