internal import Base

/// The same thing said twice, differently: between sections, or between papers read together.
enum RepeatCheck {
  private struct Key: Hashable {
    let kind: Figure.Kind
    let subject: Subject?
    let dossiers: DossierKind
    let label: String
    let month: Int?
    let role: Figure.Role
    /// Papers of one unit up to one day speak of the same.
    let group: Int
  }

  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var first: [Key: Figure] = [:]
    var latest: [Key: Int] = [:]
    var found: [Contradiction] = []
    for figure in reading.figures {
      guard let key = key(figure, reading) else { continue }
      // The second of one kind in a passage is a part of the first: it is held against nothing elsewhere.
      if figure.kind == .count, latest[key] == figure.passage { continue }
      latest[key] = figure.passage
      guard let before = first[key] else {
        first[key] = figure
        continue
      }
      // Rounded elsewhere is not different.
      if before.value.equals(figure.value) || isRounding(before.value, figure.value) { continue }
      if before.passage == figure.passage, figure.kind != .rank { continue }
      found.append(
        Contradiction(
          .repeated(first: before.value, second: figure.value), [reading.spot(before), reading.spot(figure)],
          "\(before.value.vietnamese) ≠ \(figure.value.vietnamese)",
          confidence: figure.kind == .rank || figure.kind == .score ? 90 : 75))
    }
    return found
  }

  private static func key(_ figure: Figure, _ reading: PaperReading) -> Key? {
    let group = reading.scope[reading.paper(figure)]
    switch figure.kind {
    case .rank, .score:
      guard let subject = figure.subject, figure.role != .maximum else { return nil }
      if figure.kind == .score, figure.over == nil { return nil }
      return Key(
        kind: figure.kind, subject: subject, dossiers: [], label: "", month: figure.month, role: figure.role,
        group: group)
    case .count:
      // Which late ones are meant, the law of lateness asks.
      guard DossierCheck.isTotal(figure), !figure.dossiers.contains(.late), isNamed(figure, reading) else { return nil }
      return Key(
        kind: .count, subject: nil, dossiers: figure.dossiers, label: "", month: figure.month, role: figure.role,
        group: group)
    case .percent:
      let label = labelWords(figure, reading)
      guard label.count > 2 else { return nil }
      return Key(
        kind: .percent, subject: nil, dossiers: [], label: label.joined(separator: " "), month: figure.month,
        role: figure.role, group: group)
    case .share: return nil
    }
  }

  /// A bare number beside words may be a cell of a table whose lines were lost.
  private static func isNamed(_ figure: Figure, _ reading: PaperReading) -> Bool {
    if figure.unit == "ho so" { return true }
    return figure.token > 0 && reading.passages[figure.passage].tokens[figure.token - 1].isMark(":")
  }

  private static let empty: Set<String> = [
    "dat", "la", "chiem", "hien", "tai", "chi", "voi", "khoang", "ty", "ti", "le", "co", "duoc", "den", "nay", "cua",
    "bang",
    "phan", "dau", "toi", "thieu", "tren", "trong", "o", "muc",
  ]

  private static func labelWords(_ figure: Figure, _ reading: PaperReading) -> [String] {
    let tokens = reading.passages[figure.passage].tokens
    return tokens[figure.label].suffix(24).filter { $0.isWord && !empty.contains($0.folded) }.map(\.folded)
  }

  private static func isRounding(_ a: Quantity, _ b: Quantity) -> Bool {
    let (fine, coarse) = a.decimals >= b.decimals ? (a, b) : (b, a)
    guard fine.decimals > coarse.decimals else { return false }
    var step: Int128 = 1_000_000
    for _ in 0..<coarse.decimals { step /= 10 }
    return (fine.millionths - coarse.millionths).magnitude < step.magnitude
  }
}
