package import Base
package import Records

/// What has arrived lately and from whom, however many batches there are: messages make one each.
package protocol ArrivalLog: Sendable {
  /// Newest first, those before a number.
  func arrivals(before number: Int?, atMost limit: Int) throws(Failure) -> [Batch]
  /// Nil when there is no batch of this number.
  func arrival(_ number: Int) throws(Failure) -> Batch?
  /// By system: nil stands for files without one.
  func arrivalsBySystem() throws(Failure) -> [SystemArrivals]
  /// What kind of rows a file held; nil for services of live messages.
  func kind(ofFile path: String) throws(Failure) -> FactKind?
  /// Takes every made-up batch back that still counts, all or none; their numbers, the newest first.
  func retractSample(at instant: Instant) throws(Failure) -> [Int]
  /// Takes a batch back; false when that was done already, nil when there is none of this number.
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool?
}

/// How much a system has delivered and when last.
package struct SystemArrivals: Hashable, Sendable {
  package let system: String
  package let newest: Instant
  package let batches: Int
  /// Deliveries that said something new.
  package let deliveries: Int
  package let quarantined: Int

  package init(system: String, newest: Instant, batches: Int, deliveries: Int, quarantined: Int) {
    self.system = system
    self.newest = newest
    self.batches = batches
    self.deliveries = deliveries
    self.quarantined = quarantined
  }
}
