import Base
import Formats
import Foundation
import Testing

/// SplitMix64: a failure is repeated by one number.
struct Chance: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Text of the kinds that break readers: quotes, delimiters, line ends, Vietnamese, emoji, escapes.
  mutating func awkwardText() -> String {
    let pieces = [
      "", "a", "Hồ sơ", "Đà Nẵng", "\"", "\"\"", ",", ";", "\t", "\n", " ", "  ", "=1+1", "'", "-", "0", "007",
      "_x0041_", "_x000D_", "<b>", "&amp;", "]]>", "🙂", "ế", "日本", "_", "_x", "x0041_", "\u{1}", "\u{1F}",
    ]
    return (0..<below(4)).map { _ in pick(pieces) }.joined()
  }

  /// Changes a few bytes, takes some out or doubles some.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) where bytes.count > 2 {
      let index = below(bytes.count)
      switch below(4) {
      case 0: bytes[index] = UInt8(truncatingIfNeeded: next())
      case 1: bytes[index] ^= 1 << UInt8(below(8))
      case 2: bytes.removeSubrange(index..<min(bytes.count, index + 1 + below(20)))
      default: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 1 + below(20))], at: index)
      }
    }
    return bytes
  }
}

/// The sentence with which `work` fails; a test failure when it does not.
func sentence(_ location: SourceLocation = #_sourceLocation, _ work: () throws -> Void) -> Sentence {
  do {
    try work()
    Issue.record("it should have failed", sourceLocation: location)
  } catch let failure as Failure {
    return failure.sentence
  } catch {
    Issue.record("not a Failure: \(error)", sourceLocation: location)
  }
  return Sentence(vi: "", en: "")
}

func texts(_ table: Table) -> [[String]] { table.rows.map { $0.cells.map(text) } }

func text(_ cell: Cell) -> String {
  switch cell {
  case .empty: ""
  case .text(let text): text
  case .number(let number): "#\(number)"
  case .flag(let flag): "\(flag)"
  case .instant(let instant, let hasTime): hasTime ? instant.isoLocal : instant.day.iso
  }
}

/// A folder of one's own that is gone after the test.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("formats-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
