package import Base
package import Records
internal import Rules
package import Scoring

/// Why an index is another one than before, split without a rest.
package struct Movement: Sendable {
  /// The parts of a change. Every one is exact but for the share of rate and mix, which is cut at 10⁻¹² of a ratio; what one of
  /// them loses by that the other has.
  package struct Parts: Hashable, Sendable {
    /// The same kinds of records do better or worse.
    package var rate = Fraction.zero
    /// More of the records are of kinds that do better or worse.
    package var mix = Fraction.zero
    /// There is something to count where there was nothing, or the other way round; and, of 04, what only the national report
    /// counts.
    package var volume = Fraction.zero
    /// What is known today of the earlier moment is not what was known then.
    package var correction = Fraction.zero
    /// Other rules.
    package var rule = Fraction.zero
    package var rounding = Fraction.zero

    package init() {}
    package var sum: Fraction { rate + mix + volume + correction + rule + rounding }
    /// In the order told.
    package var named: [(name: Name, points: Fraction)] {
      [(.rate, rate), (.mix, mix), (.volume, volume), (.correction, correction), (.rule, rule), (.rounding, rounding)]
    }

    package enum Name: String, Sendable, CaseIterable { case rate, mix, volume, correction, rule, rounding }
  }

  package struct Indicator: Sendable {
    package let no: String
    package let block: String
    package let before: IndicatorScore?
    package let after: IndicatorScore?
    /// They add up to the change of the score.
    package let parts: Parts

    package var shift: Points { (after?.score ?? .zero) - (before?.score ?? .zero) }
  }

  package let before: UnitScore
  package let after: UnitScore
  package let indicators: [Indicator]
  /// What published totals and blocks say that their indicators do not.
  package var unattributed: Points {
    (after.total - before.total) - indicators.reduce(Points.zero) { $0 + $1.shift }
  }
  package let rank: RankMovement?

  package var shift: Points { after.total - before.total }

  /// The parts over all indicators in hundredths that add up to the change.
  package var shown: [(name: Parts.Name, points: Points)] {
    let billionths = Parts.Name.allCases.map { name in
      indicators.reduce(0) { sum, indicator in
        sum + (indicator.parts.named.first { $0.name == name }?.points.billionths ?? 0)
      }
    }
    let shares = shownShares(billionths.map { Fraction($0, 1_000_000_000) }, of: shift - unattributed)
    return zip(Parts.Name.allCases, shares).map { ($0, $1) }
  }
}

/// Why a place is another one than before. Law: `after − before` = `own` + those who passed − those who were passed.
package struct RankMovement: Sendable {
  /// A peer that stands on the other side than it did.
  package struct Peer: Sendable {
    package let unit: OrgUnit
    package let before: Points?
    package let after: Points?
    /// The block in which it moved most in that direction.
    package let block: String?
  }

  package let before: RankInterval
  package let after: RankInterval
  package let peersBefore: Int
  package let peersAfter: Int
  /// Places lost (above 0) or won by the unit's own points among peers that stand still.
  package let own: Int
  /// Peers that came to stand above by their own points, each one place lost.
  package let overtakenBy: [Peer]
  /// Peers that fell behind by their own points, each one place won.
  package let fellBehind: [Peer]
  /// Peers that stand level or below now.
  package let behind: [Peer]
}

/// A peer from behind that comes closer.
package struct Pursuer: Sendable {
  package let peer: RankMovement.Peer
  /// What it lacks to be level.
  package let distance: Points
  /// By how much it came closer over these days.
  package let closing: Points
  package let days: Int

  /// Within so many days somebody who comes closer is worth a warning.
  package static let soon = 60

  /// Days until it is level, if both go on as they did.
  package var daysLeft: Int { (distance.hundredths * days + closing.hundredths - 1) / closing.hundredths }
}

extension Movement {
  /// Who comes up from behind and is level within so many days at the pace of these days, the soonest first. Points of different
  /// periods, or by different rules, tell of no pace: then nobody.
  package func pursuers(within limit: Int) -> [Pursuer] {
    let days = Int(after.window.end.day - before.window.end.day)
    guard let rank, days > 0, before.window.period == after.window.period, before.pack.name == after.pack.name else {
      return []
    }
    return rank.behind.compactMap { peer -> Pursuer? in
      guard let was = peer.before, let becomes = peer.after, (becomes - was) - shift > .zero else { return nil }
      return Pursuer(peer: peer, distance: after.total - becomes, closing: (becomes - was) - shift, days: days)
    }.filter { $0.daysLeft <= limit }.sorted { a, b in
      a.daysLeft != b.daysLeft
        ? a.daysLeft < b.daysLeft
        : a.distance != b.distance ? a.distance < b.distance : a.peer.unit.code < b.peer.unit.code
    }
  }
}
