package import Base
package import Records
package import Rules
internal import Scoring

/// What was published of a unit for a period, as a letter prints it or as it was imported: some of its figures, rarely all.
package struct PublishedClaim: Hashable, Sendable {
  package var total: Points?
  /// By block code.
  package var blocks: [String: Points]
  /// By indicator number.
  package var indicators: [String: Points]

  package init(total: Points? = nil, blocks: [String: Points] = [:], indicators: [String: Points] = [:]) {
    self.total = total
    self.blocks = blocks
    self.indicators = indicators
  }

  /// The imported scores of exactly this period, the newest not after an instant.
  package init(_ figures: [PublishedFigure], period: Period, notAfter limit: Instant, pack: RulePack) {
    self.init()
    var newest: [String: Instant] = [:]
    for figure in figures where figure.period == period && figure.asOf <= limit {
      guard let score = figure.score, newest[figure.block].map({ $0 < figure.asOf }) ?? true else { continue }
      newest[figure.block] = figure.asOf
      set(figure.block, to: score, pack)
    }
  }

  /// Sets one figure by the name the portal gives it; false for a name the pack does not have.
  @discardableResult
  package mutating func set(_ name: String, to score: Points, _ pack: RulePack) -> Bool {
    if name == "TOTAL" {
      total = score
    } else if let block = pack.block(name) {
      blocks[block.code] = score
    } else if let rule = pack.indicator(name) {
      indicators[rule.no] = score
    } else {
      return false
    }
    return true
  }

  package var isEmpty: Bool { total == nil && blocks.isEmpty && indicators.isEmpty }

  /// Its figures with their names, the total first.
  package var figures: [(name: String, points: Points)] {
    (total.map { [("TOTAL", $0)] } ?? []) + blocks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      + indicators.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  subscript(name: String) -> Points? { name == "TOTAL" ? total : blocks[name] ?? indicators[name] }
}

/// The figures a hypothesis says should have been published.
package struct PredictedFigures: Hashable, Sendable {
  package var total: Points
  package var blocks: [String: Points]
  package var indicators: [String: Points]

  init(_ score: UnitScore) {
    total = score.total
    blocks = Dictionary(uniqueKeysWithValues: score.blocks.map { ($0.block.code, $0.score) })
    indicators = Dictionary(uniqueKeysWithValues: score.indicators.map { ($0.rule.no, $0.score) })
  }

  init(total: Points, blocks: [String: Points], indicators: [String: Points] = [:]) {
    self.total = total
    self.blocks = blocks
    self.indicators = indicators
  }

  subscript(name: String) -> Points? { name == "TOTAL" ? total : blocks[name] ?? indicators[name] }

  /// With another score of one indicator, its block and the total moved by as much.
  func setting(_ rule: IndicatorRule, to score: Points) -> PredictedFigures {
    guard let now = indicators[rule.no] else { return self }
    var moved = self
    moved.indicators[rule.no] = score
    moved.blocks[rule.block] = (blocks[rule.block] ?? .zero) + (score - now)
    moved.total = total + (score - now)
    return moved
  }
}
