package import Base
package import Workdays

/// Whether what a statement refers to is in the registers. A statement that names an unknown unit, or a procedure by an
/// unknown name, waits: it says nothing until the unit, an alias of it or the procedure arrives.
package struct Admission: Sendable {
  package let units: UnitRegister
  package let procedures: [ProcedureCode: Procedure]
  package let aliases: AliasTable
  /// Counts the time a dossier waited.
  package let calendar: WorkCalendar
  private let procedureNames: [String: [ProcedureCode]]
  /// Aliases that are neither a unit's code nor its name: they need not be looked for among the names.
  private let aliasesOnly: Set<String>

  package init(
    units: UnitRegister, procedures: [ProcedureCode: Procedure], aliases: AliasTable = AliasTable(),
    calendar: WorkCalendar = WorkCalendar([])
  ) {
    self.units = units
    self.procedures = procedures
    self.aliases = aliases
    self.calendar = calendar
    procedureNames = Dictionary(grouping: procedures.values, by: { nameKey($0.name) }).mapValues { $0.map(\.code) }
    aliasesOnly = Set(aliases.all.map(\.code)).filter {
      !units.contains(UnitCode($0)) && units.code(named: $0) == nil
    }
  }

  /// The unit of a code, or the only one of a name.
  package func unit(_ text: String) -> UnitCode? {
    let code = UnitCode(text)
    if units.contains(code) { return code }
    if let within = UnitWithin.read(text) { return kept(plain(within.text), within.roots) }
    return plain(text)
  }

  private func plain(_ text: String) -> UnitCode? {
    let code = UnitCode(text)
    if units.contains(code) { return code }
    return aliasesOnly.contains(text) ? nil : units.code(named: text)
  }

  /// The unit a statement means by a text: of this code, of this name, or of an alias on the statement's own day.
  package func unit(_ text: String, in statement: Statement) -> UnitCode? {
    if let unit = unit(text) { return unit }
    // An alias of an alias is none.
    guard statement.kind != .unitAlias, !aliases.isEmpty else { return nil }
    let within = UnitWithin.read(text)
    let meant = aliases.unit(within?.text ?? text, on: statement.ownDay, system: statement.statedSystem)
    return within.map { kept(meant, $0.roots) } ?? meant
  }

  /// The unit where it lies within a sender's reach.
  private func kept(_ unit: UnitCode?, _ roots: Set<UnitCode>) -> UnitCode? {
    unit.flatMap { units.lies($0, inAny: roots) ? $0 : nil }
  }

  /// The units a text may mean in some statement.
  package func units(meantBy text: String) -> Set<UnitCode> {
    if let unit = unit(text) { return [unit] }
    guard let within = UnitWithin.read(text) else { return aliases.units(text) }
    return aliases.units(within.text).filter { units.lies($0, inAny: within.roots) }
  }

  /// The units the statement's unit may stand for on some day, to some source.
  package func unitsPerhapsMeant(by statement: Statement) -> Set<UnitCode> {
    Schema.of(statement.kind).unit.flatMap { statement.text(of: $0) }.map { units(meantBy: $0) } ?? []
  }

  /// True when the text means the same unit in every statement.
  package func isUnitAnywhere(_ text: String) -> Bool {
    units.contains(UnitCode(text)) || (aliases.always(text) != nil && unit(text) == nil)
  }

  /// True for an alias that has to be asked for each day and source.
  package func isDatedAlias(_ text: String) -> Bool { aliasesOnly.contains(text) && aliases.always(text) == nil }

  /// A code is taken as it is, known or not; a reference by name (`ProcedureName`) must be in the register once.
  package func procedure(_ text: String) -> ProcedureCode? {
    guard let name = ProcedureName.name(in: text) else { return ProcedureCode(text) }
    guard let codes = procedureNames[nameKey(name)], codes.count == 1 else { return nil }
    return codes[0]
  }

  /// What the statement waits for; nil when it is admitted.
  package func missing(_ statement: Statement) -> Facts.Waiting? {
    let schema = Schema.of(statement.kind)
    if let named = schema.unit.flatMap({ statement.text(of: $0) }), unit(named, in: statement) == nil {
      let named = UnitWithin.read(named)?.text ?? named
      return Facts.Waiting(kind: statement.kind, key: statement.key, missing: .unit, named: named)
    }
    if let reference = schema.procedure.flatMap({ statement.text(of: $0) }), procedure(reference) == nil {
      let name = ProcedureName.name(in: reference) ?? reference
      return Facts.Waiting(kind: statement.kind, key: statement.key, missing: .procedure, named: name)
    }
    return nil
  }
}

