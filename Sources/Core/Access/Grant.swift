package import Base

/// A role somebody has for a unit and everything below it; without a unit for all of them.
package struct Grant: Hashable, Sendable {
  package let role: Role
  package let unit: UnitCode?

  package init(_ role: Role, at unit: UnitCode? = nil) {
    self.role = role
    self.unit = unit
  }
}

extension Grant: Comparable {
  /// The order in which grants are stored and hashed: frozen.
  package static func < (a: Grant, b: Grant) -> Bool {
    a.role == b.role
      ? codePointOrder(a.unit?.text ?? "", b.unit?.text ?? "") : codePointOrder(a.role.rawValue, b.role.rawValue)
  }
}
