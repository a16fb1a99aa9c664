internal import Base
internal import Records

/// The unit register by numbers: what lies below a unit, and which province lies above it.
struct UnitTree: Sendable {
  /// Each unit's subtree, itself first.
  private let subtrees: [[UInt32]]
  /// The province above a unit that is neither a province nor a nation.
  private let provinces: [UInt32?]
  /// The units whose announcements a unit counts: its own, or those of every province of a nation.
  private let announcers: [[UInt32]]

  init(_ units: UnitRegister, _ numbers: Interned<UnitCode>) {
    subtrees = numbers.values.map { units.subtree($0).compactMap { numbers.number(of: $0) } }
    provinces = numbers.values.map { code in
      guard let kind = units.unit(code)?.kind, kind != .province, kind != .nation else { return nil }
      return units.ancestor(of: code, kind: .province).flatMap { numbers.number(of: $0) }
    }
    announcers = numbers.values.enumerated().map { number, code in
      guard units.unit(code)?.kind == .nation else { return [UInt32(number)] }
      return units.subtree(code).filter { units.unit($0)?.kind == .province }.compactMap { numbers.number(of: $0) }
    }
  }

  func subtree(of unit: UInt32) -> [UInt32] { subtrees[Int(unit)] }
  func province(above unit: UInt32) -> UInt32? { provinces[Int(unit)] }
  func announcers(of unit: UInt32) -> [UInt32] { announcers[Int(unit)] }
}
