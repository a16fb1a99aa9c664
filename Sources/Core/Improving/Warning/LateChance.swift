/// How likely an open dossier is to miss its promise, and what that is taken from.
package struct LateChance: Hashable, Sendable {
  /// Whose past it leans on most.
  package enum Basis: String, Sendable, CaseIterable {
    case procedure, field, unit, all
  }
  /// 0…1.
  package let probability: Double
  package let basis: Basis
  /// Past dossiers of that basis that stood at the same step with about the same share of their time used.
  package let seen: Int
  /// The share of the given working time that is used, 0…1.
  package let used: Double
}
