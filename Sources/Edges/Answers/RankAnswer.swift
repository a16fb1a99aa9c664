package import Base
package import Formats
package import Records
internal import Rules
package import Scoring

/// The JSON of `soi rank`: units by rank, then code.
package enum RankAnswer {
  package static func json(
    _ parent: OrgUnit, kind: UnitKind, _ ranked: [RankedUnit], _ question: Question, notes: [Sentence], isSample: Bool,
    language: Language
  ) -> JSON {
    [
      "parent": ScoreAnswer.unit(parent),
      "kind": .string(kind.rawValue),
      "period": ScoreAnswer.period(question.window.period),
      "as_of": .string(question.window.end.iso),
      "source": .string(question.source.rawValue),
      "rules": .string(question.pack.name),
      "units": .array(ranked.map { row($0) }),
      "sample": .flag(isSample),
      "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private static func row(_ unit: RankedUnit) -> JSON {
    [
      "code": .string(unit.score.unit.code.text), "name": .string(unit.score.unit.name),
      "total": .string(unit.score.total.text),
      "blocks": .object(unit.score.blocks.map { .init(key: $0.block.code, value: .string($0.score.text)) }),
      "rank": .integer(unit.rank.best), "rank_low": .integer(unit.rank.worst),
      "portal_rank": .integer(unit.portalRank),
      "imported_rank": unit.importedRank.map { .integer($0) } ?? .null,
      "block_ranks": .object(
        zip(unit.score.blocks, unit.blockRanks).map { block, interval in
          .init(key: block.block.code, value: .array([.integer(interval.best), .integer(interval.worst)]))
        }),
    ]
  }
}
