package import Base
package import Counting
internal import Records
internal import Rules
package import Scoring

/// One moment of a comparison: what was known then, and what is asked.
package struct MovementSide: Sendable {
  package let scorer: Scorer
  package let question: Question

  /// `scorer`: with the unit's records opened.
  package init(scorer: Scorer, question: Question) {
    self.scorer = scorer
    self.question = question
  }
}

extension Movement {
  /// Compares a unit at two moments. `key`: the kinds of records whose mix is looked at. Nil when the unit is not known at both.
  package init?(_ unit: UnitCode, from old: MovementSide, to new: MovementSide, by key: CountKey, among peers: Peers?) {
    // The same days and rules with today's knowledge, then today's days with the old rules.
    var moved = new.question
    moved.pack = old.question.pack
    moved.rounding = old.question.rounding
    guard let before = old.scorer.score(unit, old.question), let corrected = new.scorer.score(unit, old.question),
      let same = new.scorer.score(unit, moved), let after = new.scorer.score(unit, new.question)
    else { return nil }
    self.before = before
    self.after = after
    let numbers =
      after.indicators.map(\.rule.no)
      + before.indicators.map(\.rule.no).filter { no in
        !after.indicators.contains { $0.rule.no == no }
      }
    indicators = numbers.map { no in
      func find(_ score: UnitScore) -> IndicatorScore? { score.indicators.first { $0.rule.no == no } }
      func exact(_ score: UnitScore) -> Fraction { find(score)?.exact ?? .zero }
      func rounding(_ score: UnitScore) -> Fraction { (find(score)?.score.fraction ?? .zero) - exact(score) }
      var parts = Parts()
      if let (one, other) = find(corrected).flatMap({ one in find(same).map { (one, $0) } }) {
        let groups = { (side: MovementSide, question: Question, score: IndicatorScore) in
          question.source == .own ? side.scorer.engine.groups(score, unit, question.window, key) : nil
        }
        parts =
          RatioChange(
            one, other, groups(new, old.question, one), groups(new, moved, other)
          ).parts
      }
      parts.correction = exact(corrected) - exact(before)
      parts.rule = exact(after) - exact(same)
      parts.rounding = rounding(after) - rounding(before)
      return Indicator(
        no: no, block: (find(after) ?? find(before))?.rule.block ?? "", before: find(before), after: find(after),
        parts: parts)
    }
    rank = peers.flatMap { peers in
      RankMovement(
        unit, before: old.scorer.rank(peers.parent, kind: peers.kind, old.question),
        after: new.scorer.rank(peers.parent, kind: peers.kind, new.question))
    }
  }
}

/// Counts of an indicator by kind of record.
typealias RecordGroups = [String: (numerator: Int, denominator: Int)]

extension ObviousEngine {
  /// The members of an indicator by kind; those that only the national report counts are none of them.
  fileprivate func groups(_ score: IndicatorScore, _ unit: UnitCode, _ window: Window, _ key: CountKey) -> RecordGroups
  {
    var groups: RecordGroups = [:]
    for judged in judged(score.rule, unit: unit, window: window) where judged.isCounted {
      let kind = kind(judged.member, key)
      groups[kind, default: (0, 0)].denominator += 1
      if judged.isAchieved { groups[kind, default: (0, 0)].numerator += 1 }
    }
    return groups
  }

  private func kind(_ member: Member, _ key: CountKey) -> String {
    switch member {
    case .dossier(let unit, let index):
      guard let dossier = facts.dossiers[unit]?[index] else { return "" }
      return switch key {
      case .field: facts.procedures[dossier.procedure]?.field ?? ""
      case .office: dossier.office ?? ""
      case .officer: dossier.officer ?? ""
      case .procedure: dossier.procedure.text
      case .channel: dossier.channel.rawValue
      case .system: dossier.system ?? ""
      case .unit: dossier.unit.text
      case .receivedUnit: dossier.receivedUnit?.text ?? ""
      }
    case .petition(let unit, _): return unit.text
    case .procedure(let code), .announced(_, let code):
      return key == .procedure ? code.text : facts.procedures[code]?.field ?? ""
    }
  }
}

