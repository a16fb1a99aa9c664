import Base
import Papers
import Testing

/// Nothing a paper can hold stops the reading of it.
@Suite struct RubbishTests {
  private static let pieces = [
    "Tổng số 933 hồ sơ, gồm", "(", ")", "trong đó", ";", ".", ":", "\n", "\t", "|", "12/12 điểm", "100%", "99999999999999999999",
    "0", "0/0", "1/0 hồ sơ, đạt 0%", "31/02/2026", "từ ngày 00/00/0000 đến ngày 99/99/9999", "Nghị định số /NĐ-CP",
    "Quyết định số 766/QĐ-", "1.234.567,89", "1.1.1.1.1.1.", "a)", "đ)", "IIIIII.", "- +", "Phụ lục", "phụ lục I kèm theo", "xếp thứ",
    "0/114 xã", "Tháng 13", "tháng 7", "\u{0}", "\u{301}\u{301}\u{301}", "🙂", "\u{200B}", "xã", "UBND xã A", "TT\tTổng\t3\t4",
    "(1)\t(2)\t(3)\t(4)", "(3)=(4)+(5)", "05 (", "<p>", "<", "%", "-", "ngày 1 tháng 1 năm 1", "đạt 000,000%", "\u{FFFD}",
  ]

  @Test(arguments: 0..<8) func `no rubbish stops the check`(shard: Int) {
    var chance = MadePaper.Chance(state: UInt64(shard) &+ 99)
    for _ in 0..<400 {
      var text = chance.pick(0...3) == 0 ? MadePaper.text(seed: chance.next(), plant: nil) : ""
      var scalars = Array(text.unicodeScalars)
      for _ in 0..<chance.pick(1...40) {
        let piece = Array(chance.pick(Self.pieces).unicodeScalars) + (chance.pick(0...1) == 0 ? [" "] : [])
        let at = scalars.isEmpty ? 0 : chance.pick(0...scalars.count - 1)
        if chance.pick(0...3) == 0 {
          scalars.removeSubrange(at..<min(scalars.count, at + chance.pick(0...30)))
        } else {
          scalars.insert(contentsOf: piece, at: at)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      text = String(view)
      for item in contradictions(text) {
        #expect(!item.spots.isEmpty && (1...100).contains(item.confidence))
        #expect(item.spots.allSatisfy { $0.place.line > 0 && $0.place.column > 0 && $0.length > 0 })
      }
    }
  }

  @Test(arguments: ["(", "1 ", "1 hồ sơ (", "trong đó 1 ", "a) ", "5/5 điểm ", "12% ", "\t1", "\n1. ", "hạng 3 ", "766/QĐ-TTg ", "-", "7", "xã A "])
  func `much of one thing takes no longer than its length`(piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
    let start = ContinuousClock.now
    _ = contradictions(text)
    let took = ContinuousClock.now - start
    #expect(took < .seconds(4), "\(piece.debugDescription) took \(took)")
  }
}