extension Admission {
  /// The unit that a fact's folded attributes name in a column: the text is read as the delivery meant it that stated it last.
  func unit(in column: UInt8, of attributes: Attributes, by deliveries: [Delivery]) -> UnitCode? {
    let text = attributes.text(column) ?? ""
    if let unit = unit(text) { return unit }
    let last = deliveries.filter { $0.statement.text(of: column) == text }.max(by: Delivery.precedes)
    return last.flatMap { unit(text, in: $0.statement) }
  }

  /// The unit a record is of, by those of its deliveries that name one and are understood; nil when none is.
  package func unit(of deliveries: [Delivery], in column: UInt8) -> UnitCode? {
    let understood = deliveries.filter { delivery in
      delivery.statement.text(of: column).flatMap { unit($0, in: delivery.statement) } != nil
    }
    return understood.isEmpty ? nil : unit(in: column, of: Ledger.fold(understood), by: understood)
  }

  /// The dossier of admitted deliveries, as its live steps leave it.
  func dossier(
    _ attributes: Attributes, unit: UnitCode, procedure: ProcedureCode, steps: [CourseStep], by deliveries: [Delivery]
  ) -> Dossier? {
    let live = LiveWords(attributes, by: deliveries)
    // Nothing waits for the unit where it was handed in: its code is kept as it came when nobody knows it.
    let received = attributes.text(26).map { text in
      self.unit(in: 26, of: attributes, by: deliveries) ?? UnitCode(text)
    }
    let stated = Dossier(
      attributes, unit: unit, procedure: live == nil ? procedure : national(procedure), receivedUnit: received)
    return stated?.following(steps, live, calendar)
  }

  /// The dossier of one fact's deliveries, of those that are admitted; nil when none is. What waits is told.
  ///
  /// - Parameter steps: those of its live messages, in any order.
  package func dossier(
    _ deliveries: [Delivery], steps: [CourseStep] = [], waits: (Facts.Waiting) -> Void
  ) -> Dossier? {
    let admitted = deliveries.filter { delivery in
      guard let missing = missing(delivery.statement) else { return true }
      waits(missing)
      return false
    }
    if admitted.isEmpty { return nil }
    let attributes = Ledger.fold(admitted)
    guard let unit = unit(in: 2, of: attributes, by: admitted), let procedure = procedure(attributes.text(3) ?? "")
    else { return nil }
    return dossier(attributes, unit: unit, procedure: procedure, steps: steps, by: admitted)
  }

  /// Messages name procedures by their sender's own copies of the national codes; the register decides which is which.
  private func national(_ procedure: ProcedureCode) -> ProcedureCode {
    if procedures[procedure] != nil { return procedure }
    guard let key = NationalProcedureCode(procedure.text)?.key, procedures[ProcedureCode(key)] != nil else {
      return procedure
    }
    return ProcedureCode(key)
  }
}

extension Admission {
  /// What a person may do about a unit's code nobody knows. It counts nothing.
  package enum Hint: Hashable, Sendable {
    /// It is most likely written for this unit, registered or not.
    case perhaps(UnitCode)
    /// `unit_aliases.csv` has it, for other days or another source.
    case otherDays
  }

  /// Hints for texts that name no known unit.
  package func hints(for texts: Set<String>) -> [String: Hint] {
    if texts.isEmpty { return [:] }
    let registered = Dictionary(
      units.codes.compactMap { code in AgencyCode.newForm(code.text).map { ($0, [code]) } }, uniquingKeysWith: +)
    var hints: [String: Hint] = [:]
    for text in texts {
      if aliases.contains(text) {
        hints[text] = .otherDays
      } else if let form = AgencyCode.newForm(text) {
        let known = registered[form] ?? []
        if known.count == 1 {
          hints[text] = .perhaps(known[0])
        } else if form != text {
          hints[text] = .perhaps(UnitCode(form))
        }
      }
    }
    return hints
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
