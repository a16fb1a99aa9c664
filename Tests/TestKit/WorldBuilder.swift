package import Base
package import Records

/// Builds a ledger from rows written as in the files: `row(.dossier, ["code": "HS1", …])`.
package struct WorldBuilder {
  package private(set) var ledger = Ledger()
  private var sequence = 0
  package var batch = 1

  package init() {}

  package mutating func row(_ kind: FactKind, _ cells: [String: String], at instant: Instant? = nil) {
    deliver(Self.statement(kind, cells, at: instant))
  }

  package mutating func deliver(_ statement: Statement) {
    sequence += 1
    ledger.append(
      Delivery(batch: batch, sequence: sequence, digest: Self.digest(statement), statement: statement))
  }

  package static func statement(_ kind: FactKind, _ cells: [String: String], at instant: Instant? = nil) -> Statement {
    var stated: [UInt8: String] = [:]
    for (name, text) in cells {
      guard let column = Schema.of(kind).column(named: name) else { fatalError("no column \(name) in \(kind)") }
      stated[column.id] = text
    }
    return Statement(kind: kind, stated: stated, instant: instant)
  }

  /// Any injective-enough digest does for tests: FNV over the canonical row, four times salted.
  package static func digest(_ statement: Statement) -> Digest {
    var bytes: [UInt8] = []
    for salt in 0..<4 as Range<UInt64> {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ salt &* 0x9E37_79B9
      for byte in "\(statement.instant?.seconds ?? -1)|\(statement.payload)".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      for shift in 0..<8 as Range<UInt64> { bytes.append(UInt8(truncatingIfNeeded: hash >> (56 - 8 * shift))) }
    }
    return Digest(bytes)
  }

  package var facts: Facts { Facts(ledger) }
}
