package import Base
package import Counting
internal import Rules
package import Scoring

/// What the engines say today about one unit, by whose figures.
package struct LiveFigures: Sendable {
  /// One source's index; nil where there is nothing of it for the period.
  package struct Side: Sendable {
    package let score: UnitScore
    package let ranked: RankedUnit?

    package init(score: UnitScore, ranked: RankedUnit?) {
      self.score = score
      self.ranked = ranked
    }
  }

  package let window: Window
  package let portal: Side?
  package let oneStop: Side?
  package let tracked: TrackedMeasures?

  package init(window: Window, portal: Side?, oneStop: Side?, tracked: TrackedMeasures?) {
    self.window = window
    self.portal = portal
    self.oneStop = oneStop
    self.tracked = tracked
  }

  /// A figure as it is now, or why there is none. Never another source's, never zero for unknown.
  package func value(_ measure: PlanMeasure, _ unit: PlanUnit, _ source: PlanSource) -> LiveValue {
    if source == .report { return .unknown(Self.byReport) }
    if case .tracked(let share) = measure { return source == .oneStop ? value(share) : .unknown(Self.ownOnly) }
    guard let side = source == .portal ? portal : oneStop else {
      return .unknown(source == .portal ? Self.notPublished : Self.noRecords)
    }
    let score = side.score
    switch (measure, unit) {
    case (.indicator(let no), _):
      guard let indicator = score.indicators.first(where: { $0.rule.no == no }) else { return .unknown(Self.notInPack) }
      return value(indicator, unit)
    case (.block(let code), .points), (.block(let code), .percent):
      guard let block = score.blocks.first(where: { $0.block.code == code || $0.block.aliases.contains(code) }) else {
        return .unknown(Self.notInPack)
      }
      if score.isUnknown(block: block.block.code) { return .unknown(Self.noData) }
      return Self.points(block.score, of: block.block.max, unit)
    case (.total, .points), (.total, .percent):
      if score.isUnknown { return .unknown(Self.noData) }
      return Self.points(score.total, of: score.max, unit)
    case (.rank(let code), .place):
      guard let ranked = side.ranked else { return .unknown(Self.noPeers) }
      guard let code else { return .known(Fraction(ranked.rank.best), count: nil) }
      guard let index = score.blocks.firstIndex(where: { $0.block.code == code }),
        ranked.blockRanks.indices.contains(index)
      else { return .unknown(Self.notInPack) }
      return .known(Fraction(ranked.blockRanks[index].best), count: nil)
    default: return .unknown(Self.wrongUnit)
    }
  }

  private func value(_ indicator: IndicatorScore, _ unit: PlanUnit) -> LiveValue {
    switch indicator.state {
    case .noData: return .unknown(Self.noData)
    case .notApplicable: return .unknown(Self.notApplicable)
    case .value, .zero: break
    }
    switch unit {
    case .points: return .known(indicator.score.fraction, count: nil)
    case .percent:
      if let numerator = indicator.numerator, let denominator = indicator.denominator, denominator > 0 {
        return .known(Fraction(numerator * 100, denominator), count: (numerator, denominator))
      }
      guard let ratio = indicator.ratio else { return .unknown(Self.noData) }
      return .known(Fraction(ratio.hundredths, 100), count: nil)
    case .place, .count: return .unknown(Self.wrongUnit)
    }
  }

  private func value(_ share: TrackedShare) -> LiveValue {
    guard let tracked else { return .unknown(Self.noRecords) }
    let (part, whole) =
      switch share {
      case .online: (tracked.receivedOnline, tracked.received)
      case .fullyOnline: (tracked.receivedFullyOnline, tracked.received)
      case .endedInTime: (tracked.endedOnTime, tracked.ended)
      case .handled: (tracked.ended, tracked.active)
      }
    return whole > 0 ? .known(Fraction(part * 100, whole), count: (part, whole)) : .unknown(Self.noData)
  }

  private static func points(_ points: Points, of max: Points, _ unit: PlanUnit) -> LiveValue {
    if unit == .points { return .known(points.fraction, count: nil) }
    return max > .zero
      ? .known(Fraction(points.hundredths * 100, max.hundredths), count: nil) : .unknown(notApplicable)
  }

  // MARK: why there is no figure

  private static let byReport = Sentence(vi: "theo báo cáo, không có số đo", en: "reported by people, not measured")
  private static let ownOnly = Sentence(
    vi: "Cổng không công bố tỷ lệ này", en: "the portal publishes no such share")
  private static let notPublished = Sentence(
    vi: "Cổng chưa có số công bố của đúng kỳ này", en: "nothing is published for exactly this period")
  private static let noRecords = Sentence(vi: "chưa có hồ sơ trong kho", en: "no records in the store")
  private static let notInPack = Sentence(vi: "bộ quy tắc không có mục này", en: "the rule pack has no such entry")
  private static let noData = Sentence(vi: "chưa có số liệu", en: "no data")
  private static let notApplicable = Sentence(vi: "không áp dụng", en: "not applicable")
  private static let noPeers = Sentence(vi: "không có đơn vị để so hạng", en: "nobody to be ranked among")
  private static let wrongUnit = Sentence(
    vi: "đơn vị tính không hợp với số đo", en: "the unit does not fit the measure")
}

/// A figure as it is now.
package enum LiveValue: Sendable {
  /// `count`: numerator and denominator behind a share.
  case known(Fraction, count: (Int, Int)?)
  case unknown(Sentence)

  package var fraction: Fraction? { if case .known(let value, _) = self { value } else { nil } }
}

extension UnitScore {
  /// Nothing of it is known: a total of zero would say something nobody knows.
  fileprivate var isUnknown: Bool { !indicators.contains { [.value, .zero].contains($0.state) } }

  fileprivate func isUnknown(block code: String) -> Bool {
    !indicators.contains { $0.rule.block == code && [.value, .zero].contains($0.state) }
  }
}
