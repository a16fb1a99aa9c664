internal import Base
internal import Counting
internal import Records

/// What wins a missing dossier back is asked once a state. Lives as long as the lines of one indicator are written.
final class OutlookMemo {
  private var known: [DossierState: (prospect: LossLine.Prospect, remedies: [Remedy])] = [:]

  func outlook(
    _ dossier: Dossier, _ procedure: Procedure?, _ window: Window,
    _ ask: () -> (prospect: LossLine.Prospect, remedies: [Remedy])
  ) -> (prospect: LossLine.Prospect, remedies: [Remedy]) {
    let state = DossierState(dossier, procedure, window)
    if let outlook = known[state] { return outlook }
    let outlook = ask()
    known[state] = outlook
    return outlook
  }
}
