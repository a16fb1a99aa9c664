package import Base
internal import Rules
package import Scoring

/// What the indicators of a duty brought since its plan started, and what they still can.
package struct TaskGain: Hashable, Sendable {
  /// Points won since then; negative: lost. Nil when nothing is known of then or of now.
  package let realised: Points?
  /// Points its indicators still lose; nil when nothing is known.
  package let left: Points?

  /// Of the indicators of one duty, or of all of a plan, each counted once. `before`: the index of the same period as it stood
  /// when the plan started, by the same pack.
  package init(_ indicators: Set<String>, before: UnitScore?, now: UnitScore?) {
    func sum(_ score: UnitScore?, _ value: (IndicatorScore) -> Points) -> Points? {
      guard let score else { return nil }
      let known = score.indicators.filter { indicators.contains($0.rule.no) && [.value, .zero].contains($0.state) }
      return known.isEmpty ? nil : known.reduce(.zero) { $0 + value($1) }
    }
    left = sum(now) { $0.lost }
    guard let before, let now, before.pack.name == now.pack.name else {
      realised = nil
      return
    }
    // Only what was known then and is known now: what data alone brought is nobody's gain.
    let common = indicators.filter { no in
      [before, now].allSatisfy { score in
        score.indicators.contains { $0.rule.no == no && [.value, .zero].contains($0.state) }
      }
    }
    let (a, b) = (Self.points(of: common, before), Self.points(of: common, now))
    realised = common.isEmpty ? nil : b - a
  }

  private static func points(of indicators: Set<String>, _ score: UnitScore) -> Points {
    score.indicators.filter { indicators.contains($0.rule.no) }.reduce(.zero) { $0 + $1.score }
  }
}
