package import Base

/// Who sends messages: what the token or session of a caller stands for.
package struct MessageSource: Hashable, Sendable {
  /// The source system's name; its own aliases are read by it.
  package let name: String
  /// The unit of dossiers that name none.
  package let defaultUnit: UnitCode?
  /// The units, with all below them, it may speak of; nil: every unit.
  package let reach: Set<UnitCode>?

  package init(name: String, defaultUnit: UnitCode? = nil, reach: Set<UnitCode>? = nil) {
    self.name = name
    self.defaultUnit = defaultUnit
    self.reach = reach
  }
}
