package import Base

/// A unit as a sender with a reach of its own names it: the text means a unit only where that lies within the reach.
///
/// What such a sender says of a unit nobody knows yet has to wait like everything else, and when the unit is registered, maybe
/// somewhere else, it must not speak there. So the reach stands in the text that is remembered, and is asked at every fold.
package enum UnitWithin {
  private static let mark = "within:"
  private static let joint: Character = "|"

  /// The text to remember; nil for roots that cannot be written so.
  package static func reference(_ text: String, _ roots: Set<UnitCode>) -> String? {
    guard !roots.isEmpty, !roots.contains(where: { $0.text.contains(joint) }) else { return nil }
    let written = roots.map(\.text).sorted(by: codePointOrder).map { "\($0)\(joint)" }.joined()
    return "\(mark)\(roots.count)\(joint)\(written)\(text)"
  }

  /// What the sender wrote, and its reach; nil for every other text. The number in front tells where the sender's own text
  /// begins, whatever stands in it.
  package static func read(_ reference: String) -> (text: String, roots: Set<UnitCode>)? {
    guard reference.hasPrefix(mark) else { return nil }
    var rest = reference.dropFirst(mark.count)
    func next() -> Substring? {
      guard let end = rest.firstIndex(of: joint) else { return nil }
      defer { rest = rest[rest.index(after: end)...] }
      return rest[..<end]
    }
    guard let count = next().flatMap({ Int($0) }), (1...1_000).contains(count) else { return nil }
    var roots: Set<UnitCode> = []
    for _ in 0..<count {
      guard let root = next() else { return nil }
      roots.insert(UnitCode(String(root)))
    }
    return (String(rest), roots)
  }
}

extension UnitRegister {
  /// True when the unit is one of these or lies below one.
  package func lies(_ code: UnitCode, inAny roots: Set<UnitCode>) -> Bool {
    roots.contains { lies(code, in: $0) }
  }
}
