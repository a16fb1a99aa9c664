package import Base
package import Counting
internal import Records
package import Rules

/// What is asked of a unit: which days, seen when, from which figures, by which rules.
package struct Question: Sendable {
  package var window: Window
  package var source: FigureSource
  package var pack: RulePack
  package var rounding: Rounding
  /// The portal's figures published after this are not used.
  package var publishedBy: Instant

  package init(
    window: Window, source: FigureSource = .own, pack: RulePack, rounding: Rounding? = nil, publishedBy: Instant
  ) {
    self.window = window
    self.source = source
    self.pack = pack
    self.rounding = rounding ?? pack.rounding
    self.publishedBy = publishedBy
  }
}

/// The counts of a pack's indicators, found by number; none where the figures are the portal's.
private struct Tallies {
  private let rules: [IndicatorRule]
  private let tallies: [Tally]

  init(_ pack: RulePack, _ tallies: [Tally]) {
    rules = pack.indicators
    self.tallies = tallies
  }

  /// Some twenty numbers are found faster by looking than by hashing.
  subscript(no: String) -> Tally? {
    guard !tallies.isEmpty, let index = rules.firstIndex(where: { $0.no == no }) else { return nil }
    return tallies[index]
  }
}

/// Turns counts into scores by the pack.
package struct Scorer: Sendable {
  /// What counts.
  let counting: any CountingEngine
  /// What names the records behind the counts. Its facts hold at least the registers and the published figures; dossiers
  /// only of the units that were opened.
  package let engine: ObviousEngine

  package init(_ engine: ObviousEngine) { self.init(engine, counting: engine) }

  package init(_ engine: ObviousEngine, counting: any CountingEngine) {
    self.engine = engine
    self.counting = counting
  }

  /// Nil when there is no such unit.
  package func score(_ code: UnitCode, _ question: Question) -> UnitScore? {
    scores([code], question).first
  }

  /// The scores of these units, in their order; of units nobody knows, none.
  package func scores(_ codes: [UnitCode], _ question: Question) -> [UnitScore] {
    let known = codes.filter { engine.facts.units.contains($0) }
    if question.source == .published { return known.compactMap { score($0, Tallies(question.pack, []), question) } }
    let tallies = counting.tallies(question.pack, units: known, window: question.window)
    return zip(known, tallies).compactMap { code, tallies in
      score(code, Tallies(question.pack, tallies), question)
    }
  }

  private func score(_ code: UnitCode, _ tallies: Tallies, _ question: Question) -> UnitScore? {
    guard let unit = engine.facts.units.unit(code) else { return nil }
    let published = PublishedFigures(
      engine.facts.published[code] ?? [], period: question.window.period, notAfter: question.publishedBy)
    let maxima = maxima(question.pack, tallies, published, question.source)
    var notes: [Sentence] = []
    let indicators = question.pack.indicators.map { rule in
      indicator(rule, unit.kind, maxima[rule.no] ?? rule.max, tallies, published, question)
    }
    let blocks = question.pack.blocks.map { block in
      blockScore(block, indicators, published, question.source)
    }
    let total = total(blocks, indicators, published, question, &notes)
    if question.source != .own { notes.append(publishedNote(indicators, published)) }
    if question.source != .published, let note = blindNote(indicators) { notes.insert(note, at: 0) }
    return UnitScore(
      unit: unit, window: question.window, source: question.source, pack: question.pack, rounding: question.rounding,
      indicators: indicators, blocks: blocks, total: total, notes: notes)
  }

  /// Maxima move when the pack says so and the indicator it names has nothing to count.
  private func maxima(
    _ pack: RulePack, _ tallies: Tallies, _ published: PublishedFigures, _ source: FigureSource
  ) -> [String: Points] {
    guard let change = pack.maximaWhenEmpty, let rule = pack.indicator(change.indicator) else { return [:] }
    let denominator: Int? =
      switch source {
      case .published: published.figure(rule)?.denominator
      case .own: tallies[rule.no]?.denominator
      case .best:
        usesOwn(rule, tallies, published) ? tallies[rule.no]?.denominator : published.figure(rule)?.denominator
      }
    return denominator == 0 ? change.maxima : [:]
  }

  private func usesOwn(_ rule: IndicatorRule, _ tallies: Tallies, _ published: PublishedFigures) -> Bool {
    tallies[rule.no]?.isComplete == true || published.figure(rule) == nil
  }

  private func indicator(
    _ rule: IndicatorRule, _ kind: UnitKind, _ max: Points, _ tallies: Tallies, _ published: PublishedFigures,
    _ question: Question
  ) -> IndicatorScore {
    let maker = IndicatorMaker(rule: rule, kind: kind, max: max, rounding: question.rounding)
    if case .constant(let points) = rule.curve { return maker.constant(points) }
    let own = tallies[rule.no]
    let fromPortal =
      question.source == .published || (question.source == .best && !usesOwn(rule, tallies, published))
    // A factor is the other indicator as it is shown, wherever its figures came from. A factor has none itself.
    let factor = rule.factor.flatMap { question.pack.indicator($0) }.map { other in
      let score = indicator(other, kind, other.max, tallies, published, question)
      return CountedRatio.Factor(
        numerator: score.numerator ?? 0, denominator: score.denominator ?? 0, source: other.scoreFrom)
    }
    if fromPortal { return maker.published(published.figure(rule), factor: factor) }
    return maker.own(own ?? Tally(), factor: factor)
  }

  /// The sum of its indicators; an imported block score stands where its indicators have no figures.
  private func blockScore(
    _ block: Block, _ indicators: [IndicatorScore], _ published: PublishedFigures, _ source: FigureSource
  ) -> BlockScore {
    let own = indicators.filter { $0.rule.block == block.code }
    if source == .published, !hasFigures(own, published), let score = published.figure(block)?.score {
      return BlockScore(block: block, score: score)
    }
    // Of a block without any published figure nothing is known, its constants included.
    if source == .published, !own.contains(where: { published.figure($0.rule) != nil }) {
      return BlockScore(block: block, score: .zero)
    }
    return BlockScore(block: block, score: own.reduce(.zero) { $0 + $1.score })
  }

  private func hasFigures(_ indicators: [IndicatorScore], _ published: PublishedFigures) -> Bool {
    indicators.allSatisfy { $0.origin == .constant || published.figure($0.rule) != nil }
  }

  /// A total that stands on too little says so before anything else.
  private func blindNote(_ indicators: [IndicatorScore]) -> Sentence? {
    // Where nothing is counted and nothing is lost (no petition came) nothing is missing either.
    let blind = indicators.filter { $0.unknown > .zero }
    let unknown = blind.reduce(Points.zero) { $0 + $1.unknown }
    if unknown == .zero { return nil }
    let numbers = blind.map(\.rule.no).joined(separator: ", ")
    return Sentence(
      vi:
        "Tổng này chưa đủ: \(blind.count) chỉ tiêu chưa có dữ liệu (\(numbers)), \(unknown.vietnamese) điểm chưa biết được hay mất.",
      en:
        "This total is incomplete: \(blind.count) indicators have no data (\(numbers)), \(unknown.text) points are neither won nor lost yet."
    )
  }

  /// When the portal's figures are of, for they are not of the window's end.
  private func publishedNote(_ indicators: [IndicatorScore], _ published: PublishedFigures) -> Sentence {
    guard let newest = published.newestAsOf else {
      return Sentence(
        vi: "Chưa có số nào của Cổng cho đúng kỳ này.", en: "There are no published figures of exactly this period.")
    }
    return Sentence(
      vi: "Số của Cổng: công bố lúc \(newest.vietnamese).",
      en: "The portal's figures were published at \(newest.isoLocal).")
  }

  /// The sum of the blocks; the imported total stands where a block has no counts, and a difference is said, not repaired.
  private func total(
    _ blocks: [BlockScore], _ indicators: [IndicatorScore], _ published: PublishedFigures, _ question: Question,
    _ notes: inout [Sentence]
  ) -> Points {
    let sum = blocks.reduce(Points.zero) { $0 + $1.score }
    guard question.source == .published, let imported = published.total?.score else { return sum }
    if imported != sum {
      notes.append(
        Sentence(
          vi: "Tổng điểm Cổng công bố \(imported.vietnamese) khác tổng các khối \(sum.vietnamese).",
          en: "The published total \(imported.text) differs from the sum of blocks \(sum.text)."))
    }
    return hasFigures(indicators, published) ? sum : imported
  }
}
