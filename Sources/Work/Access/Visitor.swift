package import Base
package import Records

/// A role somebody has for a unit and everything below it; without a unit for all of them.
package struct Grant: Hashable, Sendable {
  package let role: Role
  package let unit: UnitCode?

  package init(_ role: Role, at unit: UnitCode? = nil) {
    self.role = role
    self.unit = unit
  }
}

/// Whoever asks: nobody known, a person who signed in, or a program with a key.
package struct Visitor: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case anonymous
    /// The account's number.
    case person(Int)
    /// The key's number.
    case key(Int)
  }

  package let kind: Kind
  /// What the trail and the page call them; empty for nobody.
  package let name: String
  package let grants: [Grant]
  /// What a key is limited to; nil: everything its grants give.
  package let limit: Set<Permission>?

  package init(_ kind: Kind, name: String, grants: [Grant], limit: Set<Permission>? = nil) {
    self.kind = kind
    self.name = name
    self.grants = grants
    self.limit = limit
  }

  package static let anonymous = Visitor(.anonymous, name: "", grants: [])

  package var isSignedIn: Bool { kind != .anonymous }

  /// True when some unit, whichever, is theirs to do this at.
  package func may(_ permission: Permission) -> Bool { grants.contains { gives($0, permission) } }

  /// True when this is theirs to do at the unit: it, or a unit above it, was granted.
  package func may(_ permission: Permission, at unit: UnitCode, in register: UnitRegister) -> Bool {
    grants.contains { grant in
      guard gives(grant, permission) else { return false }
      guard let root = grant.unit else { return true }
      return register.contains(unit) && register.lies(unit, in: root)
    }
  }

  private func gives(_ grant: Grant, _ permission: Permission) -> Bool {
    grant.role.permissions.contains(permission) && (limit?.contains(permission) ?? true)
  }
}
