internal import Base
package import Records

/// Looks units and procedures up by what a person types: codes, or names without marks.
package struct Finder: Sendable {
  private let words: [String]
  private let text: String

  /// Nil when nothing was typed.
  package init?(_ typed: String) {
    text = searchFolded(String(typed.prefix(200)))
    words = text.split(separator: " ").map(String.init)
    if words.isEmpty { return nil }
  }

  /// How well a folded code and name fit: smaller is better, nil not at all.
  func fit(_ code: String, _ name: String) -> Int? {
    if code == text { return 0 }
    if name == text { return 1 }
    if code.hasPrefix(text) { return 2 }
    if name.hasPrefix(text) { return 3 }
    if words.allSatisfy({ name.contains($0) }) { return name.contains(text) ? 4 : 5 }
    return code.contains(text) ? 6 : nil
  }

  package func units(in names: FoldedNames, atMost limit: Int) -> (found: [OrgUnit], all: Int) {
    best(names.units, limit)
  }

  package func procedures(in names: FoldedNames, atMost limit: Int) -> (found: [Procedure], all: Int) {
    best(names.procedures, limit)
  }

  /// Dossiers whose code holds what was typed.
  package func dossiers(_ dossiers: [Dossier], atMost limit: Int) -> (found: [Dossier], all: Int) {
    let fitting = dossiers.filter { searchFolded($0.code).contains(text) }
    return (Array(fitting.suffix(limit).reversed()), fitting.count)
  }

  private func best<Item>(_ names: [FoldedNames.Name<Item>], _ limit: Int) -> (found: [Item], all: Int) {
    let fitting = names.compactMap { name -> (fit: Int, key: VietnameseKey, item: Item)? in
      fit(name.code, name.name).map { ($0, VietnameseKey(name.written), name.item) }
    }.sorted { $0.fit != $1.fit ? $0.fit < $1.fit : $0.key < $1.key }
    return (fitting.prefix(limit).map(\.item), fitting.count)
  }
}

/// The codes and names of the registers as they are searched: without marks, folded once for all who search.
package struct FoldedNames: Sendable {
  struct Name<Item: Sendable>: Sendable {
    let code: String
    let name: String
    let written: String
    let item: Item

    init(_ code: String, _ name: String, _ item: Item) {
      self.code = searchFolded(code)
      self.name = searchFolded(name)
      written = name
      self.item = item
    }
  }

  let units: [Name<OrgUnit>]
  let procedures: [Name<Procedure>]

  package init(_ facts: Facts) {
    units = facts.units.codes.compactMap { code in
      facts.units.unit(code).map { Name($0.code.text, $0.name, $0) }
    }
    procedures = facts.procedures.keys.sorted().compactMap { code in
      facts.procedures[code].map { Name($0.code.text, $0.name, $0) }
    }
  }
}
