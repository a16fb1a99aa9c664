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

  /// How well a code and a name fit: smaller is better, nil not at all.
  func fit(_ code: String, _ name: String) -> Int? {
    let (code, name) = (searchFolded(code), searchFolded(name))
    if code == text { return 0 }
    if name == text { return 1 }
    if code.hasPrefix(text) { return 2 }
    if name.hasPrefix(text) { return 3 }
    if words.allSatisfy({ name.contains($0) }) { return name.contains(text) ? 4 : 5 }
    return code.contains(text) ? 6 : nil
  }

  package func units(in register: UnitRegister, atMost limit: Int) -> (found: [OrgUnit], all: Int) {
    best(register.codes.compactMap { register.unit($0) }, limit) { (code: $0.code.text, name: $0.name) }
  }

  package func procedures(in facts: Facts, atMost limit: Int) -> (found: [Procedure], all: Int) {
    best(facts.procedures.keys.sorted().compactMap { facts.procedures[$0] }, limit) {
      (code: $0.code.text, name: $0.name)
    }
  }

  /// Dossiers whose code holds what was typed.
  package func dossiers(_ dossiers: [Dossier], atMost limit: Int) -> (found: [Dossier], all: Int) {
    let fitting = dossiers.filter { searchFolded($0.code).contains(text) }
    return (Array(fitting.suffix(limit).reversed()), fitting.count)
  }

  private func best<Item>(
    _ items: [Item], _ limit: Int, _ called: (Item) -> (code: String, name: String)
  ) -> (found: [Item], all: Int) {
    let fitting = items.compactMap { item -> (fit: Int, key: VietnameseKey, item: Item)? in
      let (code, name) = called(item)
      return fit(code, name).map { ($0, VietnameseKey(name), item) }
    }.sorted { $0.fit != $1.fit ? $0.fit < $1.fit : $0.key < $1.key }
    return (fitting.prefix(limit).map(\.item), fitting.count)
  }
}
