internal import Base
internal import Intake
internal import Records

/// Takes the plain rows of a file into a draft: rows of new facts as they are, rows that say again what is known not at all.
/// Every row that needs a closer look (its key occurs twice, its fact is known otherwise) joins the rows that are read one
/// by one.
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

  /// How many keys are looked up at a time.
  private static let stretch = 20_000

  /// `facts`: the registers the rows were admitted by.
  mutating func take(_ reading: inout FileReading, _ facts: Facts, into draft: inout BatchDraft) throws(Failure) {
    guard let buffer = reading.plain else { return }
    reading.plain = nil
    let isOdd = oddRows(buffer, beside: reading.rows)
    var new: [Int] = []
    new.reserveCapacity(buffer.count)
    var odd = isOdd.indices.filter { isOdd[$0] }
    let hasFacts = try !log.isEmpty(buffer.kind)
    for start in stride(from: 0, to: buffer.count, by: Self.stretch) {
      let rows = (start..<min(start + Self.stretch, buffer.count)).filter { !isOdd[$0] }
      guard hasFacts else {
        new += rows
        continue
      }
      let known = try log.ledger(.keys(buffer.kind, rows.map { buffer.keyText($0) }), moment)
      for row in rows {
        let deliveries = known.deliveries(of: buffer.kind, key: buffer.keyText(row))
        if deliveries.isEmpty {
          new.append(row)
        } else if let same = repetition(of: row, buffer, deliveries) {
          unchanged += 1
          draft.restated.insert(same.sequence)
        } else {
          odd.append(row)
        }
      }
    }
    for row in odd.sorted() { reading.rows.append(ReadRow(buffer.statement(row), line: Int(buffer.lines[row]))) }
    reading.rows.sort { $0.line < $1.line }
    accepted = new.count
    findings = self.findings(new, buffer, facts)
    draft.plain.append((buffer, new))
  }

  /// A row that says exactly what the last delivery of its fact said, with nothing dated beside, changes nothing.
  private func repetition(of row: Int, _ buffer: StatementBuffer, _ deliveries: [Delivery]) -> Delivery? {
    guard buffer.instant(row) == nil, let last = deliveries.last, last.digest == buffer.digests[row],
      deliveries.allSatisfy({ $0.statement.instant == nil })
    else { return nil }
    return last
  }

  /// Rows whose key occurs more than once in the file. Keys are compared by their hash: a coincidence only costs time.
  private func oddRows(_ buffer: StatementBuffer, beside others: [ReadRow]) -> [Bool] {
    var isOdd = [Bool](repeating: false, count: buffer.count)
    var taken: Set<Int> = Set(
      others.map { Statement(kind: buffer.kind, stated: $0.stated).key }.map { Array($0.utf8)[...].keyNumber })
    let reading = taken
    taken.reserveCapacity(buffer.count)
    var repeated: Set<Int> = []
    let numbers = (0..<buffer.count).map { buffer.key($0).keyNumber }
    for number in numbers where !taken.insert(number).inserted { repeated.insert(number) }
    guard !repeated.isEmpty || !reading.isEmpty else { return isOdd }
    for row in numbers.indices where repeated.contains(numbers[row]) || reading.contains(numbers[row]) {
      isOdd[row] = true
    }
    return isOdd
  }

  private func findings(_ rows: [Int], _ buffer: StatementBuffer, _ facts: Facts) -> Int {
    var ledger = Ledger()
    for row in rows where buffer.doubtful[row] {
      ledger.append(
        Delivery(batch: .max, sequence: row, digest: buffer.digests[row], statement: buffer.statement(row)))
    }
    if ledger.deliveries.isEmpty { return 0 }
    return facts.withRecords(ledger).recordFindings.count
  }
}

extension ArraySlice<UInt8> {
  /// FNV-1a.
  fileprivate var keyNumber: Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in self { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash)
  }
}
