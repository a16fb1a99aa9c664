package import Base
internal import Counting
internal import Records

/// What may be said of how a unit handles a procedure.
package struct ServiceQuality: Sendable {
  package let ended: ToldCount
  package let late: ToldCount

  package init(ended: ToldCount, late: ToldCount) {
    self.ended = ended
    self.late = late
  }

  /// Of fewer no percentage and no duration is told.
  package static let enough = 10

  package var isEnough: Bool { (ended.exact ?? 0) >= Self.enough }

  /// On time in percent: exactly where the late ones are told, else what it is at least. Rounded down, so that nobody is
  /// promised more than was kept.
  package var onTime: (percent: Int, isLeast: Bool)? {
    guard isEnough, let ended = ended.exact else { return nil }
    switch late {
    case .exactly(let late): return ((ended - late) * 100 / ended, false)
    case .under(let limit): return ((ended - limit + 1) * 100 / ended, true)
    case .withheld, .silent: return nil
    }
  }

  /// Where the late ones are hidden, the most there can be.
  package var lateAtMost: Int? {
    if case .under(let limit) = late { limit - 1 } else { nil }
  }

  package var onTimeText: String {
    guard let onTime else { return "" }
    return (onTime.isLeast ? ">=" : "") + "\(onTime.percent)"
  }
}

extension ProvinceCounts {
  package func limit(_ key: TableKey) -> Int {
    guard key.unit != nil else { return CountNetwork.limit }
    let isSensitive =
      switch key.what {
      case .field(let field): SensitiveFields.contain(field)
      case .procedure(let code): traits[code]?.isSensitive ?? false
      }
    return isSensitive ? CountNetwork.sensitiveLimit : CountNetwork.limit
  }

  /// Half of what ended took at most this many working days.
  func typicalDays(_ key: TableKey) -> Int? {
    guard case .procedure(let code) = key.what else { return nil }
    let days =
      key.unit.map { counts[CountTable.Cell($0, code)]?.days ?? [] }
      ?? units.flatMap { counts[CountTable.Cell($0.code, code)]?.days ?? [] }
    return days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2]
  }
}

/// Told counts read back from an edition's table.
package struct ToldTable {
  private let table: EditionTable
  private let column: Int

  package init(_ table: EditionTable, _ column: String) {
    self.table = table
    self.column = table.column(column)
  }

  package func told(of province: UnitCode) -> [TableKey: ToldCount] {
    let (of, unit, by) = (table.column("province"), table.column("unit"), table.column("by"))
    let (code, name) = (table.column("code"), table.column("name"))
    var told: [TableKey: ToldCount] = [:]
    for row in table.rows where row[of] == province.text {
      guard let count = ToldCount(text: row[column]) else { continue }
      let what: TableKey.What = row[by] == "field" ? .field(row[name]) : .procedure(ProcedureCode(row[code]))
      told[TableKey(row[unit].isEmpty ? nil : UnitCode(row[unit]), what)] = count
    }
    return told
  }
}
