import Base
import Counting
import Records
import StoreSQLite
import TestKit

/// What the store wrote itself and a disk, a cut or another version may have changed.
enum StoreParsers {
  static let deliveries = Parser("deliveries") { input, _ in
    let numbers = DeliveryList.decode(input.bytes)
    if numbers.contains(where: { $0 < 0 }) { return "a delivery below zero" }
    return DeliveryList.decode(DeliveryList.encode(numbers)) == numbers ? nil : "encoded otherwise"
  }

  static let snapshots = Parser(
    "snapshots", made: { [Input(name: "today", bytes: FactColumns(World.facts).encoded())] }
  ) { input, _ in
    guard let columns = decoded(input.bytes) else { return nil }
    let bytes = columns.encoded()
    guard let again = decoded(bytes) else { return "what was encoded is refused" }
    if again.newestInstant(notAfter: .endOfTime) != columns.newestInstant(notAfter: .endOfTime) { return "other times" }
    return again.encoded() == bytes ? nil : "encoded otherwise"
  }

  private static let registers = FactColumns(
    {
      var world = WorldBuilder()
      for unit in ["51", "X1", "X2"] { world.row(.unit, ["code": unit, "name": unit, "kind": "commune"]) }
      return world.facts
    }())

  private static func decoded(_ bytes: [UInt8]) -> FactColumns? {
    var columns = registers
    do throws(SnapshotDamage) {
      try columns.decode(bytes)
      return columns
    } catch { return nil }
  }

  /// Half of the damage carries the checksum of what it became, as a forger's would.
  static let images = Parser(
    "images",
    made: {
      let content = ColumnFile.Content(
        version: 7, head: Digest(Array(repeating: 9, count: 32)),
        waiting: [Facts.Waiting(kind: .dossier, key: "HS1", missing: .unit, named: "Xã Ba")], columns: [1, 2, 3])
      return [Input(name: "image", bytes: content.bytes)]
    },
    input: { chance, corpus in
      var input = corpus.damaged(&chance)
      if chance.odds(50), input.bytes.count >= 16 {
        input.bytes.replaceSubrange(8..<16, with: checksum(input.bytes[16...]))
      }
      return input
    }
  ) { input, _ in
    guard let content = ColumnFile.Content(input.bytes) else { return nil }
    guard let again = ColumnFile.Content(content.bytes) else { return "what was written is refused" }
    let isSame =
      again.version == content.version && again.head == content.head && again.waiting == content.waiting
      && again.columns == content.columns
    return isSame ? nil : "written otherwise"
  }

  /// As `ColumnFile` counts it.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var rest = bytes
    while rest.count >= 8 {
      sum = (sum ^ rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }) &* 0x9E37_79B9_7F4A_7C15
      sum ^= sum >> 29
      rest = rest.dropFirst(8)
    }
    for byte in rest { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
  }
}
