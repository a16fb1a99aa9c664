import Base
import Formats
import Records
import Work

/// A log that is only a list, read from the beginning at every question: obvious, and slow.
struct PlainLog: FactLog {
  enum Change {
    case batch(BatchDraft)
    case retraction(Int)
    case erasure(String)
  }

  private(set) var changes: [(change: Change, at: Instant)] = []

  mutating func add(_ change: Change, at: Instant) { changes.append((change, at)) }

  var batchCount: Int { changes.count { if case .batch = $0.change { true } else { false } } }
  var deliveryCount: Int { all.count }

  /// Every delivery ever made, whatever became of it since; nothing of what was erased later.
  private var all: [Delivery] {
    var (all, batch): ([Delivery], Int) = ([], 0)
    var gone: Set<Int> = []
    for (change, _) in changes {
      switch change {
      case .batch(let draft):
        batch += 1
        for (statement, digest) in draft.statements {
          all.append(Delivery(batch: batch, sequence: all.count + 1, digest: digest, statement: statement))
        }
      case .erasure(let key):
        gone.formUnion(all.filter { $0.statement.kind == .dossier && $0.statement.key == key }.map(\.sequence))
      case .retraction: continue
      }
    }
    return all.map { delivery in
      gone.contains(delivery.sequence) ? delivery.withoutText : delivery
    }
  }

  /// The batches that had arrived, with when they went.
  private func heads(_ moment: LogMoment) -> [Batch] {
    var (heads, batch): ([Batch], Int) = ([], 0)
    for (index, (change, at)) in changes.enumerated() {
      if case .batch = change { batch += 1 }
      guard index < moment.version, at <= moment.knownAt ?? .endOfTime else { continue }
      switch change {
      case .batch(let draft):
        heads.append(
          Batch(
            number: batch, arrivedAt: at, system: draft.system, isSample: draft.isSample, files: draft.files,
            retractedAt: nil))
      case .retraction(let number):
        guard let place = heads.firstIndex(where: { $0.number == number }) else { continue }
        let head = heads[place]
        heads[place] = Batch(
          number: number, arrivedAt: head.arrivedAt, system: head.system, isSample: head.isSample, files: head.files,
          retractedAt: at)
      case .erasure: continue
      }
    }
    return heads
  }

  private func counted(_ moment: LogMoment) -> [Delivery] {
    let counting = Set(heads(moment).filter { $0.retractedAt == nil }.map(\.number))
    var (restated, batch): (Set<Int>, Int) = ([], 0)
    for (change, _) in changes {
      guard case .batch(let draft) = change else { continue }
      batch += 1
      if counting.contains(batch) { restated.formUnion(draft.restated) }
    }
    return all.filter {
      !$0.statement.payload.isEmpty && (counting.contains($0.batch) || restated.contains($0.sequence))
    }
  }

  func append(
    _ head: BatchDraft, after version: Int, filling fill: (inout BatchDraft, RowSink) throws(Failure) -> Void
  ) throws(Failure) -> Int? { nil }
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? { nil }
  func version() throws(Failure) -> Int { changes.count }
  func batches(_ moment: LogMoment) throws(Failure) -> [Batch] { heads(moment) }
  func head(_ version: Int) throws(Failure) -> Digest { Digest([UInt8(truncatingIfNeeded: version)]) }
  func changedKinds(from before: LogMoment, to after: LogMoment) throws(Failure) -> Set<FactKind> {
    Set(FactKind.allCases)
  }
  func changedKeys(
    of kinds: Set<FactKind>, from before: LogMoment, to after: LogMoment, atMost limit: Int
  ) throws(Failure) -> [FactKind: [String]]? { nil }
  func unitTexts() throws(Failure) -> [String] { Set(all.compactMap(\.unit)).sorted() }
  func quarantine(_ moment: LogMoment) throws(Failure) -> [QuarantinedRow] { [] }
  func findings(_ moment: LogMoment) throws(Failure) -> [Finding] { [] }

  func ledger(_ selection: LogSelection, _ moment: LogMoment) throws(Failure) -> Ledger {
    let counted = counted(moment)
    var ledger = Ledger()
    for delivery in counted {
      let statement = delivery.statement
      let group = Statement.group(statement.kind, statement.key)
      let isChosen =
        switch selection {
        case .all: true
        case .kinds(let kinds): kinds.contains(statement.kind)
        case .keys(let kind, let keys):
          statement.kind == kind && keys.contains { Statement.group(kind, $0) == group }
        case .units(let texts, let kinds):
          kinds.contains(statement.kind)
            && counted.contains {
              $0.statement.kind == statement.kind && $0.statement.key == statement.key
                && $0.unit.map(texts.contains) ?? false
            }
        }
      if isChosen { ledger.append(delivery) }
    }
    return ledger
  }

  func eachDelivery(_ kind: FactKind, _ moment: LogMoment, _ body: (Delivery) -> Void) throws(Failure) {
    for delivery in counted(moment) where delivery.statement.kind == kind { body(delivery) }
  }

  func isEmpty(_ kind: FactKind) throws(Failure) -> Bool { !all.contains { $0.statement.kind == kind } }

  func eachFact(_ kinds: Set<FactKind>, _ moment: LogMoment, _ body: ([Delivery]) -> Void) throws(Failure) {
    for deliveries in try ledger(.kinds(kinds), moment).deliveries.values.flatMap(\.values) { body(deliveries) }
  }
}

extension Delivery {
  fileprivate var unit: String? {
    Schema.of(statement.kind).column(named: "unit").flatMap { statement.text(of: $0.id) }
  }

  fileprivate var withoutText: Delivery {
    Delivery(
      batch: batch, sequence: sequence, digest: digest,
      statement: Statement(kind: statement.kind, key: statement.key, instant: statement.instant, payload: ""))
  }
}
