package import Base
internal import Foundation
package import Records

/// Keeps one image of the dossiers' and services' columns beside the store, in a file that can be deleted at any time.
///
/// A checksum over everything tells a torn or changed file. A new image is written aside and renamed, so readers see the old
/// one or the new one.
package struct ColumnFile: Sendable {
  private let path: String

  package init(store path: String) { self.path = path + "-columns" }

  /// What the file holds; nil when there is none. `isDamaged` when there is one that cannot be read.
  package func read() -> (content: Content?, isDamaged: Bool) {
    guard let data = FileManager.default.contents(atPath: path) else { return (nil, false) }
    guard let content = Content(Array(data)) else { return (nil, true) }
    return (content, false)
  }

  /// False when it could not be written; the store is none the worse.
  @discardableResult
  package func write(_ content: Content) -> Bool {
    do {
      try Data(content.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      return true
    } catch {
      return false
    }
  }

  /// Throws the image away; it is built anew from the log.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// The image's parts as they lie in the file.
  package struct Content: Sendable {
    package var version: Int
    package var head: Digest
    package var waiting: [Facts.Waiting]
    package var columns: [UInt8]

    package init(version: Int, head: Digest, waiting: [Facts.Waiting], columns: [UInt8]) {
      self.version = version
      self.head = head
      self.waiting = waiting
      self.columns = columns
    }
  }
}

extension ColumnFile.Content {
  private static let magic = Array("SOICOL1\n".utf8)

  /// The magic, the checksum of the rest, then version, head, what waits, and the columns.
  package var bytes: [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(columns.count + 4096)
    body.append(number: UInt64(version))
    body += head.bytes
    body.append(number: UInt64(waiting.count))
    for item in waiting {
      body.append(item.kind.rawValue)
      body.append(item.missing == .unit ? 1 : 2)
      body.append(text: item.key)
      body.append(text: item.named)
    }
    body += columns
    var whole = Self.magic
    whole.reserveCapacity(body.count + 16)
    whole.append(number: checksum(body[...]))
    return whole + body
  }

  /// Nil for bytes that are damaged or no image.
  package init?(_ bytes: [UInt8]) {
    let magic = Self.magic
    guard bytes.count >= magic.count + 8, Array(bytes[..<magic.count]) == magic else { return nil }
    var reader = SliceReader(bytes[magic.count...])
    guard let sum = reader.number(), sum == checksum(reader.rest),
      let version = reader.number().flatMap({ Int(exactly: $0) }),
      let head = reader.bytes(32), let count = reader.number()
    else { return nil }
    var waiting: [Facts.Waiting] = []
    for _ in 0..<count {
      guard let kind = reader.bytes(1).flatMap({ FactKind(rawValue: $0[0]) }), let missing = reader.bytes(1),
        let key = reader.text(), let named = reader.text()
      else { return nil }
      waiting.append(Facts.Waiting(kind: kind, key: key, missing: missing[0] == 1 ? .unit : .procedure, named: named))
    }
    self.init(
      version: version, head: Digest(head), waiting: waiting, columns: Array(reader.rest))
  }
}

/// A fast sum that a flipped bit, a hole or a cut changes; no protection against a forger, who could as well write the log.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.withUnsafeBytes { buffer in
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(buffer.count)
    var place = 0
    while place + 8 <= buffer.count {
      sum = (sum ^ buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian) &* 0x9E37_79B9_7F4A_7C15
      sum ^= sum >> 29
      place += 8
    }
    while place < buffer.count {
      sum = (sum ^ UInt64(buffer[place])) &* 0x100_0000_01B3
      place += 1
    }
    return sum
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: UInt64) {
    for shift in 0..<8 as Range<UInt64> { append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
  }

  fileprivate mutating func append(text: String) {
    append(number: UInt64(text.utf8.count))
    append(contentsOf: text.utf8)
  }
}

/// Reads forward and never past the end.
private struct SliceReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func number() -> UInt64? {
    bytes(8).map { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
  }

  mutating func text() -> String? {
    guard let count = number(), count <= UInt64(rest.count) else { return nil }
    return bytes(Int(count)).map { String(decoding: $0, as: UTF8.self) }
  }
}
