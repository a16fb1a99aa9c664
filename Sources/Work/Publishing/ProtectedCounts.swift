internal import Base

/// The counts of one measure in one period as everybody may be told them: the one place where small numbers are protected.
///
/// Nothing from one to four is told, nothing by which one of these could be worked out, and of sensitive fields nothing under ten
/// below a province. Zeros are told like the small ones, so that not even where nothing was can be told apart.
package struct ProtectedCounts: Sendable {
  /// What is not in here is told as under five (under ten in sensitive fields below a province).
  package let told: [TableKey: ToldCount]

  /// Nil when no way of hiding is safe: then nothing of the table may be told.
  ///
  /// - Parameter tables: of the same period, oldest edition first; the last one is protected.
  /// - Parameter earlier: what the earlier editions told.
  package init?(_ tables: [CountTable], earlier: [[TableKey: ToldCount]] = []) {
    var network = CountNetwork(tables, told: earlier)
    for key in network.parts.keys.sorted(by: { $0.order < $1.order }) {
      let parts = network.parts[key] ?? []
      guard let first = parts.first, network.edges[first].isSecret else { continue }
      if parts.contains(where: { network.circle(through: $0, .hidden) != nil }) { continue }
      if let fewest = network.cheapest(parts, .hiding) {
        for edge in fewest { network.tell(edge, as: .withheld) }
      } else if let fewest = network.cheapest(parts, .silencing) {
        for edge in fewest { network.tell(edge, as: .silent) }
      } else if parts.contains(where: { network.circle(through: $0, .untold) != nil }) {
        return nil
      }
      // Else the open totals and the register tell it without any table.
    }
    var told: [TableKey: ToldCount] = [:]
    for (key, parts) in network.parts {
      guard let first = parts.first, !network.edges[first].isUntold, let mark = network.edges[first].told.last else {
        continue
      }
      if case .under = mark { continue }
      told[key] = mark
    }
    self.told = told
  }
}

extension TableKey {
  /// The province's first, then by unit, fields before procedures.
  package var order: String {
    switch what {
    case .field(let field): "\(unit?.text ?? "")|f|\(field)"
    case .procedure(let procedure): "\(unit?.text ?? "")|p|\(procedure.text)"
    }
  }
}
