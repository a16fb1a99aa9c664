import Base
import Records
import TestKit

/// A random country: several provinces under a nation or none, districts, communes, agencies and offices, units that moved,
/// units whose parents are unknown or circular, sources that never state some columns, dated services, announcements
/// around every deadline, national reports of odd periods, units and procedures referred to by name.
struct WideWorld {
  private(set) var statements: [Statement] = []
  private(set) var units: [(code: String, name: String)] = []
  /// Seconds at which something happens or turns late, and the days announcements and services turn on.
  private var moments: [String: [Instant]] = [:]
  private var chance: Chance

  private static let procedures = ["1.001", "1.002", "2.1", "2.10", "2.9", "3.X", "unknown"]
  private static let firstDay = 20_270  // 2025-07-01

  init(_ seed: UInt64) {
    chance = Chance(seed &* 7919)
    addUnits()
    addProcedures()
    for unit in units {
      addServices(unit)
      addAnnouncements(unit)
      addDossiers(unit)
      addPetitions(unit)
      addReports(unit)
    }
  }

  var facts: Facts { RandomWorld.facts(statements) }

  /// Days and periods of every shape around something that happens, seen at that very second, from inside, from the ends
  /// and from later.
  mutating func windows(_ count: Int) -> [(period: Period, asOf: Instant)] {
    (0..<count).compactMap { _ in
      // By column first: dossiers outnumber everything else.
      let columns = moments.keys.sorted()
      let moment = columns.isEmpty ? Instant.start(of: day()) : chance.pick(moments[chance.pick(columns)] ?? [])
      guard let period = period(around: moment.day) else { return nil }
      let inside = period.start + Int64(chance.below(Int(period.end - period.start) + 1))
      let asOf = chance.pick([
        moment, moment, .end(of: moment.day), inside, period.start, period.end, period.end + 86_400 * 40,
      ])
      return (period, asOf)
    }
  }

  private mutating func period(around day: Day) -> Period? {
    let (year, month, _) = day.civil
    switch chance.below(7) {
    case 0: return .year(year)
    case 1: return .quarter((month + 2) / 3, of: year)
    case 2: return .month(month, of: year)
    case 3:
      // From the 15th to the 14th, as reports are made.
      let from = (day - 14).firstOfMonth + 14
      return Period(from: from, to: (from + 31).firstOfMonth + 13)
    case 4: return Period(from: day, to: day)
    case 5:
      // Whole months, yet hardly ever a month, a quarter or a year.
      let from = chance.odds(50) ? Day(year: year, month: 1, day: 1) : day.firstOfMonth
      guard let from else { return nil }
      return Period(from: from, to: (day + chance.below(100)).lastOfMonth)
    default: return Period(from: day - chance.below(200), to: day + chance.below(200))
    }
  }

  // MARK: registers

  private mutating func add(_ kind: FactKind, _ cells: [String: String]) {
    if kind != .unit && kind != .nationalReport {
      for (name, text) in cells.sorted(by: { $0.key < $1.key }) {
        guard let instant = Instant(iso: text, missing: .startOfDay) else { continue }
        moments["\(kind).\(name)", default: []].append(instant)
        if name == "due_at" { moments["\(kind).overdue", default: []].append(instant + 1) }
      }
    }
    statements.append(WorldBuilder.statement(kind, cells))
  }

  private mutating func addUnit(_ code: String, _ kind: String, under parent: String) {
    let name = "Đơn vị \(code)"
    units.append((code, name))
    add(.unit, ["code": code, "name": name, "kind": kind, "parent": parent])
    guard chance.odds(15) else { return }
    // Its place and kind are those of the last row, for every period.
    let other = chance.pick(units).code
    add(
      .unit,
      [
        "code": code, "name": "\(name) mới", "kind": chance.odds(80) ? kind : "district",
        "parent": chance.odds(70) ? parent : other, "valid_from": day().iso,
      ])
  }

  private mutating func addUnits() {
    let nation = chance.odds(60) ? "N" : ""
    if !nation.isEmpty { addUnit(nation, "nation", under: "") }
    for province in 0..<(chance.below(3) + 1) {
      let code = "H\(province)"
      addUnit(code, "province", under: chance.odds(90) ? nation : "")
      for index in 0..<chance.below(3) {
        addUnit("\(code).S\(index)", chance.pick(["agency", "district"]), under: code)
      }
      for index in 0..<(chance.below(3) + 1) {
        let parent = chance.odds(60) ? code : chance.pick(units).code
        addUnit("\(code).\(index)", "commune", under: parent)
        if chance.odds(40) { addUnit("\(code).\(index).a", "office", under: "\(code).\(index)") }
      }
    }
    if chance.odds(30) { addUnit("lost", "commune", under: "nobody") }
    if chance.odds(25) {
      addUnit("ring1", "commune", under: "ring2")
      addUnit("ring2", "district", under: "ring1")
      addUnit("ring1.a", "office", under: "ring1")
    }
  }

  private mutating func addProcedures() {
    for code in Self.procedures.dropLast() where chance.odds(90) {
      add(
        .procedure,
        stated(
          [
            "citizen": chance.pick(["1", "0", ""]), "fee": chance.pick(["1", "1", "0", ""]),
            "paper_result": chance.pick(["1", "0", ""]),
          ], always: ["code": code, "name": "Thủ tục \(code)"]))
    }
  }

