internal import Base
internal import Records

/// What counting needs of one dossier, in 24 bytes: four times, its traits and its procedure.
struct DossierRow: Hashable, Sendable {
  let received: Tick
  let ended: Tick
  let late: Tick
  let synced: Tick
  /// The part of its state word that time does not change.
  let traits: UInt32
  /// The place of its procedure in the register of the columns.
  let procedure: UInt32
}

extension DossierRow {
  /// Nil for a dossier without a reception: it is counted nowhere.
  init?(_ dossier: Dossier, procedure: UInt32) {
    guard let receivedAt = dossier.receivedAt else { return nil }
    received = Tick(receivedAt)
    ended = Tick(dossier.endedAt)
    late = Tick(dossier.lateness?.since)
    synced = Tick(dossier.syncedAt)
    traits = UInt32(truncatingIfNeeded: StateWord(dossier).bits & StateWord.columnBits)
    self.procedure = procedure
  }
}
