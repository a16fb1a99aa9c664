package import Base

/// Whether what a statement refers to is in the registers. A statement that names an unknown unit, or a procedure by an
/// unknown name, waits: it says nothing until the unit or the procedure arrives.
package struct Admission: Sendable {
  package let units: UnitRegister
  package let procedures: [ProcedureCode: Procedure]
  private let procedureNames: [String: [ProcedureCode]]

  package init(units: UnitRegister, procedures: [ProcedureCode: Procedure]) {
    self.units = units
    self.procedures = procedures
    procedureNames = Dictionary(grouping: procedures.values, by: { nameKey($0.name) }).mapValues { $0.map(\.code) }
  }

  /// The unit of a code, or the only one of a name.
  package func unit(_ text: String) -> UnitCode? {
    let code = UnitCode(text)
    return units.contains(code) ? code : units.code(named: text)
  }

  /// A code is taken as it is, known or not; a reference by name (`ProcedureName`) must be in the register once.
  package func procedure(_ text: String) -> ProcedureCode? {
    guard let name = ProcedureName.name(in: text) else { return ProcedureCode(text) }
    guard let codes = procedureNames[nameKey(name)], codes.count == 1 else { return nil }
    return codes[0]
  }

  /// What the statement waits for; nil when it is admitted.
  package func missing(_ statement: Statement) -> Facts.Waiting? {
    let schema = Schema.of(statement.kind)
    if let column = schema.column(named: "unit"), let named = statement.text(of: column.id), unit(named) == nil {
      return Facts.Waiting(kind: statement.kind, key: statement.key, missing: .unit, named: named)
    }
    if let column = schema.column(named: "procedure"), let reference = statement.text(of: column.id),
      procedure(reference) == nil
    {
      let name = ProcedureName.name(in: reference) ?? reference
      return Facts.Waiting(kind: statement.kind, key: statement.key, missing: .procedure, named: name)
    }
    return nil
  }
}

extension Admission {
  /// The dossier of one fact's deliveries, of those that are admitted; nil when none is. What waits is told.
  package func dossier(_ deliveries: [Delivery], waits: (Facts.Waiting) -> Void) -> Dossier? {
    let admitted = deliveries.filter { delivery in
      guard let missing = missing(delivery.statement) else { return true }
      waits(missing)
      return false
    }
    if admitted.isEmpty { return nil }
    let attributes = Ledger.fold(admitted)
    guard let unit = unit(attributes.text(2) ?? ""), let procedure = procedure(attributes.text(3) ?? "") else {
      return nil
    }
    return Dossier(attributes, unit: unit, procedure: procedure)
  }
}

/// How a statement refers to a procedure that its source gives only by name.
package enum ProcedureName {
  private static let mark = "name:"
  package static func reference(_ name: String) -> String { mark + name }
  package static func name(in reference: String) -> String? {
    reference.hasPrefix(mark) ? String(reference.dropFirst(mark.count)) : nil
  }
}
