internal import Base
internal import Intake
internal import Records

/// Gives the plain rows of a file into the batch that is being written: rows of new facts as they are, rows that say again
/// what is known not at all. Every row that needs a closer look (its key occurs twice, its fact is known otherwise) joins the
/// rows that are read one by one.
///
/// Rows are read and looked up on threads of their own while the batch is written.
struct PlainImport {
  private let log: any FactLog
  private let moment: LogMoment
  /// Findings on the new facts.
  private(set) var findings = 0
  private(set) var accepted = 0
  private(set) var unchanged = 0

  init(_ log: any FactLog, _ moment: LogMoment) {
    self.log = log
    self.moment = moment
  }

  /// What is to be done with each row of a stretch.
  private struct Judgement: Sendable {
    var new: [Int] = []
    var odd: [Int] = []
    /// The deliveries that said already what rows say again.
    var restated: [Int] = []
    var findings = 0
  }

  /// `facts`: the registers the rows were admitted by, which `admission` is made of: it takes long enough not to be made
  /// again. `progress`: told rows and bytes.
  mutating func take(
    _ reading: inout FileReading, _ facts: Facts, _ admission: Admission, into draft: inout BatchDraft, _ sink: RowSink,
    progress: (_ rows: Int, _ done: Int, _ all: Int) -> Void
  ) throws(Failure) {
    guard let file = reading.plain else { return }
    reading.plain = nil
    let (log, moment, hasFacts) = (log, moment, try !log.isEmpty(file.kind))
    let judge = { @Sendable (stretch: PlainFile.Stretch) throws(Failure) -> Judgement in
      try Self.judge(stretch, facts, admission, hasFacts ? log : nil, moment)
    }
    var rows = 0
    try file.forEachStretch(judge) { stretch, judgement throws(Failure) in
      try sink(stretch.statements, judgement.new)
      for row in judgement.odd {
        reading.rows.append(
          ReadRow(stretch.statements.statement(row), line: Int(stretch.statements.lines[row])))
      }
      draft.restated.formUnion(judgement.restated)
      accepted += judgement.new.count
      unchanged += judgement.restated.count
      findings += judgement.findings
      rows += stretch.statements.count
      progress(rows, stretch.end, file.byteCount)
    }
    reading.rows.sort { $0.line < $1.line }
  }

  /// `log`: nil when it says nothing of facts of this kind.
  private static func judge(
    _ stretch: PlainFile.Stretch, _ facts: Facts, _ admission: Admission, _ log: (any FactLog)?, _ moment: LogMoment
  ) throws(Failure) -> Judgement {
    let buffer = stretch.statements
    var judgement = Judgement()
    judgement.odd = stretch.repeated.indices.filter { stretch.repeated[$0] }
    let rows = stretch.repeated.indices.filter { !stretch.repeated[$0] }
    if let log {
      let known = try log.ledger(.keys(buffer.kind, rows.map { buffer.keyText($0) }), moment)
      for row in rows {
        let deliveries = known.deliveries(of: buffer.kind, key: buffer.keyText(row))
        if deliveries.isEmpty {
          judgement.new.append(row)
        } else if let same = repetition(of: row, buffer, deliveries) {
          judgement.restated.append(same.sequence)
        } else {
          judgement.odd.append(row)
        }
      }
    } else {
      judgement.new = rows
    }
    judgement.findings = findings(judgement.new, buffer, facts, admission)
    return judgement
  }

  /// A row that says exactly what the last delivery of its fact said, with nothing dated beside, changes nothing.
  private static func repetition(of row: Int, _ buffer: StatementBuffer, _ deliveries: [Delivery]) -> Delivery? {
    guard buffer.instant(row) == nil, let last = deliveries.last, last.digest == buffer.digests[row],
      deliveries.allSatisfy({ $0.statement.instant == nil })
    else { return nil }
    return last
  }

  private static func findings(
    _ rows: [Int], _ buffer: StatementBuffer, _ facts: Facts, _ admission: Admission
  ) -> Int {
    var ledger = Ledger()
    for row in rows where buffer.doubtful[row] {
      ledger.append(
        Delivery(batch: .max, sequence: row, digest: buffer.digests[row], statement: buffer.statement(row)))
    }
    if ledger.deliveries.isEmpty { return 0 }
    return facts.withRecords(ledger, admission).recordFindings.count
  }
}
