import Base
import Formats
import Intake
import Records
import TestKit

/// Rows that go from bytes to bytes must state exactly what the reading cell by cell states.
enum PlainLaw {
  static let parser = Parser(
    "plain",
    input: { chance, corpus in
      let made = OddRows(&chance)
      var input = Input(name: made.name, bytes: Array(made.text.utf8))
      // Bytes no system writes, anywhere.
      if chance.odds(25) { Corpus.damage(&input.bytes, chance.pick(corpus.files).bytes, &chance) }
      return input
    }
  ) { input, chance in
    var context = World.context
    if chance.odds(25) { context.unit = UnitCode("X2") }
    if chance.odds(25) { context.system = "iGate" }
    return difference(read(input, context, allowsPlain: false), read(input, context, allowsPlain: true))
  }

  /// A line's bytes: strings of equal meaning and other bytes are other strings here.
  private struct Said: Hashable {
    let kind: FactKind
    let payload: [UInt8]
    let key: [UInt8]
    let instant: Instant?
    let digest: [UInt8]
    let unit: [UInt8]?

    init(_ statement: Statement, digest: [UInt8]?, unit: String?) {
      kind = statement.kind
      payload = Array(statement.payload.utf8)
      key = Array(statement.key.utf8)
      instant = statement.instant
      self.digest = digest ?? sha256(Array(statement.canonicalRow.utf8))
      self.unit = unit.map { Array($0.utf8) }
    }
  }

  private typealias Reading = Result<(said: [Int: Said], rest: FileReading), Failure>

  private static func read(_ input: Input, _ context: ReadingContext, allowsPlain: Bool) -> Reading {
    Result { () throws(Failure) in
      var said: [Int: Said] = [:]
      var rest = FileReading(path: "", kind: .dossier)
      for file in try input.opened(context) {
        let reading = try file.read(context, departments: [:], allowsPlain: allowsPlain)
        let unit = Schema.of(reading.kind).column(named: "unit")?.id
        for row in reading.rows {
          let statement = Statement(kind: reading.kind, stated: row.stated, extras: row.extras, instant: row.instant)
          said[row.line] = Said(statement, digest: nil, unit: unit.flatMap { row.stated[$0] })
        }
        try reading.plain?.forEachStretch({ _ throws(Failure) in true }) { stretch, _ throws(Failure) in
          let plain = stretch.statements
          for row in 0..<plain.count {
            let line = Int(plain.lines[row])
            precondition(said[line] == nil, "line \(line) is read twice")
            said[line] = Said(plain.statement(row), digest: plain.digests[row].bytes, unit: plain.unitText(row))
          }
        }
        rest = reading
      }
      return (said, rest)
    }
  }

  private static func difference(_ long: Reading, _ short: Reading) -> String? {
    switch (long, short) {
    case (.failure(let long), .failure(let short)): return long == short ? nil : "\(long) is not \(short)"
    case (.success(let long), .success(let short)):
      if long.rest.quarantined != short.rest.quarantined { return "another quarantine" }
      if long.rest.headings != short.rest.headings { return "other headings" }
      if long.rest.warnings != short.rest.warnings { return "other warnings" }
      for line in Set(long.said.keys).union(short.said.keys).sorted() where long.said[line] != short.said[line] {
        func text(_ said: Said?) -> String { said.map { String(decoding: $0.payload, as: UTF8.self) } ?? "nothing" }
        return
          "line \(line): \(text(long.said[line]).debugDescription) is not \(text(short.said[line]).debugDescription)"
      }
      return nil
    default: return "one way fails, the other reads"
    }
  }
}
