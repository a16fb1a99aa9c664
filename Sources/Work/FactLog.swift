package import Base
package import Records

/// Where deliveries are remembered. Acknowledged means durable: when `append` returns, the batch survives a power cut.
package protocol FactLog: Sendable {
  /// Appends everything of the draft or nothing, and answers the batch's number.
  func append(_ draft: BatchDraft) throws(Failure) -> Int
  /// Everything delivered by batches that still count.
  func ledger() throws(Failure) -> Ledger
  /// All batches, oldest first.
  func batches() throws(Failure) -> [Batch]
  /// Takes a batch back; false when that was done already, nil when there is none of this number.
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool?
  /// Unreadable rows of batches that still count, each once.
  func quarantine() throws(Failure) -> [QuarantinedRow]
  /// Findings made while importing, of batches that still count, each once.
  func findings() throws(Failure) -> [Finding]
  /// A number that changes whenever the facts may have changed.
  func version() throws(Failure) -> Int
}