  // MARK: facts

  /// Leaves a column out now and then: then the source never stated it, which an empty cell does.
  private mutating func stated(_ cells: [String: String], always: [String: String]) -> [String: String] {
    var kept = always
    for name in cells.keys.sorted() where chance.odds(85) { kept[name] = cells[name] }
    return kept
  }

  private mutating func day() -> Day { Day(number: Int32(Self.firstDay + chance.below(500))) }

  /// Few days and the edges of each, so that equal instants and kept promises happen.
  private mutating func instant() -> Instant {
    let day = chance.odds(50) ? day() : Day(number: Int32(Self.firstDay + 183 + chance.below(30)))
    return chance.pick([.start(of: day), .end(of: day), .start(of: day) + Int64(chance.below(86_400))])
  }

  private mutating func maybe(_ percent: Int, _ text: String) -> String { chance.odds(percent) ? text : "" }

  private mutating func reference(_ unit: (code: String, name: String)) -> String {
    chance.odds(90) ? unit.code : unit.name
  }

  private mutating func procedure() -> String {
    let code = chance.pick(Self.procedures)
    return chance.odds(92) ? code : ProcedureName.reference("Thủ tục \(code)")
  }

  private mutating func addServices(_ unit: (code: String, name: String)) {
    for code in Self.procedures where chance.odds(55) {
      for row in 0..<(chance.below(3) + 1) {
        add(
          .service,
          stated(
            [
              "online_level": chance.pick(["none", "partial", "full", ""]),
              "payment_integrated": chance.pick(["1", "0", ""]), "own_authority": chance.pick(["1", "0", ""]),
              "valid_to": maybe(25, day().iso),
            ],
            always: [
              "unit": reference(unit), "procedure": chance.odds(95) ? code : procedure(),
              "valid_from": row == 0 ? maybe(50, day().iso) : day().iso,
            ]))
      }
    }
  }

  private mutating func addAnnouncements(_ unit: (code: String, name: String)) {
    var (code, signed, published) = (procedure(), day(), day())
    for index in 0..<chance.below(9) {
      // Now and then only the decision differs from the row before.
      if chance.odds(75) {
        code = procedure()
        signed = chance.odds(50) ? day() : Day(number: Int32(Self.firstDay + 180 + chance.below(20)))
        published = signed + chance.below(14)
      }
      add(
        .announcement,
        stated(
          [
            "effective_on": maybe(75, (signed + chance.below(16)).iso), "published_on": maybe(80, published.iso),
            "parts_complete": chance.pick(["1", "0", ""]), "withdrawn_on": maybe(25, (signed + chance.below(60)).iso),
          ],
          always: [
            "unit": reference(unit), "procedure": code, "decision": chance.pick(["9/QĐ", "10/QĐ", "Đ\(index)"]),
            "signed_on": signed.iso,
          ]))
    }
  }

  private mutating func addDossiers(_ unit: (code: String, name: String)) {
    if chance.odds(15) { return }
    for index in 0..<chance.below(30) {
      let (received, due) = (instant(), instant())
      let end = chance.pick([due, due + 1, due + -1, instant(), instant(), received + -3_600, received])
      var cells = [
        "channel": chance.pick(["online", "direct", "post", ""]), "received_at": maybe(95, received.isoLocal),
        "due_at": maybe(85, due.isoLocal), "ended_at": maybe(60, end.isoLocal),
        "end_kind": chance.pick(["", "", "done", "refused", "withdrawn", "stopped"]),
        "returned_at": maybe(30, instant().isoLocal), "supplements": chance.pick(["", "0", "1", "2", "3"]),
        "second_supplement_at": maybe(15, instant().isoLocal), "synced_at": maybe(60, instant().isoLocal),
        "payment": chance.pick(["", "0", "1", "2"]),
      ]
      for flag in ["result_file", "component_file", "reused", "personal_store", "population_data", "complaint"] {
        cells[flag] = chance.pick(["1", "0", ""])
      }
      add(
        .dossier,
        stated(
          cells,
          always: ["code": "\(unit.code)/\(index)", "unit": reference(unit), "procedure": maybe(97, procedure())]))
    }
  }

  private mutating func addPetitions(_ unit: (code: String, name: String)) {
    for index in 0..<chance.below(6) {
      let (received, due) = (instant(), instant())
      let answer = chance.pick([due, due + 1, instant(), received + -60])
      add(
        .petition,
        stated(
          [
            "received_at": maybe(95, received.isoLocal), "due_at": maybe(85, due.isoLocal),
            "answered_at": maybe(65, answer.isoLocal), "likes": maybe(70, "\(chance.below(3))"),
            "dislikes": maybe(70, "\(chance.below(3))"), "repeat": chance.pick(["1", "0", "0", ""]),
          ], always: ["code": "\(unit.code)/pa\(index)", "unit": reference(unit)]))
    }
  }

  private mutating func addReports(_ unit: (code: String, name: String)) {
    for _ in 0..<chance.below(7) {
      guard let period = chance.odds(40) ? .year(chance.pick([2024, 2025])) : period(around: day()) else { continue }
      add(
        .nationalReport,
        [
          "unit": reference(unit), "from": period.from.iso, "to": period.to.iso,
          "received": maybe(90, "\(chance.below(chance.pick([10, 60, 400])))"),
        ])
    }
  }
}
