package import Base
internal import Counting
package import Records
internal import Scoring

/// The lists the documents ask for.
package enum DossierSelection: String, Sendable, CaseIterable {
  case late, refused, withdrawn, stopped, supplemented, open
  case openLate = "open_late"
  case notSynced = "not_synced"
  case all
}

/// One dossier of a list, with what a person needs to act on it.
package struct ListedDossier: Sendable {
  package let dossier: Dossier
  package let procedure: Procedure?
  package let unit: OrgUnit?
  /// Where it was handed in, when that is another unit than the one that resolves it.
  package let receivedUnit: OrgUnit?
  /// Why it is late and since when, as far as the window goes.
  package let lateSince: Instant?
  package let lateReason: Dossier.LateReason?
}

extension Desk {
  /// The active dossiers of a unit's subtree that belong to the list, in the order of reception.
  package func list(_ selection: DossierSelection, unit: UnitCode, window: Window) -> [ListedDossier] {
    facts.units.subtree(unit).flatMap { facts.dossiers[$0] ?? [] }
      .filter { $0.isActive(in: window) && belongs($0, selection, window) }
      .sorted { ($0.receivedAt?.seconds ?? 0, $0.code) < ($1.receivedAt?.seconds ?? 0, $1.code) }
      .map { dossier in
        let late = dossier.lateness.flatMap { $0.since <= window.end ? $0 : nil }
        return ListedDossier(
          dossier: dossier, procedure: facts.procedures[dossier.procedure], unit: facts.units.unit(dossier.unit),
          receivedUnit: receivingUnit(of: dossier), lateSince: late?.since, lateReason: late?.reason)
      }
  }

  /// The unit a dossier was handed in at, when another one resolves it; a code nobody knows stands for its name.
  func receivingUnit(of dossier: Dossier) -> OrgUnit? {
    guard let code = dossier.receivedUnit else { return nil }
    let place = tree.map { $0.home(of: code, from: dossier.receivedAt?.day) } ?? code
    if place == dossier.unit { return nil }
    return facts.units.unit(place) ?? registers.units.unit(code) ?? OrgUnit(code: code, name: code.text, kind: .office)
  }

  private func belongs(_ dossier: Dossier, _ selection: DossierSelection, _ window: Window) -> Bool {
    let ended = dossier.hasEnded(by: window.end)
    return switch selection {
    case .late: dossier.isLate(at: window.end)
    case .refused: ended && dossier.endKind == .refused
    case .withdrawn: ended && dossier.endKind == .withdrawn
    case .stopped: ended && dossier.endKind == .stopped
    case .supplemented: dossier.isSupplemented
    case .open: !ended
    case .openLate: !ended && dossier.isLate(at: window.end)
    case .notSynced:
      dossier.isReceived(in: window) && dossier.isSyncKnown && !(dossier.syncedAt.map { $0 <= window.end } ?? false)
    case .all: true
    }
  }
}
