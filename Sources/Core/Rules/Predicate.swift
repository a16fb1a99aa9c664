/// A condition on one record. Unknown attributes count as no (and are reported by coverage).
package indirect enum Predicate: Hashable, Sendable {
  /// The attribute has one of these words; `["yes"]` for yes-or-no attributes.
  case has(Attribute, [String])
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)

  package static let yes = ["yes"]
}
