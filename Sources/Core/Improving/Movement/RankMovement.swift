package import Base
internal import Records
internal import Rules
package import Scoring

extension RankMovement {
  /// Compares two rankings of the same unit; nil when it is not in both.
  package init?(_ unit: UnitCode, before: [RankedUnit], after: [RankedUnit]) {
    guard let old = before.first(where: { $0.score.unit.code == unit }),
      let new = after.first(where: { $0.score.unit.code == unit })
    else { return nil }
    self.before = old.rank
    self.after = new.rank
    peersBefore = before.count
    peersAfter = after.count
    let mine = new.score.total
    let then = Dictionary(uniqueKeysWithValues: before.map { ($0.score.unit.code, $0.score) })
    let now = Dictionary(uniqueKeysWithValues: after.map { ($0.score.unit.code, $0.score) })
    let peers = Set(then.keys).union(now.keys).subtracting([unit]).sorted()
    own =
      peers.count { then[$0].map { $0.total > mine } ?? false }
      - peers.count { then[$0].map { $0.total > old.score.total } ?? false }
    var (passed, passing, below): ([Peer], [Peer], [Peer]) = ([], [], [])
    for code in peers {
      let (was, becomes) = (then[code], now[code])
      let (stoodAbove, standsAbove) = (was.map { $0.total > mine } ?? false, becomes.map { $0.total > mine } ?? false)
      if let becomes, !standsAbove {
        below.append(
          Peer(
            unit: becomes.unit, before: was?.total, after: becomes.total,
            block: Self.block(was, becomes, isRising: true)))
      }
      guard stoodAbove != standsAbove, let unit = (becomes ?? was)?.unit else { continue }
      let peer = Peer(
        unit: unit, before: was?.total, after: becomes?.total,
        block: Self.block(was, becomes, isRising: standsAbove))
      if standsAbove { passing.append(peer) } else { passed.append(peer) }
    }
    overtakenBy = passing
    fellBehind = passed
    behind = below
  }

  private static func block(_ was: UnitPoints?, _ becomes: UnitPoints?, isRising: Bool) -> String? {
    guard let was, let becomes else { return nil }
    let shifts = becomes.blocks.map { block in
      (
        code: block.block.code,
        shift: block.score - (was.blocks.first { $0.block.code == block.block.code }?.score ?? .zero)
      )
    }
    let most = isRising ? shifts.max { $0.shift < $1.shift } : shifts.min { $0.shift < $1.shift }
    return most.flatMap { $0.shift == .zero ? nil : $0.code }
  }

  /// The block in which most of the overtaking was done; nil without a single most common one.
  package var commonBlock: String? {
    let counts = Dictionary(grouping: overtakenBy.compactMap(\.block), by: \.self).mapValues(\.count)
    guard let most = counts.values.max() else { return nil }
    let blocks = counts.filter { $0.value == most }.keys
    return blocks.count == 1 ? blocks.first : nil
  }
}
