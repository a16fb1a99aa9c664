internal import Base

/// The laws every office's dossiers obey: what came in by its ways, what became of it, how it ended.
enum DossierCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    var groups: [Key: [Figure]] = [:]
    var order: [Key] = []
    for figure in reading.figures where isTotal(figure) {
      let key = Key(paper: reading.paper(figure), month: figure.month)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(figure)
    }
    for key in order {
      let figures = groups[key] ?? []
      found += identities(figures, reading) + lateness(figures, reading)
    }
    return found
  }

  private struct Key: Hashable {
    let paper: Int
    let month: Int?
  }

  /// A count of dossiers of the whole unit.
  static func isTotal(_ figure: Figure) -> Bool {
    figure.kind == .count && figure.value.isWhole && !figure.dossiers.isEmpty && figure.role == .present
      && (figure.unit == nil || figure.unit == "ho so") && figure.dossiers.isDisjoint(with: [.partial, .special])
  }

  private struct Law {
    let whole: DossierKind
    let parts: [[DossierKind]]
  }
  /// Every form a law is met in: with the post or without, with what was refused or without.
  private static let laws: [Law] = [
    Law(
      whole: .received,
      parts: [[.online], [.direct], [.post]]),
    Law(whole: .received, parts: [[.resolved], [.pending], [.ended]]),
    Law(whole: .resolved, parts: [[.early], [.onTime], [.late]]),
  ]

  private static func identities(_ figures: [Figure], _ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for law in laws {
      guard let whole = first(figures, law.whole) else { continue }
      let near = figures.filter { isNear($0, whole, reading) }
      var parts = law.parts.compactMap { kinds in part(near, kinds[0], of: law.whole) }
      if law.whole == .resolved,
        let both = near.first(where: { $0.dossiers.subtracting([.resolved]) == [.early, .onTime] })
      {
        parts = [both] + parts.filter { $0.dossiers.contains(.late) }
      }
      guard parts.count > 1 else { continue }
      let values = parts.map(\.value)
      let sum = values.total
      if sum.equals(whole.value) { continue }
      let carried = first(near, .carried)
      if let carried, sum.equals(whole.value + carried.value) { continue }
      // Without what was withdrawn or came late, the parts may be fewer than the whole, never more.
      let isWhole = law.whole == .received && law.parts[0] == [.online] || parts.count == 3
      let isMore = sum > whole.value + (carried?.value ?? Quantity(0))
      guard isWhole || isMore else { continue }
      found.append(
        Contradiction(
          .sum(total: whole.value, parts: values), [reading.spot(whole)] + parts.map(reading.spot),
          "\(values.added) = \(sum.vietnamese) ≠ \(whole.value.vietnamese)", confidence: isMore ? 90 : 80))
    }
    return found
  }

  private static func first(_ figures: [Figure], _ kind: DossierKind) -> Figure? {
    figures.first { $0.dossiers == kind }
  }

  private static func part(_ figures: [Figure], _ kind: DossierKind, of whole: DossierKind) -> Figure? {
    if kind == .ended { return figures.first { !$0.dossiers.isEmpty && $0.dossiers.isSubset(of: .ended) } }
    return figures.first { $0.dossiers == kind || (kind != whole && $0.dossiers == kind.union(whole)) }
  }

  /// In one section, a few passages apart.
  private static func isNear(_ a: Figure, _ b: Figure, _ reading: PaperReading) -> Bool {
    reading.section(a.passage) == reading.section(b.passage) && abs(a.passage - b.passage) <= 12
  }

  /// What is late without more must be the returned, the open, or both.
  private static func lateness(_ figures: [Figure], _ reading: PaperReading) -> [Contradiction] {
    let late = figures.filter { $0.dossiers.contains(.late) }
    guard
      let returned = late.first(where: { $0.dossiers == [.late, .resolved] }) ?? nestedReturned(late, figures, reading)
    else { return [] }
    let open = late.first { $0.dossiers == [.late, .pending] }
    return late.compactMap { figure in
      guard figure.dossiers == .late, figure.token != returned.token || figure.passage != returned.passage else {
        return nil
      }
      var allowed = [returned.value]
      if let open { allowed += [open.value, returned.value + open.value] }
      if allowed.contains(where: { $0.equals(figure.value) }) { return nil }
      return Contradiction(
        .repeated(first: returned.value, second: figure.value), [reading.spot(returned), reading.spot(figure)],
        "\(figure.value.vietnamese) ≠ \(returned.value.vietnamese)", confidence: 85)
    }
  }

  /// Late among the resolved, said by its place: `đã giải quyết 861 (trước hạn 837, trễ hạn 24)`.
  private static func nestedReturned(_ late: [Figure], _ figures: [Figure], _ reading: PaperReading) -> Figure? {
    late.first { figure in
      figure.dossiers == .late
        && figures.contains { $0.passage == figure.passage && $0.token < figure.token && $0.dossiers == .resolved }
    }
  }
}
