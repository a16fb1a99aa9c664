package import Base
package import Records

/// Whoever asks: nobody known, a person who signed in, a program with a key, or whoever runs the command.
package struct Visitor: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case anonymous
    /// The account's number.
    case person(Int)
    /// The key's number.
    case key(Int)
    /// Whoever may run the command on the machine of the store: the file is theirs already.
    case `operator`
  }

  package let kind: Kind
  /// What the trail and the page call them; empty for nobody.
  package let name: String
  package let grants: [Grant]
  /// What a key is limited to; nil: everything its grants give.
  package let limit: Set<Permission>?
  /// The code under which records name this person as an officer; nil when they are none.
  package let officer: String?
  /// Signed in with a one-time password: nothing is theirs until they have chosen their own.
  package let mustChangePassword: Bool

  package init(
    _ kind: Kind, name: String, grants: [Grant], limit: Set<Permission>? = nil, officer: String? = nil,
    mustChangePassword: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.grants = grants
    self.limit = limit
    self.officer = officer
    self.mustChangePassword = mustChangePassword
  }

  package static let anonymous = Visitor(.anonymous, name: "", grants: [])
  package static let `operator` = Visitor(.operator, name: "soi", grants: [Grant(.administrator), Grant(.auditor)])

  package var isSignedIn: Bool { kind != .anonymous }
  /// Somebody with an account, at a page.
  package var isPerson: Bool { if case .person = kind { true } else { false } }

  /// True when some unit, whichever, is theirs to do this at.
  package func may(_ permission: Permission) -> Bool {
    grants.contains { gives($0, permission) && (permission != .readPersonal || $0.unit != nil) }
  }

  /// True when this is theirs to do at the unit: it, or a unit above it, was granted. Personal data is the owning
  /// office's alone: a grant from above does not reach it.
  package func may(_ permission: Permission, at unit: UnitCode, in register: UnitRegister) -> Bool {
    grants.contains { grant in
      guard gives(grant, permission) else { return false }
      if permission == .readPersonal { return grant.unit == unit }
      guard let root = grant.unit else { return true }
      return register.contains(unit) && register.lies(unit, in: root)
    }
  }

  /// True when this is theirs to do everywhere.
  package func mayEverywhere(_ permission: Permission) -> Bool {
    permission != .readPersonal && grants.contains { $0.unit == nil && gives($0, permission) }
  }

  /// True when this is theirs to do to all the store has: everywhere, or at `root`, the one unit all others of the store lie
  /// below. With a second tree in the store there is no root, and a grant for one of them is a part again. Accounts, keys and
  /// the whole trail ask for `mayEverywhere(_:)` alone: what they give or tell outlives the register.
  package func mayEverywhere(_ permission: Permission, below root: UnitCode?) -> Bool {
    if mayEverywhere(permission) { return true }
    guard let root, permission != .readPersonal else { return false }
    return grants.contains { $0.unit == root && gives($0, permission) }
  }

  /// A page about one officer is for that officer, and for whoever may read officers at the unit.
  package func maySee(officer code: String, at unit: UnitCode, in register: UnitRegister) -> Bool {
    if mustChangePassword { return false }
    if let officer, officer == code, may(.readRecords, at: unit, in: register) { return true }
    return may(.readOfficers, at: unit, in: register)
  }

  private func gives(_ grant: Grant, _ permission: Permission) -> Bool {
    !mustChangePassword && grant.role.permissions.contains(permission) && (limit?.contains(permission) ?? true)
  }
}
