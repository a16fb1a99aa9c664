internal import Base
internal import Records
internal import StoreSQLite
internal import Work

/// The port of what has arrived on the store's log.
struct ArrivalStore: ArrivalLog {
  let log: SQLiteLog

  func arrivals(before number: Int?, atMost limit: Int) throws(Failure) -> [Batch] {
    try log.arrivals(before: number, atMost: limit)
  }
  func arrival(_ number: Int) throws(Failure) -> Batch? { try log.arrival(number) }
  func arrivalsBySystem() throws(Failure) -> [SystemArrivals] {
    try log.arrivalsBySystem().map {
      SystemArrivals(
        system: $0.system, newest: $0.newest, batches: $0.batches, deliveries: $0.deliveries,
        quarantined: $0.quarantined)
    }
  }
  func kind(ofFile path: String) throws(Failure) -> FactKind? {
    try log.kind(ofFile: path).flatMap { FactKind(fileStem: $0) }
  }
  func retractSample(at instant: Instant) throws(Failure) -> [Int] { try log.retractSample(at: instant) }
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? { try log.retract(number, at: instant) }
}
