import Foundation
import TestKit

/// The small files a parser's inputs are made from: sound ones, those made to hurt (`attack-…`), and every input a run of
/// this suite found at fault (`found-…`).
struct Corpus: Sendable {
  let files: [Input]
  /// Those that are damaged; the others are tried as they are.
  private let small: [Input]
  /// Most of the inputs: many small ones find more than a few large ones in the same time. What was made to hurt is slow,
  /// and damage only makes it harmless.
  private let tiny: [Input]

  init(_ parser: Parser) throws {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Corpus/\(parser.name)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let kept = try names.sorted().map { name in
      Input(name: name, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
    files = kept + parser.made()
    small = files.filter { $0.bytes.count <= 1 << 13 }
    tiny = small.filter { $0.bytes.count <= 1 << 10 && !$0.name.hasPrefix("attack-") }
  }

  /// One file, damaged in one to four places.
  func damaged(_ chance: inout Chance) -> Input {
    let files = tiny.isEmpty || chance.odds(3) ? small : tiny
    var input = chance.pick(files)
    let other = chance.pick(files).bytes
    Self.damage(&input.bytes, other, &chance)
    return input
  }

  /// One to four places; inputs that grow longer are cut, most of them soon.
  static func damage(_ bytes: inout [UInt8], _ other: [UInt8], _ chance: inout Chance) {
    let longest = max(bytes.count, 1 << (chance.odds(98) ? 11 : 15))
    for _ in 0...chance.below(4) { damageOnce(&bytes, other, longest, &chance) }
    if bytes.count > longest { bytes.removeSubrange(longest...) }
  }

  private static func damageOnce(_ bytes: inout [UInt8], _ other: [UInt8], _ longest: Int, _ chance: inout Chance) {
    guard !bytes.isEmpty else { return bytes = other }
    let index = chance.below(bytes.count)
    let end = min(bytes.count, index + 1 + chance.below(1 << chance.below(8)))
    switch chance.below(12) {
    case 0: bytes[index] ^= 1 << UInt8(chance.below(8))
    case 1: bytes[index] = UInt8(chance.below(256))
    case 2: bytes.removeSubrange(index..<end)
    case 3: bytes.insert(contentsOf: bytes[index..<end], at: chance.below(bytes.count + 1))
    case 4: bytes.removeSubrange(index...)
    case 5 where !other.isEmpty:
      let start = chance.below(other.count)
      bytes.replaceSubrange(index..<end, with: other[start..<min(other.count, start + end - index + chance.below(64))])
    case 6 where chance.odds(10):
      let piece = Array(bytes[index..<end])
      let times = min(1 << chance.below(14), longest / piece.count)
      bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: index)
    case 7 where chance.odds(10):
      let (open, close) = chance.pick([
        ("[", "]"), ("{", "}"), ("{\"a\":", "}"), ("<a>", "</a>"), ("\"", "\""), ("- ", ""), ("? ", ""),
        ("\u{301}", "\u{323}"),
      ])
      let depth = min(1 << chance.below(11), longest / (open.utf8.count + close.utf8.count))
      let nest = String(repeating: open, count: depth) + String(repeating: close, count: depth)
      bytes.insert(contentsOf: nest.utf8, at: index)
    case 8:
      // A number of the file becomes one from the edge.
      guard let digit = bytes[index...].firstIndex(where: { (48...57).contains($0) }) else { return }
      let last = bytes[digit...].firstIndex { !(48...57).contains($0) } ?? bytes.count
      bytes.replaceSubrange(digit..<last, with: chance.pick(numbers).utf8)
    case 9: for place in index..<end { bytes[place] = chance.pick([0x00, 0x7F, 0x80, 0xFF]) }
    default: bytes.replaceSubrange(index..<(chance.odds(50) ? index : end), with: chance.pick(pieces))
    }
  }

  private static let numbers = [
    "0", "-1", "00", "127", "128", "255", "256", "32768", "65535", "65536", "1048577", "2147483647", "2147483648",
    "4294967296", "999999999999", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e308",
    "1e-400", "1e999999", "0.1000000000000000055", "-0", "9999", "10000", "2958466", "60", "31", "13",
  ]

  private static let pieces: [[UInt8]] =
    [
      "Hồ sơ", "Đà Nẵng", "Hồ sơ", "ế", "a\u{301}\u{323}", "\u{FEFF}", "\u{1F}", "\u{0}", "\u{7F}", "\u{2028}", "🙂",
      "\"", "\"\"", "'", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\\", "\\u0000", "\\ud800", "\\ud83d\\ude00", "=1+1",
      "-", "…", "_x0041_", "_xD83D_", "&amp;", "&#0;", "&#x10FFFF;", "<!DOCTYPE a>", "<!--", "]]>", "%", "&a", "*a",
      "<<: *a", "? ", ": ", "# ", "---\n", "!!binary ", "null", "true", "2026-02-30", "0001-01-01T00:00:00+14:00",
      "9999-12-31T23:59:59-14:00", "29/02/2025", "A1:XFD9223372036854775807", "XFD1048576", "ZZZZ1",
    ].map { Array($0.utf8) } + [
      [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F],
      [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0, 0, 0, 0, 0],
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
    ]
}
