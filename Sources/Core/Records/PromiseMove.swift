package import Base

/// The promised date of a dossier was stated to be another, later one.
package struct PromiseMove: Hashable, Sendable {
  package let dossier: String
  /// When it was: the instant of the new state at its source, else of its arrival.
  package let at: Instant
  package let from: Instant
  package let to: Instant

  package init(dossier: String, at: Instant, from: Instant, to: Instant) {
    self.dossier = dossier
    self.at = at
    self.from = from
    self.to = to
  }
}

extension Ledger {
  /// Every time a promised date became a later one, by what was delivered. `arrival`: when a batch came.
  package func promiseMoves(arrival: (_ batch: Int) -> Instant?) -> [PromiseMove] {
    var moves: [PromiseMove] = []
    for (code, all) in deliveries[.dossier] ?? [:] where all.count > 1 {
      var promised: Instant?
      for delivery in all.sorted(by: Delivery.precedes) {
        guard let text = delivery.statement.text(of: Self.dueColumn),
          let due = Instant(iso: text, missing: .endOfDay)
        else { continue }
        if let from = promised, due > from, let at = delivery.statement.instant ?? arrival(delivery.batch) {
          moves.append(PromiseMove(dossier: code, at: at, from: from, to: due))
        }
        promised = due
      }
    }
    return moves.sorted { $0.dossier != $1.dossier ? codePointOrder($0.dossier, $1.dossier) : $0.at < $1.at }
  }

  private static let dueColumn: UInt8 = 7
}
