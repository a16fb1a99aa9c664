package import Base
package import Records
internal import Rules

/// What units of a kind owe every so often, and who in them.
package struct ObligationRule: Hashable, Sendable {
  /// Stands in addresses and in the notebook: frozen.
  package let id: String
  package let title: Sentence
  package let owner: String
  package let kinds: Set<UnitKind>
  package let every: Recurrence
  /// “Trước ngày”: the named day itself is too late.
  package let isBefore: Bool
  package let basis: String
  /// Nobody has read the day in a legal text: a default.
  package let isAssumed: Bool
}

extension ObligationRule {
  private enum Entries {
    static let file = [PackEntries.need("obligations", "[…]")]
    static let rule = [
      PackEntries.need("id", "766-report"), PackEntries.need("title", "{vi: \"…\", en: \"…\"}"),
      PackEntries.need("owner", "\"Phòng …\""), PackEntries.need("for", "[commune]"),
      PackEntries.need("every", "yearly:11-05"), PackEntries.may("before", "true"), PackEntries.need("basis", "\"…\""),
      PackEntries.need("status", "verified"),
    ]
  }

  /// Reads the rules of a file; every problem with its place.
  package static func read(_ tree: LocatedTree) -> (rules: [ObligationRule], problems: [LocatedProblem]) {
    var reader = TreeReader()
    guard reader.isMap(tree, Entries.file), let list = tree["obligations"] else { return ([], reader.problems) }
    var seen: Set<String> = []
    var rules: [ObligationRule] = []
    for item in reader.items(list) {
      guard reader.isMap(item, Entries.rule), let rule = rule(item, &reader) else { continue }
      if !seen.insert(rule.id).inserted {
        reader.problem(
          .repeatedName, item.place, vi: "Nghĩa vụ “\(rule.id)” có hai lần.",
          en: "The obligation “\(rule.id)” is there twice.")
      }
      rules.append(rule)
    }
    return (rules, reader.problems.byPlace)
  }

  private static func rule(_ tree: LocatedTree, _ reader: inout TreeReader) -> ObligationRule? {
    var kinds: Set<UnitKind> = []
    for word in tree["for"].map({ reader.texts($0) }) ?? [] {
      if let kind = UnitKind(rawValue: word.text) {
        kinds.insert(kind)
      } else {
        reader.unknownWord(word.text, word.place, among: UnitKind.allCases.map(\.rawValue))
      }
    }
    guard let id = tree["id"].flatMap({ reader.name($0) }), let title = tree["title"].flatMap({ reader.sentence($0) }),
      let owner = tree["owner"].flatMap({ reader.text($0) }), let said = tree["every"],
      let every = reader.text(said), let basis = tree["basis"].flatMap({ reader.text($0) }), let state = tree["status"],
      let status = reader.text(state)
    else { return nil }
    guard let recurrence = Recurrence(every) else {
      reader.unknownWord(every, said.place, among: ["monthly:5", "quarterly:3", "yearly:10-31"])
      return nil
    }
    if !["verified", "assumed"].contains(status) {
      reader.unknownWord(status, state.place, among: ["verified", "assumed"])
    }
    return ObligationRule(
      id: id, title: title, owner: owner, kinds: kinds, every: recurrence,
      isBefore: tree["before"].flatMap { reader.flag($0) } ?? false, basis: basis, isAssumed: status == "assumed")
  }
}
