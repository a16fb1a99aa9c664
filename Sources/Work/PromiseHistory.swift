package import Base
package import Records

extension Desk {
  /// How promised dates of a unit's dossiers were put off, by what was delivered of them.
  package func promiseMoves(_ unit: UnitCode) throws(Failure) -> [PromiseMove] {
    let ledger = try log.ledger(.units(try texts(of: unit).texts, [.dossier]), moment)
    // Nearly all states say themselves when they were; only then are batches looked at, and there may be many.
    var arrivals: [Int: Instant]?
    var failure: Failure?
    let moves = ledger.promiseMoves { batch in
      if arrivals == nil {
        do throws(Failure) {
          arrivals = Dictionary(
            try log.batches(moment).map { ($0.number, $0.arrivedAt) }, uniquingKeysWith: { first, _ in first })
        } catch {
          (arrivals, failure) = ([:], error)
        }
      }
      return arrivals?[batch]
    }
    if let failure { throw failure }
    return moves
  }
}
