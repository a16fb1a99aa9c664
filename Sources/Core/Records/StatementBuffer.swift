package import Base

/// Many statements of one kind in a few flat arrays: what a stretch of a long file becomes.
package struct StatementBuffer: Sendable {
  package let kind: FactKind
  /// All payloads, one after the other, and where each ends.
  package private(set) var payloads: [UInt8] = []
  private var payloadEnds: [Int] = []
  /// All keys, one after the other, and where each ends.
  package private(set) var keys: [UInt8] = []
  private var keyEnds: [Int] = []
  private var instants: [Instant?] = []
  package private(set) var digests: [Digest] = []
  /// Which text each row names its unit by; the rows of a file name few.
  package private(set) var unitOf: [Int32] = []
  package private(set) var unitTexts: [String] = []
  package private(set) var lines: [Int32] = []
  /// Rows of which something unlikely may have to be told.
  package private(set) var doubtful: [Bool] = []

  /// `bytes`: how many the payloads will have, as far as that is known.
  package init(_ kind: FactKind, bytes: Int = 0) {
    self.kind = kind
    payloads.reserveCapacity(bytes)
  }

  package var count: Int { payloadEnds.count }

  /// `unit`: its place in `unitTexts`, or -1 for a kind without units.
  package mutating func append(
    payload: ArraySlice<UInt8>, key: ArraySlice<UInt8>, instant: Instant?, digest: Digest, unit: Int, line: Int,
    isDoubtful: Bool
  ) {
    doubtful.append(isDoubtful)
    payloads.append(contentsOf: payload)
    payloadEnds.append(payloads.count)
    keys.append(contentsOf: key)
    keyEnds.append(keys.count)
    instants.append(instant)
    digests.append(digest)
    unitOf.append(Int32(truncatingIfNeeded: unit))
    lines.append(Int32(truncatingIfNeeded: line))
  }

  /// The place of a unit's text.
  package mutating func unit(_ text: String) -> Int {
    unitTexts.append(text)
    return unitTexts.count - 1
  }

  /// Adds a statement that was read another way. `line` and doubts are of no use for it.
  package mutating func append(_ statement: Statement, digest: Digest, unit: Int) {
    append(
      payload: Array(statement.payload.utf8)[...], key: Array(statement.key.utf8)[...], instant: statement.instant,
      digest: digest, unit: unit, line: 0, isDoubtful: false)
  }

  /// Where the row's payload lies in `payloads`.
  package func payloadRange(_ row: Int) -> Range<Int> { (row == 0 ? 0 : payloadEnds[row - 1])..<payloadEnds[row] }
  /// Where the row's key lies in `keys`.
  package func keyRange(_ row: Int) -> Range<Int> { (row == 0 ? 0 : keyEnds[row - 1])..<keyEnds[row] }
  package func payload(_ row: Int) -> ArraySlice<UInt8> { payloads[payloadRange(row)] }
  package func key(_ row: Int) -> ArraySlice<UInt8> { keys[keyRange(row)] }
  package func keyText(_ row: Int) -> String { String(decoding: key(row), as: UTF8.self) }
  package func instant(_ row: Int) -> Instant? { instants[row] }
  package func unitText(_ row: Int) -> String? { unitOf[row] < 0 ? nil : unitTexts[Int(unitOf[row])] }

  package func statement(_ row: Int) -> Statement {
    Statement(
      kind: kind, key: keyText(row), instant: instants[row], payload: String(decoding: payload(row), as: UTF8.self))
  }
}
