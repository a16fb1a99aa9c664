import Base
import Formats
import Rules
import TestKit
import Testing
import Wording
import Work

/// Packs damaged at random. Nothing crashes; and nothing is accepted silently: what changes the text's meaning is either
/// refused or changes what the pack computes or says.
@Suite struct FuzzTests {
  private static let words = """
    pack title generation valid from to default rounding source blocks bands indicators maxima_when_empty confidence code
    aliases group name max no id block curve score_from empty measure factor deciding inherited_from score not_applicable
    count population where achieved denominator of having dossier service workdays target constant linear vi en true false
    yes null dossiers petitions procedures announcements received active services own_services national_report counted
    signed_in_time published_in_time complete late synced channel online payment complaint disliked repeat online_level
    full procedure.fee procedure.citizen commune province office portal exact shown_ratio fraction not all any A B 0 1 2 3
    4 5 6 10 20 80 16 2026-01-01 2026-12-31 [] {} ~ & * ! - : , [ ] { } " ' # |
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  private func mutated(_ chance: inout Chance) -> String {
    var lines = Sound.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...chance.below(2) {
      let index = chance.below(lines.count)
      switch chance.below(7) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[index], at: index)
      case 2: lines.swapAt(index, chance.below(lines.count))
      case 3: lines.insert(chance.pick(lines), at: index)
      default: lines[index] = edited(lines[index], &chance)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// One token of a line replaced, removed, doubled or added.
  private func edited(_ line: String, _ chance: inout Chance) -> String {
    var tokens: [String] = []
    for character in line {
      let isWord = character.isLetter || character.isNumber || "_.-".contains(character)
      if isWord, let last = tokens.last, last.last.map({ $0.isLetter || $0.isNumber || "_.-".contains($0) }) == true {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
    }
    guard !tokens.isEmpty else { return chance.pick(Self.words) }
    let index = chance.below(tokens.count)
    switch chance.below(4) {
    case 0: tokens.remove(at: index)
    case 1: tokens.insert(tokens[index], at: index)
    case 2: tokens.insert(chance.pick(Self.words), at: index)
    default: tokens[index] = chance.pick(Self.words)
    }
    return tokens.joined()
  }

  /// The tree as text: entries in the order of their names, statements of what holds anyway left out.
  private func meaning(_ tree: LocatedTree) -> String {
    let anyway: Set = [
      "default=false", "denominator=counted", "score_from=fraction", "aliases=[]", "id=#", "code=#",
    ]
    switch tree.content {
    case .scalar(let text): return text
    case .list(let items): return "[" + items.map { meaning($0) }.joined(separator: ",") + "]"
    case .map(let entries):
      let no = tree["no"]?.scalar ?? ""
      return "{"
        + entries.map { entry in
          let value = meaning(entry.value)
          return "\(entry.key)=\(["id", "code"].contains(entry.key) && value == no ? "#" : value)"
        }.filter { !anyway.contains($0) }.sorted().joined(separator: ",") + "}"
    }
  }

  @Test(arguments: 1...24)
  func `no damage is accepted silently`(seed: UInt64) throws {
    let sound = try Sound.pack(Sound.text)
    let original = meaning(try #require(readStrictYAML(Sound.text).tree))
    var chance = Chance(seed)
    for _ in 0..<200 {
      let text = mutated(&chance)
      let (pack, problems) = try Sound.shelf.get().check(Array(text.utf8))
      for problem in problems {
        #expect(problem.place.line >= 1 && problem.place.column >= 1 && problem.hint != nil, "\(problem)")
      }
      guard let pack else {
        #expect(!problems.isEmpty, "refused without a word:\n\(text)")
        continue
      }
      let changed = try #require(readStrictYAML(text).tree)
      if pack == sound, meaning(changed) != original {
        Issue.record("accepted silently:\n\(difference(text))")
      }
      #expect(pack == sound || !PackDifference.between(sound, pack).isEmpty, "no word for:\n\(difference(text))")
    }
  }

  private func difference(_ text: String) -> String {
    let old = Set(Sound.text.split(separator: "\n"))
    let new = text.split(separator: "\n")
    let gone = old.subtracting(new).map { "- \($0)" }
    return (gone + new.filter { !old.contains($0) }.map { "+ \($0)" }).joined(separator: "\n")
  }

  @Test(arguments: 1...60)
  func `damaged bytes never crash the reader`(seed: UInt64) throws {
    var chance = Chance(seed)
    let shelf = try Sound.shelf.get()
    for name in Sound.examples {
      for _ in 0..<20 {
        var bytes = try Sound.example(name)
        for _ in 0...chance.below(4) {
          let index = chance.below(bytes.count)
          switch chance.below(3) {
          case 0: bytes.remove(at: index)
          case 1: bytes.insert(UInt8(chance.below(256)), at: index)
          default: bytes[index] = UInt8(chance.below(256))
          }
        }
        do throws(Failure) {
          let (pack, problems) = try shelf.check(bytes)
          #expect((pack == nil) == !problems.isEmpty)
        } catch {
          #expect(!error.sentence.vi.isEmpty)
        }
      }
    }
  }
}
