package import Base
internal import Counting
package import Records
package import Rules

/// The points of one unit in one window: what a place among others is decided by. The same as those of its `UnitScore`.
package struct UnitPoints: Sendable {
  package let unit: OrgUnit
  package let pack: RulePack
  package let total: Points
  /// In the order of the pack's blocks.
  let blockPoints: [Points]
  /// Points nobody can say were won or lost, for want of data.
  package let unknown: Points

  package var blocks: [BlockScore] { zip(pack.blocks, blockPoints).map { BlockScore(block: $0, score: $1) } }
  package var band: Band? { pack.band(of: total) }
  /// The band whatever the unknown points turn out to be; nil when they decide it.
  package var certainBand: Band? { pack.band(from: total, to: total + unknown) }
}

extension RulePack {
  func band(of points: Points) -> Band? { bands.first { points >= $0.from } }

  /// The band of all totals between two; nil when they lie in several.
  func band(from least: Points, to most: Points) -> Band? {
    let band = band(of: most)
    return band?.from == self.band(of: least)?.from ? band : nil
  }
}

extension UnitScore {
  package var points: UnitPoints {
    UnitPoints(unit: unit, pack: pack, total: total, blockPoints: blocks.map(\.score), unknown: unknown)
  }
}

extension Scorer {
  /// The points of these units, in their order.
  func points(_ units: [OrgUnit], _ question: Question) -> [UnitPoints] {
    let codes = units.map(\.code)
    guard question.source == .own else { return scores(codes, question).map(\.points) }
    let reckoning = Reckoning(question)
    let tallies = counting.tallies(question.pack, units: codes, window: question.window)
    return zip(units, tallies).map { reckoning.points($0, $1) }
  }
}

/// Points straight from own counts, for many units of one question: no ratios, states and notes are made that nobody
/// reads in a ranking.
private struct Reckoning {
  private let question: Question
  private let terms: [Term]
  /// The indicator whose empty denominator moves the maxima.
  private let mover: Int?

  private struct Term {
    let rule: IndicatorRule
    let block: Int?
    /// The maximum after the maxima have moved.
    let movedMax: Points
    /// Its factor's place and the source that one is scored from; a constant has no counts to multiply by.
    let factor: (place: Int, source: ScoreSource, isConstant: Bool)?
  }

  init(_ question: Question) {
    let pack = question.pack
    self.question = question
    let place = { (no: String) in pack.indicators.firstIndex { $0.no == no } }
    terms = pack.indicators.map { rule in
      let factor = rule.factor.flatMap(place).map { index in
        let other = pack.indicators[index]
        return (index, other.scoreFrom, other.curve.isConstant)
      }
      return Term(
        rule: rule, block: pack.blocks.firstIndex { $0.code == rule.block },
        movedMax: pack.maximaWhenEmpty?.maxima[rule.no] ?? rule.max, factor: factor)
    }
    mover = pack.maximaWhenEmpty.flatMap { place($0.indicator) }
  }

  func points(_ unit: OrgUnit, _ tallies: [Tally]) -> UnitPoints {
    let hasMoved = mover.map { tallies[$0].denominator == 0 } ?? false
    var unknown = Points.zero
    var blocks = [Points](repeating: .zero, count: question.pack.blocks.count)
    for (term, tally) in zip(terms, tallies) {
      guard let block = term.block else { continue }
      let maker = IndicatorMaker(
        rule: term.rule, kind: unit.kind, max: hasMoved ? term.movedMax : term.rule.max, rounding: question.rounding)
      let factor = term.factor.map { factor in
        CountedRatio.Factor(
          numerator: factor.isConstant ? 0 : tallies[factor.place].numerator,
          denominator: factor.isConstant ? 0 : tallies[factor.place].denominator, source: factor.source)
      }
      let points = maker.points(tally.numerator, tally.denominator, factor: factor)
      blocks[block] += points
      if maker.isUnknown(tally) { unknown += maker.max - points }
    }
    return UnitPoints(
      unit: unit, pack: question.pack, total: blocks.reduce(.zero) { $0 + $1 }, blockPoints: blocks,
      unknown: unknown)
  }
}

extension Curve {
  fileprivate var isConstant: Bool {
    if case .constant = self { true } else { false }
  }
}
