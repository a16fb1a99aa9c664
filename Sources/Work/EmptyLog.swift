package import Base
package import Records

/// A log that holds nothing and keeps nothing: what a trial reads against when there is no store yet.
package struct EmptyLog: FactLog {
  package init() {}
  package func append(_ draft: BatchDraft, after version: Int) throws(Failure) -> Int? { nil }
  package func snapshot() throws(Failure) -> LogSnapshot { LogSnapshot(version: 0, batches: [], ledger: Ledger()) }
  package func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? { nil }
  package func quarantine() throws(Failure) -> [QuarantinedRow] { [] }
  package func findings() throws(Failure) -> [Finding] { [] }
  package func version() throws(Failure) -> Int { 0 }
}
