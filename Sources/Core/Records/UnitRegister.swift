package import Base

/// The tree of units. A unit's place in it is that of its last row, for every period; validity only decides who is listed.
package struct UnitRegister: Sendable {
  /// The rows of each unit, oldest first, each closed by the next.
  package let rows: [UnitCode: [OrgUnit]]
  private let childrenOf: [UnitCode: [UnitCode]]
  private let byName: [String: [UnitCode]]

  package init(_ units: [OrgUnit]) {
    rows = Dictionary(grouping: units, by: \.code).mapValues { closed($0, from: \.validFrom, to: \.validTo) }
    var children: [UnitCode: [UnitCode]] = [:]
    var names: [String: [UnitCode]] = [:]
    for (code, dated) in rows {
      if let parent = dated.last?.parent { children[parent, default: []].append(code) }
      for name in Set(dated.map { nameKey($0.name) }) { names[name, default: []].append(code) }
    }
    childrenOf = children.mapValues { $0.sorted() }
    byName = names
  }

  package var codes: [UnitCode] { rows.keys.sorted() }
  package func contains(_ code: UnitCode) -> Bool { rows[code] != nil }
  /// The newest row.
  package func unit(_ code: UnitCode) -> OrgUnit? { rows[code]?.last }
  /// The row valid on `day`.
  package func unit(_ code: UnitCode, on day: Day) -> OrgUnit? { rows[code]?.last { $0.isValid(on: day) } }
  package func children(of code: UnitCode) -> [UnitCode] { childrenOf[code] ?? [] }

  /// The unit all others lie below; nil without units, with several tops, or with a circle of parents.
  package var root: UnitCode? {
    let tops = rows.filter { $0.value.last?.parent.map { !contains($0) } ?? true }.map(\.key)
    guard tops.count == 1, subtree(tops[0]).count == rows.count else { return nil }
    return tops[0]
  }

  /// The only unit of this name (case and spacing aside), or nil.
  package func code(named name: String) -> UnitCode? {
    guard let codes = byName[nameKey(name)], codes.count == 1 else { return nil }
    return codes[0]
  }

  /// The unit and everything below it, each once, parents first.
  package func subtree(_ root: UnitCode) -> [UnitCode] {
    var found = [root]
    var seen: Set<UnitCode> = [root]
    var next = 0
    while next < found.count {
      for child in children(of: found[next]) where seen.insert(child).inserted { found.append(child) }
      next += 1
    }
    return found
  }

  /// True when the unit is this one or lies somewhere below it.
  package func lies(_ code: UnitCode, in root: UnitCode) -> Bool {
    var seen: Set<UnitCode> = []
    var current: UnitCode? = code
    while let at = current, seen.insert(at).inserted {
      if at == root { return true }
      current = unit(at)?.parent
    }
    return false
  }

  /// The nearest unit of `kind` above `code`, not counting itself.
  package func ancestor(of code: UnitCode, kind: UnitKind) -> UnitCode? {
    var seen: Set<UnitCode> = [code]
    var current = unit(code)?.parent
    while let above = current, seen.insert(above).inserted {
      guard let unit = unit(above) else { return nil }
      if unit.kind == kind { return above }
      current = unit.parent
    }
    return nil
  }

  /// Units whose chain of parents comes back to themselves.
  package var circular: [UnitCode] {
    codes.filter { code in
      var seen: Set<UnitCode> = []
      var current = unit(code)?.parent
      while let above = current {
        if above == code { return true }
        guard seen.insert(above).inserted else { return false }
        current = unit(above)?.parent
      }
      return false
    }
  }
}

/// What two spellings of a name have in common: lower case, single spaces, no full stop at the end, the people's committee
/// in one spelling or left out, no "thủ tục" in front. The text is already in NFC.
package func nameKey(_ name: String) -> String {
  var key = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  while key.hasSuffix(".") { key.removeLast() }
  for prefix in ["ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân ", "thủ tục "] where key.hasPrefix(prefix) {
    return String(key.dropFirst(prefix.count))
  }
  return key
}
