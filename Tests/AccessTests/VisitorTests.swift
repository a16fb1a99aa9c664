import Access
import Base
import Records
import TestKit
import Testing

/// Laws of who may do what, over random grants.
@Suite struct VisitorTests {
  private static let units = ["51", "X1", "X2"].map { UnitCode($0) }

  private func visitor(_ chance: inout Chance, mustChange: Bool = false) -> Visitor {
    let grants = (0..<chance.below(4)).map { _ in
      Grant(chance.pick(Role.allCases), at: chance.odds(30) ? nil : chance.pick(Self.units))
    }
    let limit = chance.odds(50) ? nil : Set(Permission.allCases.filter { _ in chance.odds(50) })
    return Visitor(.person(1), name: "", grants: grants, limit: limit, officer: "CB1", mustChangePassword: mustChange)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `rights go down the tree, never up, and personal data not even down`(seed: UInt64) {
    var chance = Chance(seed)
    let (visitor, units) = (visitor(&chance), Office.register)
    for permission in Permission.allCases {
      let here = Self.units.map { visitor.may(permission, at: $0, in: units) }
      if permission == .readPersonal {
        for (unit, may) in zip(Self.units, here) where may {
          #expect(visitor.grants.contains { $0.unit == unit && $0.role.permissions.contains(permission) })
        }
      } else {
        // Whoever may above may below.
        if here[0] { #expect(here[1] && here[2]) }
      }
      if here.contains(true) { #expect(visitor.may(permission)) }
      if visitor.mayEverywhere(permission) { #expect(!here.contains(false)) }
      // At the one top of a store everywhere is reached, at what lies below it never, and without a top by no grant of a unit.
      let atTop = visitor.grants.contains { $0.unit == Self.units[0] && $0.role.permissions.contains(permission) }
      let reaches = visitor.mayEverywhere(permission, below: units.root)
      #expect(units.root == Self.units[0])
      if reaches { #expect(!here.contains(false) && (atTop || visitor.mayEverywhere(permission))) }
      if permission != .readPersonal, atTop, visitor.limit?.contains(permission) ?? true { #expect(reaches) }
      #expect(visitor.mayEverywhere(permission, below: nil) == visitor.mayEverywhere(permission))
      if let limit = visitor.limit, !limit.contains(permission) { #expect(!visitor.may(permission)) }
      #expect(
        !visitor.may(permission, at: UnitCode("không có"), in: units) || visitor.mayEverywhere(permission)
          || visitor.grants.contains { $0.unit == UnitCode("không có") })
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `a narrower limit never gives more, and no grant gives nothing`(seed: UInt64) {
    var chance = Chance(seed)
    let wide = visitor(&chance)
    let narrow = Visitor(wide.kind, name: "", grants: wide.grants, limit: [.readRecords])
    for permission in Permission.allCases {
      for unit in Self.units where narrow.may(permission, at: unit, in: Office.register) {
        #expect(permission == .readRecords)
        #expect(wide.limit != nil || wide.may(permission, at: unit, in: Office.register))
      }
      #expect(!Visitor.anonymous.may(permission))
      #expect(!visitor(&chance, mustChange: true).may(permission))
    }
  }

  @Test func `a page about an officer is for that officer and for who may read officers there`() {
    let x1 = UnitCode("X1")
    let own = Visitor(.person(1), name: "", grants: [Grant(.desk, at: x1)], officer: "CB1")
    #expect(own.maySee(officer: "CB1", at: x1, in: Office.register))
    #expect(!own.maySee(officer: "CB2", at: x1, in: Office.register))
    #expect(!own.maySee(officer: "CB1", at: UnitCode("X2"), in: Office.register))
    let head = Visitor(.person(2), name: "", grants: [Grant(.head, at: x1)])
    #expect(head.maySee(officer: "CB2", at: x1, in: Office.register))
  }
}
