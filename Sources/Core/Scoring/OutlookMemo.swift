internal import Base
internal import Records

/// A province has a hundred thousand missing dossiers in a few hundred states: what wins one back is asked once a state.
/// Lives as long as the lines of one indicator are written.
final class OutlookMemo {
  private var known: [UInt32: (prospect: LossLine.Prospect, remedies: [Remedy])] = [:]

  func outlook(
    _ dossier: Dossier, _ procedure: Procedure?, _ window: Window,
    _ ask: () -> (prospect: LossLine.Prospect, remedies: [Remedy])
  ) -> (prospect: LossLine.Prospect, remedies: [Remedy]) {
    let state = Self.state(dossier, procedure, window)
    if let outlook = known[state] { return outlook }
    let outlook = ask()
    known[state] = outlook
    return outlook
  }

  /// Everything that a condition or a remedy looks at.
  private static func state(_ dossier: Dossier, _ procedure: Procedure?, _ window: Window) -> UInt32 {
    let lateness = dossier.lateness
    let flags = [
      dossier.resultFile == true, dossier.componentFile == true, dossier.reused == true,
      dossier.personalStore == true, dossier.populationData == true, dossier.complaint == true,
      dossier.syncedAt.map { $0 <= window.end } ?? false, lateness.map { $0.since <= window.end } ?? false,
      lateness?.reason == .secondSupplement, dossier.endedAt != nil, dossier.hasEnded(by: window.end),
      dossier.endKind == .withdrawn, procedure?.fee == true, procedure?.citizen == true, procedure?.paperResult == true,
      dossier.payment == .due, dossier.payment == .paidOnline, dossier.channel == .online, dossier.channel == .post,
    ]
    return flags.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
  }
}
