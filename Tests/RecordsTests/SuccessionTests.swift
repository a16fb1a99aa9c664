import Base
import Records
import TestKit
import Testing

/// Where records of one day's units belong among those of another.
@Suite struct SuccessionTests {
  private static func register(_ rows: String) -> UnitRegister {
    RandomWorld.facts(
      rows.split(separator: "\n").map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
        let names = ["code", "name", "parent", "valid_from", "valid_to", "successor"]
        var row = Dictionary(uniqueKeysWithValues: zip(names, cells))
        row["kind"] = cells[0].hasPrefix("P") ? "province" : "commune"
        return WorldBuilder.statement(.unit, row)
      }
    ).units
  }

  /// A and B are merged into N, C is split, D keeps its code and takes E in, F is renamed, G ends, H's code is used again.
  private static let reform = register(
    """
    P, Tỉnh, , , ,
    A, Xã A, P, , 2025-06-30, N
    B, Xã B, P, , 2025-06-30, N
    N, Xã N, P, 2025-07-01, ,
    C, Xã C, P, , 2025-06-30, S1;S2
    S1, Xã S1, P, 2025-07-01, ,
    S2, Xã S2, P, 2025-07-01, ,
    D, Xã D, P, , ,
    E, Xã E, P, , 2025-06-30, D
    F, Xã F, P, , ,
    F, Phường F, P, 2025-07-01, ,
    G, Xã G, P, , 2025-06-30,
    H, Xã H, P, , 2025-06-30, N
    H, Xã H khác, P, 2025-07-01, ,
    K, Xã K, P, , 2025-06-30, L
    L, Xã L, P, 2025-07-01, ,
    """)

  private static func home(
    _ unit: String, _ day: String, on target: String, received: String? = nil, office: String? = nil
  ) -> String {
    let tree = DatedTree(reform, on: Day(iso: target)!)
    return tree.home(of: UnitCode(unit), from: Day(iso: day), received: received.map { UnitCode($0) }, office: office)
      .text
  }

  private let before = "2025-03-01"
  private let after = "2025-09-01"

  @Test func `on the later tree records of merged units are their successor's, those of a split one are not divided`() {
    for (unit, home) in [
      ("A", "N"), ("B", "N"), ("N", "N"), ("C", "?C"), ("D", "D"), ("E", "D"), ("F", "F"), ("G", "?G"), ("K", "L"),
    ] {
      #expect(Self.home(unit, before, on: after) == home, "\(unit)")
    }
    // The dated row decides which of the two units of one code it was.
    #expect(Self.home("H", before, on: after) == "N")
    #expect(Self.home("H", after, on: after) == "H")
    // A row that names the unit after its end names the unit it was.
    #expect(Self.home("A", after, on: after) == "N")
  }

  @Test func `the receiving unit or the office decides between the parts, if it is one of them`() {
    #expect(Self.home("C", before, on: after, received: "S1") == "S1")
    #expect(Self.home("C", before, on: after, received: "D") == "?C")
    #expect(Self.home("C", before, on: after, received: "C") == "?C")
    // A counter that only came from one of the parts is a neighbour's.
    #expect(Self.home("N", after, on: before, received: "F") == "?N")
    #expect(Self.home("N", after, on: before, received: "L") == "?N")
    #expect(Self.home("C", before, on: after, office: "UBND xã S2") == "S2")
    #expect(Self.home("C", before, on: after, office: "Phòng Kinh tế") == "?C")
    #expect(Self.home("N", after, on: before, received: "A") == "A")
  }

  @Test func `on the earlier tree only what came from one unit is determined`() {
    for (unit, home) in [
      ("A", "A"), ("N", "?N"), ("S1", "C"), ("S2", "C"), ("F", "F"), ("L", "K"), ("E", "E"),
      // D took E in: what came later may be of either.
      ("D", "?D"),
    ] {
      #expect(Self.home(unit, after, on: before) == home, "\(unit)")
    }
    #expect(Self.home("D", before, on: before) == "D")
    #expect(Self.home("D", "2025-06-30", on: before) == "D")
    #expect(Self.home("H", after, on: before) == "?H")
  }

  @Test func `on its own tree every record is where it is`() {
    for unit in ["A", "B", "C", "D", "E", "F", "G", "H", "K"] { #expect(Self.home(unit, before, on: before) == unit) }
    for unit in ["N", "S1", "S2", "D", "F", "H", "L"] { #expect(Self.home(unit, after, on: after) == unit) }
  }

  @Test
  func `the units of a day have its names; remainders stand under the nearest common parent and are valid on no day`() {
    let tree = DatedTree(Self.reform, on: Day(iso: after)!)
    #expect(tree.units.unit(UnitCode("F"))?.name == "Phường F")
    #expect(DatedTree(Self.reform, on: Day(iso: before)!).units.unit(UnitCode("F"))?.name == "Xã F")
    #expect(!tree.units.contains(UnitCode("A")))
    let remainder = tree.units.unit(UnitCode("?C"))
    #expect(remainder?.parent == UnitCode("P"))
    #expect(tree.units.unit(UnitCode("?C"), on: Day(iso: after)!) == nil)
    #expect(tree.remainders[UnitCode("?C")]?.candidates.map(\.text) == ["S1", "S2"])
    #expect(tree.remainders[UnitCode("?G")]?.candidates == [])
    #expect(tree.units.unit(UnitCode("?G"))?.parent == UnitCode("P"))
    #expect(tree.remainders[UnitCode("?A")] == nil)
  }

  @Test func `a commune under an abolished district stands under what was above it; provinces merge too`() {
    let units = Self.register(
      """
      P1, Tỉnh 1, , , 2025-06-30, P
      P2, Tỉnh 2, , , 2025-06-30, P
      P, Tỉnh mới, , 2025-07-01, ,
      D, Huyện, P1, , 2025-06-30,
      A, Xã A, D, , ,
      B, Xã B, P2, , ,
      """)
    let later = DatedTree(units, on: Day(iso: after)!)
    #expect(later.units.subtree(UnitCode("P")).map(\.text).sorted() == ["?D", "A", "B", "P"])
    let earlier = DatedTree(units, on: Day(iso: before)!)
    #expect(earlier.units.unit(UnitCode("A"))?.parent == UnitCode("D"))
    #expect(earlier.units.subtree(UnitCode("P1")).map(\.text) == ["P1", "D", "A"])
  }

  @Test func `chains of mergers are followed, circles and unknown successors lead nowhere`() {
    let units = Self.register(
      """
      A, Xã A, , , 2025-01-31, B
      B, Xã B, , , 2025-06-30, C
      C, Xã C, , 2025-07-01, ,
      X, Xã X, , , 2025-01-31, Y
      Y, Xã Y, , , 2025-01-31, X
      Z, Xã Z, , , 2025-01-31, nowhere
      """)
    let tree = DatedTree(units, on: Day(iso: after)!)
    let day = Day(iso: "2025-01-01")
    #expect(tree.home(of: UnitCode("A"), from: day).text == "C")
    #expect(tree.home(of: UnitCode("X"), from: day).text == "?X")
    #expect(tree.home(of: UnitCode("Z"), from: day).text == "?Z")
    // B took A in on the way, so what B received since then may be of either.
    let back = DatedTree(units, on: Day(iso: "2025-01-15")!)
    #expect(back.home(of: UnitCode("B"), from: Day(iso: "2025-01-20")).text == "B")
    #expect(back.home(of: UnitCode("B"), from: Day(iso: "2025-03-01")).text == "?B")
    #expect(back.home(of: UnitCode("C"), from: Day(iso: after)).text == "?C")
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
