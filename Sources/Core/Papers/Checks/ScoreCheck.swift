internal import Base

/// Scores of the index: block by block, their sum, their limits, what of the loss is explained.
struct ScoreCheck {
  let reading: PaperReading
  let paper: Int

  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    reading.papers.indices.flatMap { ScoreCheck(reading: reading, paper: $0).all() }
  }

  private var scores: [Figure] {
    reading.figures.filter { $0.kind == .score && reading.paper($0) == paper && $0.subject != nil }
  }

  private func all() -> [Contradiction] {
    let scores = scores
    guard !scores.isEmpty else { return [] }
    let present = scores.filter { $0.role == .present }
    var found = limits(present) + weights(scores)
    // A month has its own scores.
    for month in Set(present.map(\.month)).sorted(by: { $0 ?? 0 < $1 ?? 0 }) {
      found += sums(present.filter { $0.month == month })
    }
    return found
  }

  // MARK: Sums

  /// The first score of each part.
  private func firsts(_ scores: [Figure]) -> [Subject: Figure] {
    Dictionary(scores.compactMap { figure in figure.subject.map { ($0, figure) } }, uniquingKeysWith: { a, _ in a })
  }

  private func sums(_ scores: [Figure]) -> [Contradiction] {
    let first = firsts(scores)
    var found: [Contradiction] = []
    var terms: [Figure] = []
    var missing = false
    for group in reading.shape.groups {
      let blocks = reading.shape.blocks(of: group)
      let own = blocks.count > 1 ? blocks.compactMap { first[.block($0.code)] } : []
      let whole = first[.group(group)]
      if own.count == blocks.count, blocks.count > 1 {
        terms += own
        if let whole, !own.map(\.value).total.equals(whole.value) { found.append(sum(whole, own)) }
      } else if let whole {
        terms.append(whole)
      } else {
        terms += own
        missing = true
      }
    }
    guard let total = first[.overall] else { return found }
    if !missing {
      if !terms.map(\.value).total.equals(total.value) { found.append(sum(total, terms)) }
    } else {
      found += unexplained(total, terms)
    }
    return found
  }

  private func sum(_ total: Figure, _ terms: [Figure]) -> Contradiction {
    let values = terms.map(\.value)
    return Contradiction(
      .scoreSum(total: total.value, parts: values), [reading.spot(total)] + terms.map(reading.spot),
      "\(values.added) = \(values.total.vietnamese) ≠ \(total.value.vietnamese)", confidence: 97)
  }

  /// `97,83` loses 2,17; the blocks that are named lose 0,17 of it.
  private func unexplained(_ total: Figure, _ terms: [Figure]) -> [Contradiction] {
    let named = terms.compactMap { term in maximum(term).map { (term, $0 - term.value) } }
    guard let limit = total.over ?? maximum(total), !named.isEmpty else { return [] }
    let loss = limit - total.value
    let explained = named.map(\.1).total
    guard loss > Quantity(0), !explained.equals(loss) else { return [] }
    let steps = named.map { "(\((maximum($0.0) ?? $0.0.value).vietnamese) − \($0.0.value.vietnamese))" }
    let left = steps.joined(separator: " + ") + " = \(explained.vietnamese)"
    let right = "\(limit.vietnamese) − \(total.value.vietnamese) = \(loss.vietnamese)"
    return [
      Contradiction(
        .lossUnexplained(loss: loss, explained: explained), [reading.spot(total)] + named.map { reading.spot($0.0) },
        "\(right); \(left)", confidence: explained > loss ? 95 : 70)
    ]
  }

  private func maximum(_ figure: Figure) -> Quantity? {
    if figure.subject == .overall { return reading.shape.total }
    return reading.shape.parts.first { $0.subject == figure.subject }?.max
  }

  // MARK: Limits

  private func limits(_ scores: [Figure]) -> [Contradiction] {
    let isCommune = reading.heads[paper].unit != nil
    return scores.compactMap { figure -> Contradiction? in
      if let over = figure.over, figure.value > over {
        return Contradiction(
          .aboveMaximum(value: figure.value, maximum: over), [reading.spot(figure)],
          "\(figure.value.vietnamese) > \(over.vietnamese)", confidence: 98)
      }
      if figure.over == nil, let most = maximum(figure), figure.value > most {
        return Contradiction(
          .aboveMaximum(value: figure.value, maximum: most), [reading.spot(figure)],
          "\(figure.value.vietnamese) > \(most.vietnamese)", confidence: 80)
      }
      guard isCommune, let ceiling = ceiling(figure), figure.value > ceiling else { return nil }
      return Contradiction(
        .aboveCeiling(value: figure.value, ceiling: ceiling), [reading.spot(figure)],
        "\(figure.value.vietnamese) > \(ceiling.vietnamese); \(reading.shape.communeCeiling.vietnamese) < \(reading.shape.total.vietnamese)",
        confidence: 80)
    }
  }

  private func ceiling(_ figure: Figure) -> Quantity? {
    if figure.subject == .overall {
      return reading.shape.communeCeiling.equals(reading.shape.total) ? nil : reading.shape.communeCeiling
    }
    return reading.shape.parts.first { $0.subject == figure.subject }?.communeCeiling
  }

  // MARK: Weights

  /// A maximum that is not the index's: `19,68/23 điểm`, `Nhóm 2: 25 điểm` where the structure is told.
  private func weights(_ scores: [Figure]) -> [Contradiction] {
    scores.compactMap { figure -> Contradiction? in
      guard let right = maximum(figure), figure.role != .target else { return nil }
      let said = figure.role == .maximum && figure.over == nil ? figure.value : figure.over
      guard let said, !said.equals(right), !isKnown(said, figure.subject) else { return nil }
      return Contradiction(
        .weights(said: said, right: right), [reading.spot(figure)], "\(said.vietnamese) ≠ \(right.vietnamese)",
        confidence: 75)
    }
  }

  /// The online block is called like its group; an indicator may be called like its block.
  private func isKnown(_ said: Quantity, _ subject: Subject?) -> Bool {
    guard let subject else { return true }
    let group: Int? =
      switch subject {
      case .group(let group): group
      case .block(let code): reading.shape.blocks.first { $0.code == code }?.group
      case .overall: nil
      }
    return reading.shape.parts.contains { part in
      guard part.max.equals(said) else { return false }
      if case .block(let code) = part.subject { return reading.shape.blocks.first { $0.code == code }?.group == group }
      return part.subject == group.map(Subject.group)
    }
  }
}
