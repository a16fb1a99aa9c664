internal import Base

/// Percentages against the counts they are of.
enum RatioCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for index in reading.passages.indices where !reading.ofPassage[index].isEmpty {
      found += besides(index, reading)
    }
    for paper in reading.papers.indices { found += ofDossiers(reading, paper) }
    for index in reading.figures.indices { found += impossible(reading.figures[index], reading) }
    return found
  }

  /// Rounded or cut off to the decimals it shows.
  static func shows(_ percent: Quantity, _ numerator: Quantity, _ denominator: Quantity) -> Bool {
    guard denominator.millionths != 0 else { return false }
    var step: Int128 = 1_000_000
    for _ in 0..<percent.decimals { step /= 10 }
    // |percent − 100·n/d| < one step, without dividing.
    let left = percent.millionths * denominator.millionths
    let right = 100 * numerator.millionths * 1_000_000
    return (left - right).magnitude < (step * denominator.millionths).magnitude
  }

  /// `100·n/d` to one decimal more than shown.
  static func percent(_ numerator: Quantity, _ denominator: Quantity) -> Quantity {
    let share = Fraction(numerator.millionths * 100, denominator.millionths)
    return Quantity(millionths: Int128(share.roundedHundredths) * 10_000, decimals: 2)
  }

  // MARK: In one sentence

  /// `837/861 hồ sơ, đạt 97,21%`; `416 hồ sơ (44,59%)` of what the sentence counts.
  private static func besides(_ index: Int, _ reading: PaperReading) -> [Contradiction] {
    let range = reading.ofPassage[index]
    let passage = reading.passages[index]
    var found: [Contradiction] = []
    for at in range.dropFirst() {
      let percent = reading.figures[at]
      let count = reading.figures[at - 1]
      guard percent.kind == .percent, percent.role != .target, isBeside(count, percent, passage) else { continue }
      if count.kind == .share, let over = count.over {
        if over > Quantity(0), !shows(percent.value, count.value, over) {
          found.append(ratio(percent, count.value, over, [reading.spot(percent), reading.spot(count)], 95))
        }
        continue
      }
      guard count.kind == .count, count.value.isWhole, count.value > Quantity(0) else { continue }
      let wholes = wholes(of: count, at: at - 1, range, reading)
      guard !wholes.isEmpty, !wholes.contains(where: { shows(percent.value, count.value, $0.value) }) else { continue }
      guard let nearest = nearest(percent, count, wholes) else { continue }
      let spots = [reading.spot(percent), reading.spot(count), reading.spot(nearest)]
      found.append(ratio(percent, count.value, nearest.value, spots, wholes.count == 1 ? 85 : 75))
    }
    return found
  }

  private static let joining: Set<String> = [
    "dat", "chiem", "ty", "ti", "le", "bang", "tuong", "ung", "voi", "tren", "tong", "so",
  ]

  /// Nothing but brackets and `đạt tỷ lệ` between them.
  private static func isBeside(_ count: Figure, _ percent: Figure, _ passage: Passage) -> Bool {
    guard percent.token > count.end, percent.token - count.end <= 12 else { return false }
    let between = passage.tokens[(count.end + 1)..<percent.token]
    if between.contains(where: { $0.isMark(".") || $0.isMark(";") || $0.isMark(")") }) { return false }
    if between.contains(where: { $0.isMark("(") }) {
      return between.drop { !$0.isMark("(") }.dropFirst().allSatisfy { joining.contains($0.folded) }
    }
    let words = between.filter(\.isWord).map(\.folded)
    guard let first = words.lastIndex(where: { $0 == "dat" || $0 == "chiem" || $0 == "bang" }) else { return false }
    return words[first...].allSatisfy { joining.contains($0) }
  }

  /// What the count can be a share of: the larger counts before it here, and those of what stands above.
  private static func wholes(of count: Figure, at: Int, _ range: Range<Int>, _ reading: PaperReading) -> [Figure] {
    var near = reading.figures[range.lowerBound..<at].suffix(20).map { $0 }
    for parent in reading.passages[count.passage].parents.suffix(2) {
      near += reading.figures[reading.ofPassage[parent]].prefix(20)
    }
    let before = range.lowerBound
    near += reading.figures[max(0, before - 12)..<before].filter {
      reading.section($0.passage) == reading.section(count.passage)
    }
    return near.filter {
      $0.kind == .count && $0.value.isWhole && $0.value >= count.value
        && ($0.unit == count.unit || $0.unit == nil || count.unit == nil)
        && !($0.value.equals(count.value))
    }
  }

  private static func nearest(_ percent: Figure, _ count: Figure, _ wholes: [Figure]) -> Figure? {
    func distance(_ whole: Figure) -> Fraction {
      let difference = Fraction(count.value.millionths * 100, whole.value.millionths) - percent.value.fraction
      return difference < .zero ? -difference : difference
    }
    return wholes.suffix(12).min { distance($0) < distance($1) }
  }

  private static func ratio(_ percent: Figure, _ n: Quantity, _ d: Quantity, _ spots: [Spot], _ confidence: Int)
    -> Contradiction
  {
    let right = Self.percent(n, d)
    return Contradiction(
      .ratio(shown: percent.value, numerator: n, denominator: d), spots,
      "\(n.vietnamese) / \(d.vietnamese) = \(right.vietnamese)% ≠ \(percent.value.vietnamese)%", confidence: confidence)
  }

  // MARK: Across the paper

  private struct Share {
    let part: DossierKind
    let whole: DossierKind
  }
  private static let shares = [
    Share(part: .online, whole: .received), Share(part: .direct, whole: .received),
    Share(part: .resolved, whole: .received),
  ]

  /// `43,9%` of dossiers online where 416 of 933 are counted elsewhere.
  private static func ofDossiers(_ reading: PaperReading, _ paper: Int) -> [Contradiction] {
    let counts = reading.figures.filter {
      reading.paper($0) == paper && DossierCheck.isTotal($0) && $0.value > Quantity(0)
    }
    guard let received = counts.first(where: { $0.dossiers == .received }) else { return [] }
    var found: [Contradiction] = []
    for percent in reading.figures where reading.paper(percent) == paper && isOfDossiers(percent, reading) {
      let kind = kind(percent, reading)
      if kind == .online, let online = counts.first(where: { $0.dossiers == .online && $0.month == percent.month }) {
        if !shows(percent.value, online.value, received.value) {
          found.append(
            ratio(
              percent, online.value, received.value,
              [reading.spot(percent), reading.spot(online), reading.spot(received)], 88))
        }
      } else if kind == .resolved {
        found += unmatched(percent, counts, reading)
      }
    }
    return found
  }

  private static func isOfDossiers(_ figure: Figure, _ reading: PaperReading) -> Bool {
    guard figure.kind == .percent, figure.role == .present, figure.month == nil else { return false }
    // Figures of the portal's index are of another count than the office's own system.
    let tokens = reading.passages[figure.passage].tokens
    let tail = tokens[min(figure.end + 1, tokens.count)...].prefix(8).map(\.folded).joined(separator: " ")
    return !tail.contains("bo chi so")
  }

  /// What the words around a percentage say it is a share of, the target in front of the bracket included.
  private static func kind(_ figure: Figure, _ reading: PaperReading) -> DossierKind? {
    let passage = reading.passages[figure.passage]
    let words = passage.tokens[..<figure.token].suffix(40).map(\.folded).joined(separator: " ")
    if words.contains("thanh toan") || words.contains("so hoa") || words.contains("hai long") { return nil }
    if words.contains("hoan toan truc tuyen") || words.contains("cung cap") || words.contains("thu tuc hanh chinh") {
      return nil
    }
    let isDossiers = words.contains("ho so")
    if isDossiers, words.contains("truc tuyen") { return .online }
    if isDossiers, words.contains("giai quyet") { return .resolved }
    return nil
  }

  /// A rate of resolving that no two counts of the paper give.
  private static func unmatched(_ percent: Figure, _ counts: [Figure], _ reading: PaperReading) -> [Contradiction] {
    let resolving = counts.filter {
      !$0.dossiers.isDisjoint(with: [.resolved, .early, .onTime, .late, .pending]) || $0.dossiers == .received
    }.prefix(24)
    var nearest: (n: Figure, d: Figure, distance: Fraction)?
    for n in resolving {
      for d in resolving where d.value >= n.value {
        if shows(percent.value, n.value, d.value) { return [] }
        let difference = Fraction(n.value.millionths * 100, d.value.millionths) - percent.value.fraction
        let distance = difference < .zero ? -difference : difference
        if nearest.map({ distance < $0.distance }) ?? true { nearest = (n, d, distance) }
      }
    }
    guard let nearest, resolving.contains(where: { $0.dossiers == .resolved }) else { return [] }
    let right = Self.percent(nearest.n.value, nearest.d.value)
    return [
      Contradiction(
        .ratioOfNothing(
          shown: percent.value, nearest: right, numerator: nearest.n.value, denominator: nearest.d.value),
        [reading.spot(percent), reading.spot(nearest.n), reading.spot(nearest.d)],
        "\(nearest.n.value.vietnamese) / \(nearest.d.value.vietnamese) = \(right.vietnamese)% ≠ \(percent.value.vietnamese)%",
        confidence: 75)
    ]
  }

  // MARK: Beyond the whole

  private static func impossible(_ figure: Figure, _ reading: PaperReading) -> [Contradiction] {
    if figure.kind == .share, let over = figure.over, figure.value > over {
      return [
        Contradiction(
          .aboveMaximum(value: figure.value, maximum: over), [reading.spot(figure)],
          "\(figure.value.vietnamese) > \(over.vietnamese)", confidence: 85)
      ]
    }
    guard figure.kind == .percent, figure.value > Quantity(100) else { return [] }
    let tokens = reading.passages[figure.passage].tokens
    let words = tokens[max(0, figure.token - 25)..<figure.token].map(\.folded).joined(separator: " ")
    let after = tokens[min(figure.end + 1, tokens.count)...].prefix(8).map(\.folded).joined(separator: " ")
    // What grows or is measured against a plan may pass the hundred.
    let grows = ["tang", "vuot", "so voi", "ke hoach", "du toan", "chi tieu", "gap", "thu ngan sach", "cung ky"]
    if grows.contains(where: { words.contains($0) || after.contains($0) }) { return [] }
    let isRate = ["ty le", "ti le", "hai long", "dung han", "ho so", "truc tuyen", "so hoa"].contains(
      where: words.contains)
    return [
      Contradiction(
        .aboveHundred(figure.value), [reading.spot(figure)], "\(figure.value.vietnamese)% > 100%",
        confidence: isRate ? 92 : 60)
    ]
  }
}