/// The change of one indicator between two windows under the same rules.
private struct RatioChange {
  private let old: IndicatorScore
  private let new: IndicatorScore
  private let before: RecordGroups
  private let after: RecordGroups

  init(_ old: IndicatorScore, _ new: IndicatorScore, _ before: RecordGroups?, _ after: RecordGroups?) {
    self.old = old
    self.new = new
    self.before = Self.whole(before, old)
    self.after = Self.whole(after, new)
  }

  /// Without records, or where the records are not those that were counted, all counts are of one kind.
  private static func whole(_ groups: RecordGroups?, _ score: IndicatorScore) -> RecordGroups {
    let named = (score.denominator ?? 0) - score.unnamed
    if let groups, groups.values.reduce(0, { $0 + $1.denominator }) == named,
      groups.values.reduce(0, { $0 + $1.numerator }) == score.numerator
    {
      return groups
    }
    return ["": (score.numerator ?? 0, named)]
  }

  var parts: Movement.Parts {
    var parts = Movement.Parts()
    let change = new.exact - old.exact
    guard old.isCounted, new.isCounted, let oldFactor = old.factorRatio, let newFactor = new.factorRatio,
      let oldShare = share(old), let newShare = share(new)
    else {
      // Given scores have no ratio; what becomes countable or empty is a matter of how much there is.
      let isGiven = old.denominator == nil || new.denominator == nil
      if isGiven { parts.rate = change } else { parts.volume = change }
      return parts
    }
    let (r00, r01, r10, r11) = (
      ratio(rates: before, weights: before), ratio(rates: before, weights: after), ratio(rates: after, weights: before),
      ratio(rates: after, weights: after)
    )
    func points(_ score: IndicatorScore, _ share: Fraction, _ factor: Fraction, _ ratio: Fraction) -> Fraction {
      score.exact(at: ratio * share * factor).cut
    }
    let half = Fraction(1, 2)
    if oldShare != newShare {
      let first = points(old, newShare, oldFactor, r00) - points(old, oldShare, oldFactor, r00)
      let second = points(new, newShare, newFactor, r11) - points(new, oldShare, newFactor, r11)
      parts.volume = half * (first + second)
    }
    if r01 != r00 || r11 != r10 {
      let first = points(old, oldShare, oldFactor, r01) - points(old, oldShare, oldFactor, r00)
      let second = points(new, newShare, newFactor, r11) - points(new, newShare, newFactor, r10)
      parts.mix = half * (first + second)
    }
    parts.rate = change - parts.volume - parts.mix
    return parts
  }

  /// Of the denominator, what records have a name; nil when none has.
  private func share(_ score: IndicatorScore) -> Fraction? {
    guard let denominator = score.denominator, denominator > score.unnamed else { return nil }
    return Fraction(denominator - score.unnamed, denominator)
  }

  /// Rates of one side on the weights of another. A kind that one side lacks has the other's rate: its coming and going is mix.
  private func ratio(rates: RecordGroups, weights: RecordGroups) -> Fraction {
    let others = [before, after]
    let total = weights.values.reduce(0) { $0 + $1.denominator }
    guard total > 0 else { return .zero }
    // In 10⁻¹²: sums over many kinds have no small common denominator.
    let scale = 1_000_000_000_000
    let sum = weights.reduce(Int128(0)) { sum, weight in
      let own = rates[weight.key] ?? others.lazy.compactMap { $0[weight.key] }.first
      guard let own, own.denominator > 0 else { return sum }
      let part = Int128(weight.value.denominator) * Int128(own.numerator) * Int128(scale)
      return sum + part / (Int128(total) * Int128(own.denominator))
    }
    return Fraction(sum, Int128(scale))
  }
}

extension Fraction {
  /// Cut at 10⁻¹², so that parts of several ratios can be added.
  fileprivate var cut: Fraction {
    let scale: Int128 = 1_000_000_000_000
    return Fraction(numerator * scale / denominator, scale)
  }
}
