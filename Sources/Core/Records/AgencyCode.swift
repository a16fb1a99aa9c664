/// How agency codes are written. Two schemes are met side by side: `000.17.22.H56` (read from the right: level 1, 2, 3, 4;
/// zeros mean "none") and `H56.22.17`. One cannot be computed from the other for certain, so what is computed here is only
/// ever suggested to a person; `unit_aliases.csv` decides.
package enum AgencyCode {
  /// A code of the old scheme in its own notation: upper case, dots for hyphens. Nil for any other text.
  package static func oldForm(_ text: String) -> String? {
    let groups = text.uppercased().split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }
    guard groups.map(\.count) == [3, 2, 2, 3], isLevelOne(groups[3]), groups[..<3].allSatisfy(isGroup) else {
      return nil
    }
    return groups.joined(separator: ".")
  }

  /// The code of the new scheme a text most likely means; nil when it is of neither scheme, or when a zero group stands
  /// between two others, which can be read in two ways.
  package static func newForm(_ text: String) -> String? {
    guard let old = oldForm(text) else {
      let upper = text.uppercased()
      let groups = upper.split(separator: ".", omittingEmptySubsequences: false)
      guard let first = groups.first, isLevelOne(first), groups.dropFirst().allSatisfy(isGroup) else { return nil }
      return upper
    }
    let levels = old.split(separator: ".").reversed().map { $0.allSatisfy { $0 == "0" } ? "" : String($0) }
    let filled = levels.prefix { !$0.isEmpty }
    guard levels.dropFirst(filled.count).allSatisfy(\.isEmpty) else { return nil }
    return filled.joined(separator: ".")
  }

  /// A letter and two digits.
  private static func isLevelOne(_ group: Substring) -> Bool {
    group.count == 3 && group.first.map { ("A"..."Z").contains($0) } == true && group.dropFirst().allSatisfy(isDigit)
  }

  private static func isGroup(_ group: Substring) -> Bool {
    !group.isEmpty && group.allSatisfy { isDigit($0) || ("A"..."Z").contains($0) }
  }

  private static func isDigit(_ sign: Character) -> Bool { ("0"..."9").contains(sign) }
}
