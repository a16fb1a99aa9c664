internal import Base
internal import Records
internal import Synchronization
internal import Work

/// The registers in the orders in which people look through them: made when somebody first asks, kept while the registers
/// stay. With thousands of units making them costs more than a page.
final class RegisterLists: Sendable {
  private struct Made {
    var folded: FoldedNames?
    var units: [OrgUnit]?
    var root: UnitCode??
  }

  private let registers: Facts
  private let made = Mutex(Made())

  init(_ registers: Facts) { self.registers = registers }

  /// What is searched in.
  var folded: FoldedNames {
    if let known = made.withLock({ $0.folded }) { return known }
    let names = FoldedNames(registers)
    made.withLock { $0.folded = names }
    return names
  }

  /// The unit all others of the store lie below; nil when there is no such unit.
  var root: UnitCode? {
    if let known = made.withLock({ $0.root }) { return known }
    let root = registers.units.root
    made.withLock { $0.root = .some(root) }
    return root
  }

  /// Units by name in Vietnamese order, provinces first.
  var units: [OrgUnit] {
    if let known = made.withLock({ $0.units }) { return known }
    let units = registers.units.codes.compactMap { registers.units.unit($0) }
      .map { (order: UnitKind.allCases.firstIndex(of: $0.kind) ?? 0, key: VietnameseKey($0.name), unit: $0) }
      .sorted { $0.order != $1.order ? $0.order < $1.order : $0.key < $1.key }
      .map(\.unit)
    made.withLock { $0.units = units }
    return units
  }
}
