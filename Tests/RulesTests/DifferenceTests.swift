import Base
import Rules
import Testing
import Wording
import Work

@Suite struct DifferenceTests {
  private static func packs() throws -> [RulePack] {
    let shelf = try Sound.shelf.get()
    let examples = try Sound.examples.map { try shelf.read(Sound.example($0), file: $0) }
    return try shelf.packs + examples + [Sound.pack(Sound.text)]
  }

  @Test func `a pack does not differ from itself, and exchanging two exchanges before and after`() throws {
    for a in try Self.packs() {
      #expect(PackDifference.between(a, a).isEmpty)
      for b in try Self.packs() {
        let there = PackDifference.between(a, b)
        let back = PackDifference.between(b, a)
        #expect(there.count == back.count)
        for difference in there {
          #expect(
            back.contains {
              $0.part == difference.part && $0.field == difference.field && $0.before == difference.after
                && $0.after == difference.before
            }, "\(difference.sentence.en)")
        }
      }
    }
  }

  @Test func `one changed target is one difference, by indicator and field, in words`() throws {
    let shelf = try Sound.shelf.get()
    let changed = try shelf.read(Sound.example("muc-tieu-30"), file: "muc-tieu-30")
    let differences = PackDifference.between(try shelf.pack(named: "portal-v2-2026"), changed)
    let rules = differences.filter { $0.part != .pack && $0.field?.key != "confidence" }
    #expect(rules.map(\.sentence.vi) == ["Chỉ tiêu 11, đường điểm: theo tỷ lệ → trọn điểm từ 30 %"])
    #expect(rules.map(\.sentence.en) == ["Indicator 11, curve: by the ratio → all points from 30 %"])
  }

  @Test func `every field of every indicator has words in both languages`() throws {
    for pack in try Self.packs() {
      let words = RuleWords(pack)
      let fields =
        words.packFields() + pack.blocks.flatMap { words.fields($0) } + pack.indicators.flatMap { words.fields($0) }
      for field in fields {
        #expect(
          !field.label.vi.isEmpty && !field.label.en.isEmpty && !field.value.vi.isEmpty && !field.value.en.isEmpty)
      }
      for rule in pack.indicators {
        let said = words.sentences(rule)
        #expect(said.contains { $0.vi.contains(rule.max.vietnamese) || rule.measure == .constant }, "\(rule.no)")
        for sentence in said { #expect(!sentence.vi.contains("_") && !sentence.en.contains("_"), "\(sentence)") }
      }
    }
  }

  @Test func `what a predicate can ask is one table`() {
    for row in VocabularyRow.all {
      #expect(!row.subjects.isEmpty && !row.meaning.vi.isEmpty && !row.meaning.en.isEmpty && !row.columns.isEmpty)
    }
    #expect(Set(VocabularyRow.all.map(\.name)).count == VocabularyRow.all.count)
    for subject in Subject.allCases {
      #expect(VocabularyRow.all.contains { $0.subjects.contains(subject) }, "\(subject)")
    }
  }
}
