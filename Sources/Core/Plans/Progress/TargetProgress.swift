package import Base

/// A target beside its figure of now.
package struct TargetProgress: Sendable {
  package enum State: String, Sendable, Hashable, CaseIterable {
    case reached
    /// As far as a straight way from start to goal would be by now.
    case onTrack = "on_track"
    case behind
    /// The day has passed.
    case missed
    /// There is no figure of its source, or nothing to compare with.
    case unknown
  }

  package let target: PlanTarget
  package let now: LiveValue
  package let state: State
  /// What is still missing, in the goal's unit; negative beyond it. For places: places still to climb.
  package let gap: Fraction?
  /// Where a straight way from start to goal would be; nil when the two are not the same kind of figure.
  package let expected: Fraction?

  package init(_ target: PlanTarget, _ figures: LiveFigures, on today: Day) {
    self.target = target
    guard let measure = target.measure, let goal = target.goal else {
      now = .unknown(
        target.goal == nil
          ? Sentence(vi: "chưa đặt mục tiêu", en: "no goal is set")
          : Sentence(vi: "theo báo cáo, không có số đo", en: "reported by people, not measured"))
      (state, gap, expected) = (.unknown, nil, nil)
      return
    }
    now = figures.value(measure, goal.unit, goal.source)
    expected = Self.expected(target, measure, on: today)
    guard let value = now.fraction else {
      (state, gap) = (.unknown, nil)
      return
    }
    let missing = measure.isBetterSmaller ? value - goal.value : goal.value - value
    gap = missing
    if missing <= .zero {
      state = .reached
    } else if let by = goal.on, today > by {
      state = .missed
    } else if let expected {
      // The start was written down to the hundredth: finer than that nothing can be said.
      let (here, line) = (value.roundedHundredths, expected.roundedHundredths)
      state = (measure.isBetterSmaller ? here <= line : here >= line) ? .onTrack : .behind
    } else {
      state = .behind
    }
  }

  /// On the straight line from the day of the start to the day of the goal. A start that is another source's figure gives no line.
  private static func expected(_ target: PlanTarget, _ measure: PlanMeasure, on today: Day) -> Fraction? {
    guard let start = target.start, let goal = target.goal, start.isComparable(to: goal), let from = start.on,
      let by = goal.on, from < by
    else { return nil }
    let (passed, whole) = (min(max(today - from, 0), by - from), by - from)
    return start.value + (goal.value - start.value) * Fraction(passed, whole)
  }
}

extension PlanTask.Evidence {
  /// Whether a question is answered with yes now; nil for a document, and where nothing is known.
  package func holds(_ figures: LiveFigures) -> Bool? {
    guard case .query(let measure, let goal) = kind,
      let value = figures.value(measure, goal.unit, goal.source).fraction
    else { return nil }
    return measure.isBetterSmaller ? value <= goal.value : value >= goal.value
  }
}
