import Base
import Foundation
import Rules
import Testing
import Work

/// Packs that change another one: what they take over, what they must say themselves, and where a finger points when
/// the wrong thing stands in the base.
@Suite struct OverlayTests {
  private static let head = """
    pack: own
    based_on: portal-v2-2026
    title: x
    valid: {from: 2026-01-01}
    source: x

    """

  private func problems(_ rest: String, head: String = head) throws -> [String] {
    try Sound.shelf.get().check(Array((head + rest).utf8)).problems.map {
      "\($0.kind) \($0.place.line):\($0.place.column)"
    }
  }

  @Test func `who a pack is it says itself; the rest is taken over`() throws {
    let pack = try Sound.pack(Self.head)
    #expect(pack.name == "own" && !pack.isDefault && pack.generation == "own" && pack.title.vi == "x")
    #expect(pack.indicators == (try Sound.shelf.get().pack(named: "portal-v2-2026").indicators))
    #expect(
      try problems("", head: "based_on: portal-v2-2026\n") == [
        "missing_entry 1:1", "missing_entry 1:1", "missing_entry 1:1", "missing_entry 1:1",
      ])
  }

  @Test(arguments: [
    // A number the base does not have is a slip unless everything is said of it.
    ("indicators:\n  - no: \"8\"\n    curve: linear\n", ["unknown_indicator 7:9"]),
    ("blocks:\n  - {code: TTT, max: 3}\n", ["unknown_block 7:12"]),
    ("indicators:\n  - no: \"08\"\n    curve: linear\n  - no: \"08\"\n    max: 6\n", ["repeated_name 9:9"]),
    // The base's block has a sum; the last thing this file says about it is the place.
    ("indicators:\n  - no: \"11\"\n    max: 7\n", ["wrong_sum 8:10"]),
    ("blocks:\n  - code: TTTT\n    max: 11\n", ["wrong_sum 8:10"]),
    // A changed measure makes the base's deciding fields wrong.
    (
      "indicators:\n  - no: \"01\"\n    measure: {count: dossiers, population: active, achieved: synced}\n",
      ["curve_and_measure 8:14", "foreign_field 8:14"]
    ),
    ("indicators:\n  - no: \"12\"\n    factor: \"99\"\n", ["unknown_indicator 8:13"]),
    ("indicators: []\n", ["empty_list 6:13"]), ("indicators: none\n", ["not_a_list 6:13"]),
    ("indicators:\n  - 11\n", ["not_a_map 7:5"]),
  ])
  func `what is wrong is told where this file says it`(rest: String, told: [String]) throws {
    #expect(try problems(rest).filter { !$0.hasPrefix("block_without") } == told)
  }

  @Test func `what a base brings along without effect is no slip`() throws {
    let pack = try Sound.pack(
      Self.head + "indicators:\n  - no: \"08\"\n    curve: {constant: 3}\n    measure: constant\n")
    let rule = try #require(pack.indicator("08"))
    #expect(rule.measure == .constant && rule.deciding.isEmpty && pack.max == Points(100))
  }

  @Test func `a confidence of one's own goes before that of the file, and that before the base's`() throws {
    let pack = try Sound.pack(Self.head + "confidence: L\nindicators:\n  - no: \"11\"\n    confidence: A\n")
    #expect(pack.indicator("11")?.confidence == "A" && pack.indicator("05")?.confidence == "L")
  }

  @Test func `a new indicator and block can be added with all they need`() throws {
    let pack = try Sound.pack(
      Self.head + """
        blocks:
          - {code: MOI, group: 6, max: 5, name: Mới}
        indicators:
          - no: "22"
            block: MOI
            name: Mới
            max: 5
            curve: linear
            empty: 0
            measure: {count: dossiers, population: active, achieved: reused}
            deciding: [reused]
            confidence: A
        """)
    #expect(pack.max == Points(105) && pack.indicators.count == 22 && pack.indicator("22")?.code == "22")
  }
}

/// The page that teaches the language shows packs that work.
@Suite struct DocumentTests {
  @Test func `every pack on the page is sound`() throws {
    let page = try String(
      contentsOf: Sound.root.appendingPathComponent("docs/viet-bo-quy-tac.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```yaml\n").dropFirst()
    #expect(parts.count == 2)
    for part in parts {
      let text = try #require(part.components(separatedBy: "\n```").first)
      let pack = try Sound.pack(text)
      #expect(["muc-tieu-30", "chi-so-cua-toi"].contains(pack.name))
    }
  }

  @Test func `every attribute, kind of measure and entry is named where the page says so`() throws {
    let page = try String(
      contentsOf: Sound.root.appendingPathComponent("docs/viet-bo-quy-tac.md"), encoding: .utf8)
    for word in AnnouncementWord.allCases { #expect(page.contains(word.rawValue)) }
    for entry in [
      "curve", "empty", "factor", "score_from", "rounding", "deciding", "inherited_from", "maxima_when_empty",
    ] {
      #expect(page.contains("`\(entry)"), "\(entry)")
    }
  }
}
