internal import Base

/// Causes with the figures each would publish, every set of figures once.
struct GapCandidates {
  struct Candidate {
    let cause: GapCause
    let predicted: PredictedFigures
    let rank: Int
  }

  struct Pair {
    let first: GapCause
    let second: GapCause
    let predicted: PredictedFigures
    let rank: Int
  }

  private let own: PredictedFigures
  private(set) var found: [Candidate] = []
  private var seen: Set<PredictedFigures> = []

  init(_ own: PredictedFigures) { self.own = own }

  mutating func add(_ cause: GapCause, _ predicted: PredictedFigures, _ rank: Int) {
    guard predicted != own, seen.insert(predicted).inserted else { return }
    found.append(Candidate(cause: cause, predicted: predicted, rank: rank))
  }

  /// At most so many pairs are told: with two causes to choose freely many fit by chance.
  private static let most = 5
  private static let widest = 400

  /// Two causes at once that leave nothing open in any published figure, the more usual first. The second is one that moves single
  /// indicators which the first leaves alone, so that their shifts add up exactly. Of one figure alone any two fit: there one of
  /// them has to be what the rules say of the unit's kind.
  func pairs(_ claim: PublishedClaim) -> [Pair] {
    let figures = claim.figures
    let aim = figures.map { ($0.points - (own[$0.name] ?? .zero)).hundredths }
    let moved = found.prefix(Self.widest).map { candidate in
      figures.map { ((candidate.predicted[$0.name] ?? .zero) - (own[$0.name] ?? .zero)).hundredths }
    }
    var pairs: [Pair] = []
    for (b, second) in found.prefix(Self.widest).enumerated() where second.cause.movesSingleIndicators {
      for (a, first) in found.prefix(Self.widest).enumerated()
      where a != b && (a < b || !first.cause.movesSingleIndicators) {
        if figures.count == 1, first.rank > 0, second.rank > 0 { continue }
        guard aim.indices.allSatisfy({ moved[a][$0] + moved[b][$0] == aim[$0] }),
          first.predicted.shifted(from: own).isDisjoint(with: second.predicted.shifted(from: own))
        else { continue }
        pairs.append(
          Pair(
            first: first.cause, second: second.cause, predicted: first.predicted.adding(second.predicted, over: own),
            rank: first.rank + second.rank))
      }
    }
    return Array(
      pairs.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .prefix(Self.most).map(\.element))
  }
}

extension GapCause {
  /// What it says of an indicator does not hang on the others.
  fileprivate var movesSingleIndicators: Bool {
    switch self {
    case .notApplicable, .applicable, .inherited, .weight: true
    case .cut, .pack, .unsynchronised, .digits: false
    }
  }
}

extension PredictedFigures {
  /// The indicators with another score than in `own`; a block that moves alone stands for itself.
  fileprivate func shifted(from own: PredictedFigures) -> Set<String> {
    let moved = Set(indicators.filter { own.indicators[$0.key] != $0.value }.keys)
    return moved.isEmpty ? Set(blocks.filter { own.blocks[$0.key] != $0.value }.keys) : moved
  }

  /// Both shifts from the same figures.
  fileprivate func adding(_ other: PredictedFigures, over own: PredictedFigures) -> PredictedFigures {
    var sum = self
    sum.total += other.total - own.total
    for (code, points) in other.blocks {
      sum.blocks[code] = (sum.blocks[code] ?? .zero) + (points - (own.blocks[code] ?? .zero))
    }
    for (no, points) in other.indicators {
      sum.indicators[no] = (sum.indicators[no] ?? .zero) + (points - (own.indicators[no] ?? .zero))
    }
    return sum
  }
}
