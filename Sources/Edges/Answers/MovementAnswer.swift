package import Base
package import Formats
package import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// The JSON of `soi movement`: the parts of each indicator are exact fractions that add up to its change.
package enum MovementAnswer {
  package static func json(_ movement: Movement, notes: [Sentence], isSample: Bool, language: Language) -> JSON {
    [
      "unit": ScoreAnswer.unit(movement.after.unit),
      "before": moment(movement.before), "after": moment(movement.after),
      "shift": .string(movement.shift.text),
      "unattributed": .string(movement.unattributed.text),
      "headline": .string(movement.sentence.text(language)),
      "parts": .object(movement.shown.map { .init(key: $0.name.rawValue, value: .string($0.points.text)) }),
      "indicators": .array(
        movement.indicators.map { indicator in
          [
            "no": .string(indicator.no), "block": .string(indicator.block),
            "before": indicator.before.map { .string($0.score.text) } ?? .null,
            "after": indicator.after.map { .string($0.score.text) } ?? .null,
            "shift": .string(indicator.shift.text),
            "parts": .object(
              indicator.parts.named.map { .init(key: $0.name.rawValue, value: .string($0.points.description)) }),
          ]
        }),
      "pursuers": .array(
        movement.pursuers(within: Pursuer.soon).map { pursuer in
          [
            "code": .string(pursuer.peer.unit.code.text), "name": .string(pursuer.peer.unit.name),
            "distance": .string(pursuer.distance.text), "closing": .string(pursuer.closing.text),
            "days": .integer(pursuer.days), "level_in_days": .integer(pursuer.daysLeft),
          ]
        }),
      "rank": movement.rank.map { rank($0, movement, language) } ?? .null,
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private static func moment(_ score: UnitScore) -> JSON {
    [
      "period": ScoreAnswer.period(score.window.period), "as_of": .string(score.window.end.iso),
      "source": .string(score.source.rawValue), "rules": .string(score.pack.name), "total": .string(score.total.text),
      "blocks": .object(score.blocks.map { .init(key: $0.block.code, value: .string($0.score.text)) }),
    ]
  }

  private static func rank(_ rank: RankMovement, _ movement: Movement, _ language: Language) -> JSON {
    func peers(_ peers: [RankMovement.Peer]) -> JSON {
      .array(
        peers.map { peer in
          [
            "code": .string(peer.unit.code.text), "name": .string(peer.unit.name),
            "before": peer.before.map { .string($0.text) } ?? .null,
            "after": peer.after.map { .string($0.text) } ?? .null,
            "block": peer.block.map { .string($0) } ?? .null,
          ]
        })
    }
    return [
      "before": .integer(rank.before.best), "before_low": .integer(rank.before.worst),
      "before_of": .integer(rank.peersBefore),
      "after": .integer(rank.after.best), "after_low": .integer(rank.after.worst),
      "after_of": .integer(rank.peersAfter),
      "own": .integer(rank.own),
      "overtaken_by": peers(rank.overtakenBy), "fell_behind": peers(rank.fellBehind),
      "headline": .string(movement.rankSentence?.text(language) ?? ""),
    ]
  }
}
