package import Base
package import Workdays

/// What one unit did with one procedure in some days.
package struct ProcedureCount: Hashable, Sendable {
  package var received = 0
  package var ended = 0
  /// Of those that ended.
  package var late = 0
  /// Working days of each that ended, from the day after its reception to its end.
  package var days: [Int] = []

  package init() {}

  package static func += (a: inout ProcedureCount, b: ProcedureCount) {
    a.received += b.received
    a.ended += b.ended
    a.late += b.late
    a.days += b.days
  }
}

extension FactColumns {
  /// What a unit itself, without the units below it, received and ended in these days, by procedure.
  package func procedureCounts(
    of unit: UnitCode, in period: Period, _ calendar: WorkCalendar
  ) -> [ProcedureCode: ProcedureCount] {
    guard let number = unitNumbers.number(of: unit) else { return [:] }
    let (start, end) = (Tick(period.start).value, Tick(period.end).value)
    var counts: [UInt32: ProcedureCount] = [:]
    for block in byUnit[Int(number)].blocks where block.first <= end && block.lastEnd >= start {
      for row in 0..<block.count where block.received[row] <= end {
        let procedure = block.procedures[Int(block.procedure[row])]
        if block.received[row] >= start { counts[procedure, default: ProcedureCount()].received += 1 }
        let ended = block.ended[row]
        guard ended >= start, ended <= end else { continue }
        counts[procedure, default: ProcedureCount()].ended += 1
        if block.late[row] <= ended { counts[procedure, default: ProcedureCount()].late += 1 }
        let (from, to) = (Tick(value: block.received[row]).instant.day, Tick(value: ended).instant.day)
        counts[procedure, default: ProcedureCount()].days.append(calendar.workdays(after: from, through: to))
      }
    }
    return Dictionary(
      counts.map { (procedures.values[Int($0.key)], $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Any dossier was received in these days.
  package func hasReceptions(in period: Period) -> Bool {
    let (start, end) = (Tick(period.start).value, Tick(period.end).value)
    return byUnit.contains { unit in
      unit.blocks.contains { block in
        let row = block.firstRow(from: start)
        return row < block.count && block.received[row] <= end
      }
    }
  }
}
