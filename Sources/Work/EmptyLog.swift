package import Base
package import Records

/// A log that holds nothing and keeps nothing: what a trial reads against when there is no store yet.
package struct EmptyLog: FactLog {
  package init() {}
  package func append(
    _ head: BatchDraft, after version: Int, filling fill: (inout BatchDraft, RowSink) throws(Failure) -> Void
  ) throws(Failure) -> Int? { nil }
  package func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? { nil }
  package func version() throws(Failure) -> Int { 0 }
  package func batches(_ moment: LogMoment) throws(Failure) -> [Batch] { [] }
  package func ledger(_ selection: LogSelection, _ moment: LogMoment) throws(Failure) -> Ledger { Ledger() }
  package func isEmpty(_ kind: FactKind) throws(Failure) -> Bool { true }
  package func eachFact(_ kinds: Set<FactKind>, _ moment: LogMoment, _ body: ([Delivery]) -> Void) throws(Failure) {}
  package func eachDelivery(_ kind: FactKind, _ moment: LogMoment, _ body: (Delivery) -> Void) throws(Failure) {}
  package func head(_ version: Int) throws(Failure) -> Digest { Digest([]) }
  package func changedKinds(from before: LogMoment, to after: LogMoment) throws(Failure) -> Set<FactKind> { [] }
  package func changedKeys(
    of kinds: Set<FactKind>, from before: LogMoment, to after: LogMoment, atMost limit: Int
  ) throws(Failure) -> [FactKind: [String]]? { [:] }
  package func unitTexts() throws(Failure) -> [String] { [] }
  package func quarantine(_ moment: LogMoment) throws(Failure) -> [QuarantinedRow] { [] }
  package func findings(_ moment: LogMoment) throws(Failure) -> [Finding] { [] }
}
