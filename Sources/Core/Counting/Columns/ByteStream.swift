/// Writes numbers and texts one after the other, low byte first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func write(_ number: some FixedWidthInteger) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<number.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ column: [Int32]) { for value in column { write(value) } }
  mutating func write(_ column: [UInt32]) { for value in column { write(value) } }
  mutating func write(_ column: [UInt16]) { for value in column { write(value) } }
}

/// Bytes that end too early or say what cannot be: a torn or foreign snapshot.
package struct SnapshotDamage: Error {
  package init() {}
}

/// Reads what `ByteWriter` wrote, never past the end.
struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var atEnd: Bool { position == bytes.count }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(SnapshotDamage) -> Number {
    let width = Number.bitWidth / 8
    try expect(width)
    var value: UInt64 = 0
    for offset in 0..<width { value |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
    position += width
    return Number(truncatingIfNeeded: value)
  }

  mutating func text() throws(SnapshotDamage) -> String {
    let count = Int(try number(UInt32.self))
    try expect(count)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func column(_ count: Int) throws(SnapshotDamage) -> [Int32] {
    try expect(count * 4)
    let start = position
    position += count * 4
    return (0..<count).map { index in Int32(bitPattern: word(start + index * 4)) }
  }

  mutating func words(_ count: Int) throws(SnapshotDamage) -> [UInt32] {
    try expect(count * 4)
    let start = position
    position += count * 4
    return (0..<count).map { index in word(start + index * 4) }
  }

  mutating func halves(_ count: Int) throws(SnapshotDamage) -> [UInt16] {
    try expect(count * 2)
    let start = position
    position += count * 2
    return (0..<count).map { index in
      UInt16(bytes[start + index * 2]) | UInt16(bytes[start + index * 2 + 1]) << 8
    }
  }

  private func word(_ place: Int) -> UInt32 {
    UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }

  private func expect(_ count: Int) throws(SnapshotDamage) {
    if count < 0 || bytes.count - position < count { throw SnapshotDamage() }
  }
}
