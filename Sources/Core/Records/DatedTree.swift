package import Base

/// The units as they stood on one day, and where records of other days belong among them. What cannot be told apart stays
/// together under a remainder, which is named as one and never listed among the units.
package struct DatedTree: Sendable {
  package let day: Day
  /// The units of the day with their names, kinds and places of that day, and the remainders.
  package let units: UnitRegister
  package let remainders: [UnitCode: Remainder]
  private let succession: Succession
  private let register: UnitRegister
  /// Where anything of a unit may lie on this tree, its remainder included.
  private let places: [UnitCode: Set<UnitCode>]

  /// The records of one unit that cannot be divided.
  package struct Remainder: Sendable {
    package let code: UnitCode
    /// Whose records they are.
    package let of: OrgUnit
    /// The units of the day among which they would have to be divided; none where nobody took over.
    package let candidates: [UnitCode]
  }

  /// The remainder of a unit: a code no register has.
  package static func remainder(of unit: UnitCode) -> UnitCode { UnitCode("?" + unit.text) }

  package init(_ register: UnitRegister, on day: Day) {
    self.day = day
    self.register = register
    let succession = Succession(register)
    self.succession = succession
    var standing: [OrgUnit] = []
    var places: [UnitCode: Set<UnitCode>] = [:]
    var divided: [(unit: OrgUnit, candidates: Set<UnitCode>)] = []
    for code in register.codes {
      if let unit = register.unit(code, on: day) {
        let parent = unit.parent.map { Self.standing($0, register, succession, day) ?? $0 }
        standing.append(OrgUnit(code: code, name: unit.name, kind: unit.kind, parent: parent))
      }
      var all: Set<UnitCode> = []
      var open: Set<UnitCode>?
      for turn in [nil] + succession.turns(of: code).sorted().map(Optional.some) {
        let reach = succession.reach(of: code, from: turn, to: day)
        all.formUnion(reach.units)
        if reach.only == nil { open = (open ?? []).union(reach.units) }
      }
      if let open, let unit = register.unit(code) {
        divided.append((unit, open))
        all.insert(Self.remainder(of: code))
      }
      places[code] = all
    }
    self.places = places
    let plain = UnitRegister(standing)
    var remainders: [UnitCode: Remainder] = [:]
    // A remainder is valid on no day, so that no ranking lists it.
    let never = Day(number: .max)
    for (unit, candidates) in divided {
      let code = Self.remainder(of: unit.code)
      remainders[code] = Remainder(code: code, of: unit, candidates: candidates.sorted())
      let parent =
        candidates.isEmpty
        ? unit.parent.flatMap { Self.standing($0, register, succession, day) }
        : plain.commonParent(of: candidates.sorted())
      standing.append(
        OrgUnit(code: code, name: "Chưa phân định: \(unit.name)", kind: unit.kind, parent: parent, validFrom: never))
    }
    units = UnitRegister(standing)
    self.remainders = remainders
  }

  /// The unit of the day that stands where a parent stood: itself, its only successor, or, when it was abolished, the unit
  /// above it.
  private static func standing(
    _ parent: UnitCode, _ register: UnitRegister, _ succession: Succession, _ day: Day
  ) -> UnitCode? {
    var seen: Set<UnitCode> = []
    var current: UnitCode? = parent
    while let code = current, seen.insert(code).inserted {
      if register.unit(code, on: day) != nil { return code }
      let last = register.unit(code)?.validFrom
      if let only = succession.reach(of: code, from: last, to: day).only { return only }
      current = register.unit(code)?.parent
    }
    return nil
  }

  /// Where records of a unit may lie.
  package func places(of unit: UnitCode) -> Set<UnitCode> { places[unit] ?? [] }

  /// The unit of the day a record belongs to: by succession, and where that leaves a choice, by the unit that received it or
  /// the office that has it, if one of them is among the choices; else the remainder.
  package func home(of unit: UnitCode, from day: Day?, received: UnitCode? = nil, office: String? = nil) -> UnitCode {
    let reach = succession.reach(of: unit, from: day, to: self.day)
    if let only = reach.only { return only }
    // Only a counter that is one of the choices itself: people may hand in at any neighbour's.
    if let received, received != unit, reach.units.contains(received) { return received }
    if let office {
      let key = nameKey(office)
      let named = reach.units.filter { code in
        code.text == office || (register.rows[code] ?? []).contains { nameKey($0.name) == key }
      }
      if named.count == 1, let only = named.first { return only }
    }
    return Self.remainder(of: unit)
  }

  /// True when everything a unit of this day is was one unit on another day.
  func isWhole(_ home: UnitCode, from unit: UnitCode, on day: Day) -> Bool {
    remainders[home] == nil && succession.reach(of: home, from: self.day, to: day).only == unit
  }

  /// The dossier under its unit of the day.
  package func moved(_ dossier: Dossier) -> Dossier {
    dossier.moved(
      to: home(
        of: dossier.unit, from: dossier.receivedAt?.day ?? dossier.submittedAt?.day, received: dossier.receivedUnit,
        office: dossier.office))
  }

  /// The last day of a unit's row in force on a day, when another unit took over after it.
  func end(of unit: UnitCode, from day: Day?) -> Day? {
    let dated = register.rows[unit] ?? []
    let row = day.flatMap { day in dated.last { $0.validFrom.map { $0 <= day } ?? true } }
    return (row ?? dated.first)?.validTo
  }
}

extension UnitRegister {
  /// The nearest unit above all of these.
  fileprivate func commonParent(of units: [UnitCode]) -> UnitCode? {
    let chains = units.map { ancestors(of: $0) }
    return chains.first?.first { candidate in chains.allSatisfy { $0.contains(candidate) } }
  }

  /// The units above, nearest first.
  package func ancestors(of code: UnitCode) -> [UnitCode] {
    var chain: [UnitCode] = []
    var seen: Set<UnitCode> = [code]
    var current = unit(code)?.parent
    while let above = current, contains(above), seen.insert(above).inserted {
      chain.append(above)
      current = unit(above)?.parent
    }
    return chain
  }
}
