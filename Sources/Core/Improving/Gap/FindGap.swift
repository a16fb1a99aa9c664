package import Base
internal import Counting
internal import Records
package import Rules
package import Scoring

extension Scorer {
  /// What explains a published total, and what might explain the rest. `self` must have the unit's records opened.
  /// Nil when there is no such unit or nothing was published.
  package func gap(_ code: UnitCode, _ claim: PublishedClaim, _ question: Question, packs: [RulePack]) -> Gap? {
    var own = question
    own.source = .own
    guard !claim.isEmpty, let score = score(code, own) else { return nil }
    let hasRecords = engine.facts.units.subtree(code).contains { unit in
      (engine.facts.dossiers[unit] ?? []).contains { $0.isActive(in: question.window) }
    }
    return hasRecords
      ? RecordGap(scorer: self, score: score, question: own, claim: claim, packs: packs).gap
      : FigureGap(unit: score.unit, pack: question.pack, claim: claim).gap
  }
}

/// The gap of a letter alone: its own blocks are all there is to explain its total.
struct FigureGap {
  let unit: OrgUnit
  let pack: RulePack
  let claim: PublishedClaim

  var gap: Gap? {
    let blocks = pack.blocks.filter { claim.blocks[$0.code] != nil }
    let printed = blocks.reduce(Points.zero) { $0 + (claim.blocks[$1.code] ?? .zero) }
    let max = claim.total == nil ? blocks.reduce(Points.zero) { $0 + $1.max } : pack.max
    let explained = blocks.reduce(Points.zero) { $0 + ($1.max - (claim.blocks[$1.code] ?? .zero)) }
    let published = claim.total ?? printed
    return Gap(
      unit: unit, claim: claim, basis: .figures, max: max, published: published, explained: explained,
      figures: claim.total.map {
        [Gap.Comparison(figure: "TOTAL", max: max, own: max - explained, published: $0)]
      } ?? [],
      hypotheses: (max - published == explained ? [] : hypotheses(max - explained, published)).ranked)
  }

  /// `expected`: the total the printed blocks come to.
  private func hypotheses(_ expected: Points, _ published: Points) -> [(GapHypothesis, Int)] {
    guard claim.total != nil else { return [] }
    var found: [(GapHypothesis, Int)] = pack.indicators.map { rule in
      let isRule = rule.empty.notApplicable.contains(unit.kind.rawValue)
      let to = expected - rule.max
      let cause = GapCause.notApplicable(no: rule.no, isShownFull: claim.blocks[rule.block] != nil)
      return (hypothesis(cause, expected, to, published), isRule ? 0 : 5)
    }
    for slip in DigitSlips.of(published, most: pack.max) {
      let cause = GapCause.digits(figure: "TOTAL", printed: published, meant: slip)
      found.append((hypothesis(cause, published, slip, expected), 3))
    }
    for (code, printed) in claim.blocks.sorted(by: { $0.key < $1.key }) {
      guard let block = pack.block(code) else { continue }
      for slip in DigitSlips.of(printed, most: block.max) {
        let cause = GapCause.digits(figure: code, printed: printed, meant: slip)
        found.append((hypothesis(cause, expected, expected + (slip - printed), published), 4))
      }
    }
    return found
  }

  private func hypothesis(_ cause: GapCause, _ from: Points, _ to: Points, _ aim: Points) -> GapHypothesis {
    let left = aim - to
    return GapHypothesis(
      cause: cause, terms: [GapHypothesis.Term(figure: "TOTAL", from: from, to: to)],
      residual: Points(hundredths: abs(left.hundredths)), remaining: left)
  }
}

extension [(GapHypothesis, Int)] {
  /// Those that fit first, by how common such a cause is; when none does, the nearest three.
  var ranked: [GapHypothesis] {
    let sorted = enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.0.residual != y.0.residual { return x.0.residual < y.0.residual }
      return x.1 != y.1 ? x.1 < y.1 : a.offset < b.offset
    }.map(\.element.0)
    let fitting = sorted.filter(\.fits)
    return [GapHypothesis](fitting.isEmpty ? sorted.prefix(3) : fitting.prefix(12))
  }
}
