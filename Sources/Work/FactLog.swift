package import Base
package import Records

/// Where deliveries are remembered. Acknowledged means durable: when `append` returns, the batch survives a power cut.
package protocol FactLog: Sendable {
  /// Appends everything of the draft and answers the batch's number; nothing and nil when the log has moved on from the
  /// version the draft was made against.
  func append(_ draft: BatchDraft, after version: Int) throws(Failure) -> Int?
  /// Version, batches and ledger of one moment.
  func snapshot() throws(Failure) -> LogSnapshot
  /// Takes a batch back; false when that was done already, nil when there is none of this number.
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool?
  /// Unreadable rows of batches that still count, each once.
  func quarantine() throws(Failure) -> [QuarantinedRow]
  /// Findings made while importing, of batches that still count, each once.
  func findings() throws(Failure) -> [Finding]
  /// A number that changes whenever the facts may have changed.
  func version() throws(Failure) -> Int
}
