/// An opaque code of one kind: compared exactly, after trimming and Unicode NFC at the edge.
/// The kind keeps a unit code from being taken for a procedure code.
package struct Code<Kind>: Hashable, Sendable {
  package let text: String
  @inlinable package init(_ text: String) { self.text = text }
}

extension Code: Comparable {
  /// Code point by code point, as the portal sorts (`H44.129`, `H44.13`, `H44.130`).
  package static func < (a: Self, b: Self) -> Bool { codePointOrder(a.text, b.text) }
}

extension Code: CustomStringConvertible {
  package var description: String { text }
}

package enum UnitKindOfCode {}
package enum ProcedureKindOfCode {}
package typealias UnitCode = Code<UnitKindOfCode>
package typealias ProcedureCode = Code<ProcedureKindOfCode>

/// True if `a` sorts before `b` by Unicode scalar values. Swift's `<` compares canonical forms, which differs
/// from the portal for decomposed text; after NFC this is the order the portal's lists show.
package func codePointOrder(_ a: String, _ b: String) -> Bool {
  // UTF-8 keeps the order of scalar values.
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
