/// What an address needs of whoever asks for it. The raw values are stored with the scopes of keys: frozen.
package enum Permission: String, Sendable, Hashable, CaseIterable {
  /// Dossiers, petitions, ledgers: everything with a record in it.
  case readRecords
  /// What a single officer did.
  case readOfficers
  /// Personal data of the vault of the owning office.
  case readPersonal
  /// Papers drafted for somebody else to approve.
  case draft
  /// Assignments, answers, approvals.
  case decide
  /// Plans, targets, duties, rounds, registers of obstacles: writing them.
  case plan
  /// How far the duties of one's office are, and its figures for a round.
  case report
  /// Quarantine, batches, imports by hand.
  case mend
  /// Editions for the public.
  case publish
  /// Sources, registers, rule packs, calendars.
  case manage
  case manageAccounts
  case readAudit
  /// Messages and events of other systems.
  case deliver
}
