import Base
import Foundation
import Packs
import Rules
import Testing
import Work
import Workdays

/// Packs that ship, packs of the examples, and a small sound one to break.
enum Sound {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let shipped = Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) }
  static let shelf = Result { try PackShelf(shipped) }
  static let calendar = Result { try readCalendar(Packs.calendar) }

  static let examples = ["muc-tieu-30", "chi-so-tinh"]

  static func example(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appendingPathComponent("Examples/bo-quy-tac/\(name).yaml")))
  }

  static func pack(_ text: String) throws -> RulePack {
    let (pack, problems) = try shelf.get().check(Array(text.utf8))
    return try #require(pack, "\(problems.map { $0.line(in: "pack", .en) })")
  }

  /// Every part of the language once; no entry says what would hold without it.
  static let text = """
    pack: sound
    title: {vi: "Bộ đúng", en: "Sound pack"}
    generation: own
    valid: {from: 2026-01-01, to: 2026-12-31}
    rounding: portal
    source: "A decision"
    blocks:
      - {code: A, group: 1, max: 20, name: {vi: "Khối A", en: "Block A"}}
      - {code: B, group: 1, max: 16, name: {vi: "Khối B", en: "Block B"}}
    bands:
      - {from: 30, name: {vi: "Tốt", en: "Good"}}
      - {from: 0, name: {vi: "Yếu", en: "Weak"}}
    maxima_when_empty:
      indicator: "3"
      maxima: {"3": 5, "4": 5}
    indicators:
      - no: "1"
        block: A
        name: {vi: "Một", en: "One"}
        max: 10
        curve: linear
        score_from: shown_ratio
        empty: max
        measure:
          count: dossiers
          population: received
          denominator: national_report
          achieved: {all: [synced, {not: {any: [late, complaint]}}]}
        deciding: [synced_at, due_at]
        confidence: C
      - no: "2"
        block: A
        aliases: [TWO]
        name: {vi: "Hai", en: "Two"}
        max: 10
        curve: {target: 80}
        empty: {score: 1, not_applicable: [commune, office]}
        measure:
          count: dossiers
          population: active
          where: procedure.fee
          achieved: {payment: ["1", "2"]}
        factor: "1"
        deciding: [procedure.fee, payment]
        confidence: C
      - no: "3"
        block: B
        name: {vi: "Ba", en: "Three"}
        max: 6
        curve: linear
        empty: max
        measure: {count: petitions, population: active, achieved: {not: disliked}}
        deciding: [dislikes]
        confidence: L
      - no: "4"
        block: B
        name: {vi: "Bốn", en: "Four"}
        max: 4
        curve: linear
        empty: 0
        measure:
          count: procedures
          of: dossiers
          population: received
          where: procedure.citizen
          having: {population: active, dossier: {channel: online}}
        deciding: [procedure.citizen, channel]
        confidence: A
        source: "A note"
      - no: "5"
        block: B
        name: {vi: "Năm", en: "Five"}
        max: 4
        curve: linear
        empty: 0
        measure: {count: announcements, achieved: signed_in_time, workdays: 5}
        deciding: [effective_on]
        inherited_from: province
        confidence: A
      - no: "6"
        block: B
        name: {vi: "Sáu", en: "Six"}
        max: 2
        curve: {constant: 1.5}
        measure: constant
        confidence: A
    """
}
