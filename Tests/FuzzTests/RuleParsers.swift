import Base
import Formats
import Intake
import Rules
import TestKit
import Work

/// What people write to steer the product: rule packs, calendars, mappings of headings.
enum RuleParsers {
  static let yaml = Parser("yaml", made: { [manyAliases, manyKeys] }) { input, chance in
    let text = String(decoding: input.bytes, as: UTF8.self)
    let (tree, problems) = readStrictYAML(text)
    if tree == nil && problems.isEmpty { return "strictly neither read nor refused" }
    if let fault = fault(problems, in: text) { return fault }
    let loose = law({ () throws(Failure) in try readYAML(text, file: "m.yaml") }) { loose in
      problems.isEmpty && meaning(tree, isStrict: true) != meaning(loose, isStrict: false) ? "read otherwise" : nil
    }
    guard loose == nil, chance.odds(25) else { return loose }
    return law({ () throws(Failure) in try MappingFile.read(text: text, path: "m.yaml") }, holds: { _ in nil })
  }

  /// Each alias ten times the one before, and a name made of them.
  private static let manyAliases = Input(
    name: "attack-aliases",
    bytes: Array(
      ("a0: &a0 [x]\n"
        + (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined() + "? *a60\n: x\n").utf8)
  )

  /// As many values inside as many maps that are names as may be read.
  private static let manyKeys = Input(
    name: "attack-keys",
    bytes: Array(
      (String(repeating: "{", count: 900) + (1...20_000).map { "a\($0)" }.joined(separator: ",")
        + String(repeating: "}", count: 900)).utf8))

  /// A null is an empty text in a rule pack and itself elsewhere.
  private static func meaning(_ tree: LocatedTree?, isStrict: Bool) -> String {
    switch tree?.content {
    case nil: ""
    case .scalar(let text): (["~", "null", "Null", "NULL"].contains(text) ? "" : text).debugDescription
    case .list(let items): "[" + items.map { meaning($0, isStrict: isStrict) }.joined(separator: ",") + "]"
    case .map(let entries):
      "{" + entries.map { $0.key.debugDescription + ":" + meaning($0.value, isStrict: isStrict) }.joined(separator: ",")
        + "}"
    }
  }

  private static func fault(_ problems: [LocatedProblem], in text: String) -> String? {
    for problem in problems where problem.place.line < 1 || problem.sentence.vi.isEmpty || problem.sentence.en.isEmpty {
      return "a problem without its place or sentence: \(problem)"
    }
    return problems == problems.byPlace ? nil : "problems out of order"
  }

  private static let shelf = Result { try PackShelf([]) }

  static let packs = Parser("packs") { input, _ in
    guard case .success(let shelf) = shelf else { return "no shelf" }
    return law { () throws(Failure) in
      try shelf.check(input.bytes)
    } holds: { pack, problems in
      if pack == nil && problems.isEmpty { return "neither read nor refused" }
      if problems.contains(where: { $0.hint == nil }) { return "a problem without a hint" }
      return fault(problems, in: "")
    }
  }

  static let calendars = Parser("calendars") { input, _ in
    law { () throws(Failure) in
      try CalendarFile.check(input.bytes)
    } holds: { entries, problems in
      if problems.isEmpty, entries.isEmpty { return "neither days nor problems" }
      return fault(problems.byPlace, in: "")
    }
  }

  /// Whatever headings a list has, the mapping file printed for them is read again.
  static let mappings = Parser("mappings") { input, _ in
    let lines = String(decoding: input.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    // As the cells of a header say them.
    let cells = CellReader(isLenient: true)
    let headings = lines.map { HeadingMatch(heading: cells.text(.text(nfc(String($0)))), meaning: .unknown) }
    let text = MappingFile.text(headings, words: lines.prefix(3).map(String.init))
    return law { () throws(Failure) in
      try MappingFile.read(text: text, path: "m.yaml")
    } holds: { mapping in
      for heading in headings where mapping.columns[heading.heading] != "ignore" {
        return "lost \(heading.heading.debugDescription)"
      }
      return nil
    }
  }
}
