package import Base
package import Records

/// The facts as narrow columns, ordered by unit and reception: all that counting reads.
///
/// Dossiers and services come by the million: they may be put in apart from the other facts.
package struct FactColumns: Sendable {
  package private(set) var units: UnitRegister
  private(set) var unitNumbers = Interned<UnitCode>()
  private(set) var tree: UnitTree
  private(set) var procedures = Interned<ProcedureCode>()
  /// The procedure bits of state words, by procedure number.
  private(set) var procedureWords: [UInt64] = []
  /// Every combination of traits that any dossier ever had.
  private(set) var traits = Interned<UInt32>()
  private(set) var byUnit: [UnitColumns] = []
  /// Dossiers of any unit, those without a reception included.
  private(set) var dossiers = 0
  private var register: [ProcedureCode: Procedure]

  package init(_ facts: Facts) {
    units = facts.units
    register = facts.procedures
    for code in facts.units.codes { _ = unitNumbers.intern(code) }
    tree = UnitTree(facts.units, unitNumbers)
    byUnit = Array(repeating: UnitColumns(), count: unitNumbers.count)
    for (unit, rows) in facts.dossiers { setDossiers(unit, rows) }
    for (unit, rows) in facts.petitions {
      change(unit) { columns in columns.petitions = rows.compactMap { PetitionRow($0) } }
    }
    for (unit, rows) in facts.services { setServices(unit, rows) }
    for (unit, rows) in facts.announcements {
      change(unit) { columns in columns.announcements = rows.sorted { $0.procedure < $1.procedure } }
    }
    for (unit, rows) in facts.nationalReports { change(unit) { columns in columns.reports = rows } }
  }

  /// Replaces one dossier's row in place: remove-old, add-new. Nil stands for "was not there" and "is gone".
  ///
  /// Counts are sums over records, so which of several equal rows goes makes no difference.
  package mutating func replace(_ old: Dossier?, by new: Dossier?) {
    if let old {
      dossiers -= 1
      if let row = row(old), let trait = traits.number(of: row.traits), let unit = unitNumbers.number(of: old.unit) {
        let isFound = byUnit[Int(unit)].remove(row, trait: trait)
        assert(isFound, "the columns do not hold \(old.code)")
      }
    }
    if let new {
      dossiers += 1
      if let row = row(new) {
        let trait = traits.intern(row.traits)
        change(new.unit) { $0.insert(row, trait: trait) }
      }
    }
  }

  /// Bytes of the dossiers' columns, for measurements.
  package var dossierBytes: Int {
    byUnit.reduce(0) { sum, unit in
      sum + unit.blocks.reduce(0) { $0 + $1.bytes }
    }
  }

  /// Dossiers with a reception.
  package var countedDossiers: Int { byUnit.reduce(0) { $0 + $1.dossiers } }

  private mutating func row(_ dossier: Dossier) -> DossierRow? {
    DossierRow(dossier, procedure: number(dossier.procedure))
  }

  /// Adds dossiers in any order; `finish` sorts them into their units. For a first load: changes come by `replace`.
  package struct Loader: ~Copyable {
    private var columns: FactColumns
    private var rows: [UInt32: [DossierRow]] = [:]

    package init(_ columns: consuming FactColumns) { self.columns = columns }

    package mutating func add(_ dossier: Dossier) {
      columns.dossiers += 1
      guard let row = columns.row(dossier), let unit = columns.unitNumbers.number(of: dossier.unit) else { return }
      rows[unit, default: []].append(row)
    }

    package consuming func finish() -> FactColumns {
      for (unit, rows) in rows.sorted(by: { $0.key < $1.key }) { columns.setRows(Int(unit), rows) }
      return columns
    }
  }

  private mutating func setRows(_ unit: Int, _ rows: [DossierRow]) {
    var traits = traits
    byUnit[unit].setDossiers(rows) { traits.intern($0) }
    self.traits = traits
  }

  /// The newest second at which a dossier was received or ended, or a petition received or answered, not after `limit`.
  package func newestInstant(notAfter limit: Instant) -> Instant? {
    let limit = Tick(limit).value
    var newest: Int32?
    func see(_ tick: Int32) { if tick <= limit { newest = max(newest ?? tick, tick) } }
    for unit in byUnit {
      for block in unit.blocks {
        for row in 0..<block.count {
          see(block.received[row])
          see(block.ended[row])
        }
      }
      for petition in unit.petitions {
        see(petition.received.value)
        see(petition.answered.value)
      }
    }
    return newest.map { Tick(value: $0).instant }
  }

  /// Replaces all dossiers of a unit that had none.
  package mutating func setDossiers(_ unit: UnitCode, _ dossiers: [Dossier]) {
    self.dossiers += dossiers.count
    var rows: [DossierRow] = []
    rows.reserveCapacity(dossiers.count)
    for dossier in dossiers {
      if let row = row(dossier) { rows.append(row) }
    }
    var traits = traits
    change(unit) { $0.setDossiers(rows) { traits.intern($0) } }
    self.traits = traits
  }

  /// Replaces all services of a unit.
  package mutating func setServices(_ unit: UnitCode, _ services: [Service]) {
    // In the order of numbers, so that a scan goes through its tables from one end to the other.
    let rows = services.map { ServiceRow($0, procedure: number($0.procedure)) }.sorted { $0.procedure < $1.procedure }
    change(unit) { columns in columns.services = rows }
  }

  /// Facts are admitted by the register, so their unit is in it.
  private mutating func change(_ unit: UnitCode, _ body: (inout UnitColumns) -> Void) {
    guard let number = unitNumbers.number(of: unit) else {
      assertionFailure("\(unit) is not in the register")
      return
    }
    body(&byUnit[Int(number)])
  }

  mutating func intern(trait word: UInt32) -> UInt32 { traits.intern(word) }
  mutating func setBlocks(_ blocks: [DossierBlock], of unit: UInt32) { byUnit[Int(unit)].setBlocks(blocks) }
  mutating func setServices(_ rows: [ServiceRow], of unit: UInt32) { byUnit[Int(unit)].services = rows }
  mutating func setDossierCount(_ count: Int) { dossiers = count }

  mutating func number(_ procedure: ProcedureCode) -> UInt32 {
    let number = procedures.intern(procedure)
    if Int(number) == procedureWords.count { procedureWords.append(StateWord(register[procedure]).bits) }
    return number
  }
}
