package import Base
package import Rules

/// Where a unit wants to get to.
package enum PathGoal: Hashable, Sendable {
  /// So many places up among its peers; being level with the one there is enough.
  case up(Int)
  /// This place among its peers or a better one.
  case place(Int)
  /// A total of at least this.
  case score(Points)
  /// At least so many points of one indicator, by its number.
  case indicator(String, Points)
  /// At least this ratio of one indicator.
  case ratio(String, Percent)
  /// As many points as so many minutes of work bring.
  case minutes(Int)
}

extension PathGoal {
  /// `rank:+1`, `rank:3`, `band:Tốt`, `score:95.68`, `indicator:08=6.00`, `indicator:08=50%`, `hours:12`; nil for anything
  /// else, and for bands and indicators the pack does not have.
  package init?(text: String, pack: RulePack) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let (kind, value) = (text[..<colon], String(text[text.index(after: colon)...]))
    switch kind {
    case "rank":
      guard let number = Int(value), number > 0 else { return nil }
      self = value.hasPrefix("+") ? .up(number) : .place(number)
    case "band":
      guard let band = pack.bands.first(where: { $0.name.vi == value || $0.name.en == value }) else { return nil }
      self = .score(band.from)
    case "score":
      guard let points = Points(text: value), points >= .zero else { return nil }
      self = .score(points)
    case "hours":
      guard let hours = Points(text: value), hours > .zero else { return nil }
      self = .minutes(hours.hundredths * 60 / 100)
    case "indicator":
      let parts = value.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let rule = pack.indicator(String(parts[0])) else { return nil }
      if parts[1].hasSuffix("%") {
        guard let ratio = hundredthsOf(parts[1].dropLast()), (0...10_000).contains(ratio) else { return nil }
        self = .ratio(rule.no, Percent(hundredths: ratio))
      } else {
        guard let points = Points(text: parts[1]), points >= .zero, points <= rule.max else { return nil }
        self = .indicator(rule.no, points)
      }
    default: return nil
    }
  }
}
