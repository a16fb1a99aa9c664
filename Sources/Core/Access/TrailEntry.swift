package import Base

/// What was done. The raw values are stored and hashed: frozen.
package enum Deed: String, Sendable, Hashable, CaseIterable {
  case signedIn = "sign_in"
  case signInRefused = "sign_in_refused"
  case signedOut = "sign_out"
  case sessionsEnded = "sessions_ended"

  case readRecords = "read_records"
  case readOfficer = "read_officer"
  case readPersonal = "read_personal"
  case readTrail = "read_audit"
  case exported = "export"

  case imported = "import"
  case retracted = "retract"
  case erased = "erase"
  case decided = "decide"
  case mended = "mend"
  case published = "publish"
  case managed = "manage"
  case delivered = "deliver"

  case accountMade = "account_made"
  case accountChanged = "account_changed"
  case granted = "grant"
  case disabled = "disable"
  case enabled = "enable"
  case passwordChanged = "password"
  case identityLinked = "identity"
  case keyMade = "key_made"
  case keyRevoked = "key_revoked"
  case restored = "restore"
}

/// One line of the trail: when, who, what, of what, how much, from where. Numbers and codes, never names.
package struct TrailEntry: Hashable, Sendable {
  package let at: Instant
  package let who: Visitor.Kind
  package let deed: Deed
  package let unit: UnitCode?
  /// The record's code, `account:7`, `key:3` or the name of a pack; empty when it is of many.
  package let record: String
  package let rows: Int
  /// Hash of the address it came from; nil on the machine itself.
  package let address: Digest?

  package init(
    at: Instant, who: Visitor.Kind, _ deed: Deed, unit: UnitCode? = nil, record: String = "", rows: Int = 1,
    address: Digest? = nil
  ) {
    self.at = at
    self.who = who
    self.deed = deed
    self.unit = unit
    self.record = record
    self.rows = rows
    self.address = address
  }
}

/// A line of the trail and its place in it.
package struct TrailRow: Hashable, Sendable {
  package let number: Int
  package let entry: TrailEntry

  package init(number: Int, entry: TrailEntry) {
    self.number = number
    self.entry = entry
  }
}

/// Which lines of the trail are asked for.
package struct TrailQuestion: Hashable, Sendable {
  /// Nil: also those of no unit.
  package var units: Set<UnitCode>?
  package var days: Period?
  /// Nil: whatever was done.
  package var deeds: Set<Deed>?
  /// Lines before this number, newest first.
  package var before: Int?
  package var limit: Int

  package init(
    units: Set<UnitCode>? = nil, days: Period? = nil, deeds: Set<Deed>? = nil, before: Int? = nil, limit: Int = 1000
  ) {
    self.units = units
    self.days = days
    self.deeds = deeds
    self.before = before
    self.limit = limit
  }
}
