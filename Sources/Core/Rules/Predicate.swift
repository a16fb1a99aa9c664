/// A condition on one record. Unknown attributes count as no (and are reported by coverage).
package indirect enum Predicate: Hashable, Sendable {
  /// The attribute has one of these words; `["yes"]` for yes-or-no attributes.
  case has(Attribute, [String])
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)

  package static let yes = ["yes"]

  /// One attribute as it is asked for, and whether an odd number of `not` stands around it.
  package struct Leaf: Hashable, Sendable {
    package let attribute: Attribute
    package let words: [String]
    package let isNegated: Bool
  }

  /// Every attribute it asks for, in the order written.
  package var leaves: [Leaf] { leaves(isNegated: false) }

  private func leaves(isNegated: Bool) -> [Leaf] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap { $0.leaves(isNegated: isNegated) }
    case .not(let part): part.leaves(isNegated: !isNegated)
    case .has(let attribute, let words): [Leaf(attribute: attribute, words: words, isNegated: isNegated)]
    }
  }

  /// Every attribute it reads, in the order written.
  /// What it asks.
  package var attributes: [Attribute] { leaves.map(\.attribute) }
}
