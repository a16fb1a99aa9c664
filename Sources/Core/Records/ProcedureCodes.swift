package import Base

/// The codes of procedures in force on one day, and what stands in the place of those that are not.
package struct ProcedureCodes: Sendable {
  private let procedures: [ProcedureCode: Procedure]
  package let day: Day

  package init(_ procedures: [ProcedureCode: Procedure], on day: Day) {
    self.procedures = procedures
    self.day = day
  }

  /// Why a code is not one to be used on the day.
  package enum State: Hashable, Sendable {
    /// After this day.
    case closed(Day)
    /// A province's copy of a national code, under which the register does not know it.
    case copy(of: ProcedureCode)
  }

  /// Nil for a code in force, and for one nobody knows.
  package func state(_ code: ProcedureCode) -> State? {
    if let procedure = procedures[code] {
      guard let end = procedure.validTo, end < day else { return nil }
      return .closed(end)
    }
    guard let national = NationalProcedureCode(code.text) else { return nil }
    let key = ProcedureCode(national.key)
    return procedures[key] == nil ? nil : .copy(of: key)
  }

  /// The code in force in the place of a code: its own, its national one, or that of the last successor. A circle of
  /// successors leads nowhere.
  package func current(_ code: ProcedureCode) -> ProcedureCode {
    var seen: Set<ProcedureCode> = []
    var current = code
    while seen.insert(current).inserted {
      switch state(current) {
      case nil: return current
      case .copy(let national): current = national
      case .closed:
        guard let next = procedures[current]?.successor else { return current }
        current = next
      }
    }
    return code
  }
}

extension Facts {
  /// The facts as if every dossier and service had named the procedure by the code in force.
  package func recoded(by codes: ProcedureCodes) -> Facts {
    var recoded = self
    recoded.dossiers = dossiers.mapValues { rows in rows.map { $0.recoded(to: codes.current($0.procedure)) } }
    recoded.services = services.mapValues { rows in rows.map { $0.recoded(to: codes.current($0.procedure)) } }
    return recoded
  }
}
