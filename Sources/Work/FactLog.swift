package import Base
package import Records

/// Where deliveries are remembered. Acknowledged means durable: when `append` returns, the batch survives a power cut.
package protocol FactLog: Sendable {
  /// Appends everything of the draft and answers the batch's number; nothing and nil when the log has moved on from the
  /// version the draft was made against.
  ///
  /// - Parameter fill: called while the batch is being written: completes the draft, and gives rows that come by the million
  ///   over as they are read. When it throws nothing was written. It may read the log as it was.
  func append(
    _ head: BatchDraft, after version: Int, filling fill: (inout BatchDraft, RowSink) throws(Failure) -> Void
  ) throws(Failure) -> Int?
  /// Takes a batch back; false when that was done already, nil when there is none of this number.
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool?
  /// A number that grows with every change.
  func version() throws(Failure) -> Int
  /// Oldest first.
  func batches(_ moment: LogMoment) throws(Failure) -> [Batch]
  /// How new the batches are that counted at the moment.
  func freshness(_ moment: LogMoment) throws(Failure) -> Freshness
  /// How new the batches are that arrived after one moment up to another; nil when something was taken back between them.
  func freshness(from before: LogMoment, to after: LogMoment) throws(Failure) -> Freshness?
  /// The deliveries of the chosen facts that counted at the moment.
  func ledger(_ selection: LogSelection, _ moment: LogMoment) throws(Failure) -> Ledger
  /// True when no delivery of this kind ever came.
  func isEmpty(_ kind: FactKind) throws(Failure) -> Bool
  /// All deliveries of these kinds that counted at the moment, key by key in any order, for folding more than fits into memory
  /// at once.
  func eachFact(_ kinds: Set<FactKind>, _ moment: LogMoment, _ body: ([Delivery]) -> Void) throws(Failure)
  /// Every delivery of a kind that counted at the moment, in the order of arrival.
  func eachDelivery(_ kind: FactKind, _ moment: LogMoment, _ body: (Delivery) -> Void) throws(Failure)
  /// The hash of an entry of the log's chain; zeros for none.
  func head(_ version: Int) throws(Failure) -> Digest
  /// The kinds of facts of which a delivery came, went or counts again between two moments.
  func changedKinds(from before: LogMoment, to after: LogMoment) throws(Failure) -> Set<FactKind>
  /// The keys, in order, of the facts of these kinds of which a delivery came, went or counts again between two moments; nil
  /// when there are more than `limit`, or when units, procedures or erased texts are among the changes.
  func changedKeys(
    of kinds: Set<FactKind>, from before: LogMoment, to after: LogMoment, atMost limit: Int
  ) throws(Failure) -> [FactKind: [String]]?
  /// The texts by which deliveries name units.
  func unitTexts() throws(Failure) -> [String]
  /// Unreadable rows of batches that counted, each once.
  func quarantine(_ moment: LogMoment) throws(Failure) -> [QuarantinedRow]
  /// Findings made while importing, of batches that counted, each once.
  func findings(_ moment: LogMoment) throws(Failure) -> [Finding]
}

extension FactLog {
  package func freshness(_ moment: LogMoment) throws(Failure) -> Freshness {
    try batches(moment).reduce(into: Freshness()) { freshness, batch in
      if batch.retractedAt == nil { freshness.add(batch.arrivedAt, isSample: batch.isSample) }
    }
  }

  package func freshness(from before: LogMoment, to after: LogMoment) throws(Failure) -> Freshness? { nil }

  /// Now.
  package func moment() throws(Failure) -> LogMoment { LogMoment(version: try version()) }
}
