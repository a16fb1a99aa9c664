internal import Base

/// Parts that a sentence or a list names of a figure, added up.
enum SumCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for index in reading.passages.indices where !reading.ofPassage[index].isEmpty {
      let passage = reading.passages[index]
      let range = reading.ofPassage[index]
      let grouping = PartGrouping(passage.tokens, reading.figures[range])
      for group in grouping.closed { found += check(group, reading) }
      if let list = list(under: index, grouping, reading) { found.append(list) }
    }
    return found
  }

  private static func check(_ group: PartGroup, _ reading: PaperReading) -> [Contradiction] {
    guard let whole = group.whole.map({ reading.figures[$0] }) else { return [] }
    let parts = group.parts.map { reading.figures[$0] }
    if whole.kind == .count {
      let percents = parts.filter { $0.kind == .percent }
      if percents.count > 1, percents.count == parts.count, group.opening != .bracket {
        return shares(whole, percents, reading)
      }
    }
    let same = parts.filter { isPart($0, of: whole) }
    guard let largest = same.max(by: { $0.value < $1.value }) else { return [] }
    if same.count == 1 {
      guard group.opening != .bracket, largest.value > whole.value else { return [] }
      return [contradiction(whole, same, reading, confidence: 80)]
    }
    var sum = same.map(\.value).total
    if sum.equals(whole.value) { return [] }
    // Up to the semicolon only: `gồm 7 …, 5 …; 3 hồ sơ khác`.
    if let split = group.beforeSemicolon, split > 1 {
      let first = group.parts.prefix(split).map { reading.figures[$0] }.filter { isPart($0, of: whole) }
      if first.map(\.value).total.equals(whole.value) { return [] }
      if first.count > 1, first.count < same.count, group.opening == .ofWhich { sum = first.map(\.value).total }
    }
    // Some of the parts may be parts of parts.
    if same.count <= 12, group.opening == .bracket || group.opening == .ofWhich,
      nested(same.map(\.value), whole.value)
    {
      return []
    }
    let confidence =
      switch group.opening {
      case .consisting: 95
      case .ofWhich: sum > whole.value ? 90 : 70
      case .bracket: sum > whole.value ? 75 : 65
      }
    return [contradiction(whole, same, reading, confidence: confidence)]
  }

  private static func isPart(_ part: Figure, of whole: Figure) -> Bool {
    part.kind == whole.kind && (part.unit == nil || whole.unit == nil || part.unit == whole.unit) && part.over == nil
  }

  /// A run from the first that adds up, the rest telling its parts again.
  private static func nested(_ parts: [Quantity], _ whole: Quantity) -> Bool {
    var sum = Quantity(0)
    for (index, part) in parts.enumerated() {
      sum = sum + part
      if index > 0, sum.equals(whole) { return true }
    }
    return false
  }

  private static func contradiction(
    _ whole: Figure, _ parts: [Figure], _ reading: PaperReading, confidence: Int
  ) -> Contradiction {
    let values = parts.map(\.value)
    let sign = parts.count == 1 ? ">" : "≠"
    let left = parts.count == 1 ? values.added : "\(values.added) = \(values.total.vietnamese)"
    return Contradiction(
      .sum(total: whole.value, parts: values), [reading.spot(whole)] + parts.map(reading.spot),
      "\(left) \(sign) \(whole.value.vietnamese)", confidence: confidence)
  }

  private static func shares(_ whole: Figure, _ percents: [Figure], _ reading: PaperReading) -> [Contradiction] {
    let sum = percents.map(\.value).total
    let slack = Int128(percents.count) * 1_000_000
    guard (sum.millionths - 100_000_000).magnitude > slack.magnitude else { return [] }
    return [
      Contradiction(
        .sum(total: Quantity(100), parts: percents.map(\.value)),
        [reading.spot(percents[0])] + percents.dropFirst().map(reading.spot),
        "\(percents.map(\.value).added) = \(sum.vietnamese) ≠ 100", confidence: 60)
    ]
  }

  // MARK: Lists

  /// `933 hồ sơ, trong đó:` and the lines under it.
  private static func list(under index: Int, _ grouping: PartGrouping, _ reading: PaperReading) -> Contradiction? {
    let passage = reading.passages[index]
    let items = reading.children[index]
    guard items.count > 1, items.count <= 60, let last = passage.tokens.last, last.isMark(":"),
      let whole = grouping.top.last.map({ reading.figures[$0] })
        ?? grouping.closed.last?.whole.map({ reading.figures[$0] }),
      whole.kind == .count, whole.value > Quantity(0)
    else { return nil }
    let words = passage.tokens[whole.end...].map(\.folded)
    let opening = words.joined(separator: " ")
    guard
      opening.contains("trong do") || opening.contains("gom") || opening.contains("chia") || opening.contains("cu the")
    else { return nil }
    var several: [[Figure]] = []
    var single: [Figure] = []
    for item in items {
      let parts = PartGrouping(reading.passages[item].tokens, reading.figures[reading.ofPassage[item]]).top
        .map { reading.figures[$0] }.filter { isPart($0, of: whole) }
      if parts.count > 1 { several.append(parts) } else { single += parts }
    }
    let candidates = several + (single.count > 1 ? [single] : [])
    let all = several.flatMap { $0 } + single
    guard !candidates.isEmpty, !all.map(\.value).total.equals(whole.value) else { return nil }
    for candidate in candidates where !runs(candidate.map(\.value), whole.value) {
      let difference = (candidate.map(\.value).total - whole.value).millionths.magnitude
      let isNear = difference * 10 < whole.value.millionths.magnitude
      if isNear { return contradiction(whole, candidate, reading, confidence: 85) }
    }
    if candidates.count == 1, opening.contains("gom"), !runs(candidates[0].map(\.value), whole.value) {
      return contradiction(whole, candidates[0], reading, confidence: 60)
    }
    return nil
  }

  /// Whether some run of neighbours adds up.
  private static func runs(_ values: [Quantity], _ whole: Quantity) -> Bool {
    for start in values.indices {
      var sum = Quantity(0)
      for end in start..<values.count {
        sum = sum + values[end]
        if end > start, sum.equals(whole) { return true }
      }
    }
    return false
  }
}
