package import Base
package import Records

/// Everything of a dossier that a condition or a remedy looks at, seen at a window's end. A province has a hundred thousand
/// dossiers in a few hundred states: what hangs on the state alone is asked once a state.
package struct DossierState: Hashable, Sendable {
  private let bits: UInt32

  package init(_ dossier: Dossier, _ procedure: Procedure?, _ window: Window) {
    let lateness = dossier.lateness
    let flags = [
      dossier.resultFile == true, dossier.componentFile == true, dossier.reused == true,
      dossier.personalStore == true, dossier.populationData == true, dossier.complaint == true,
      dossier.syncedAt.map { $0 <= window.end } ?? false, lateness.map { $0.since <= window.end } ?? false,
      lateness?.reason == .secondSupplement, dossier.endedAt != nil, dossier.hasEnded(by: window.end),
      dossier.endKind == .withdrawn, procedure?.fee == true, procedure?.citizen == true, procedure?.paperResult == true,
      dossier.payment == .due, dossier.payment == .paidOnline, dossier.channel == .online, dossier.channel == .post,
      dossier.receivedAt.map { $0 <= window.end } ?? false, dossier.isReceived(in: window),
      dossier.isActive(in: window),
      // Finishing it now makes it late or not.
      dossier.dueAt.map { $0 >= window.end } ?? true,
    ]
    bits = flags.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
  }
}
