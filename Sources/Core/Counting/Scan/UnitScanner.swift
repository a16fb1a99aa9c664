internal import Base
internal import Records
internal import Rules
internal import Workdays

/// Asks one pack of units, one after the other, and keeps its working memory between them.
struct UnitScanner: Sendable {
  let pack: [IndicatorRule]
  private let plan: CountingPlan
  private var memo: StateMemo
  private var dossiers: DossierScan
  /// Petitions by lane of the plan.
  private var petitions: [Int]
  private var marks = ProcedureMarks()
  private var procedures: ProcedureScan
  /// What units below a province inherit, by the province's number; of one question.
  private var inherited: [UInt32: [Tally]] = [:]
  /// Rules that inherit something else than announcements make the whole province be counted.
  private let inheritsMore: Bool

  /// `plan` is the pack's.
  init(_ pack: [IndicatorRule], _ plan: CountingPlan) {
    self.pack = pack
    self.plan = plan
    memo = StateMemo(plan)
    dossiers = DossierScan(plan)
    procedures = ProcedureScan(plan)
    petitions = Array(repeating: 0, count: plan.petitionLanes.count)
    inheritsMore = pack.contains { rule in
      if case .announcements = rule.measure { return false }
      return rule.inheritedFrom != nil
    }
  }

  /// The counts of every indicator for each unit, in the order of `units`; of a unit nobody knows, none.
  mutating func tallies(
    _ columns: borrowing FactColumns, _ calendar: WorkCalendar, _ units: [UnitCode], _ window: Window
  ) -> [[Tally]] {
    inherited.removeAll(keepingCapacity: true)
    dossiers.prepare(columns)
    return units.map { unit in
      guard let number = columns.unitNumbers.number(of: unit) else { return pack.map { _ in Tally() } }
      return tallies(columns, calendar, number, window)
    }
  }

  private mutating func tallies(
    _ columns: borrowing FactColumns, _ calendar: WorkCalendar, _ unit: UInt32, _ window: Window
  ) -> [Tally] {
    let province = columns.tree.province(above: unit)
    if let province, inherited[province] == nil {
      inherited[province] = counts(columns, calendar, province, window, onlyAnnouncements: !inheritsMore)
    }
    var tallies = counts(columns, calendar, unit, window)
    for (index, rule) in pack.enumerated() {
      if rule.inheritedFrom == .province, let province, let above = inherited[province] {
        tallies[index] = above[index]
        tallies[index].inheritedFrom = columns.unitNumbers.values[Int(province)]
      }
      if case .dossiers(_, againstNationalReport: true) = plan.indicators[index] {
        tallies[index].compare(with: columns.byUnit[Int(unit)].reports, window.period)
      }
    }
    return tallies
  }

  /// The counts of the unit itself, nothing inherited. Announcements that would be inherited are not counted.
  private mutating func counts(
    _ columns: borrowing FactColumns, _ calendar: WorkCalendar, _ unit: UInt32, _ window: Window,
    onlyAnnouncements: Bool = false
  ) -> [Tally] {
    if !onlyAnnouncements { scan(columns, unit, window) }
    let isBelowProvince = columns.tree.province(above: unit) != nil
    let announcements = AnnouncementScan(calendar: calendar, window: window)
    return pack.indices.map { index in
      switch plan.indicators[index] {
      case .announcements(let measure, let known):
        var tally = Tally()
        if isBelowProvince && pack[index].inheritedFrom == .province { return tally }
        for announcer in columns.tree.announcers(of: unit) {
          announcements.add(columns.byUnit[Int(announcer)].announcements, measure, knows: known, to: &tally)
        }
        return tally
      case _ where onlyAnnouncements: return Tally()
      case .dossiers(let rule, _): return rule.tally(dossiers.lanes)
      case .petitions(let rule): return rule.tally(petitions)
      case .procedures(let rule):
        return ProcedureRule.tally(procedures.lanes, from: rule * ProcedureRule.laneCount)
      case .constant: return Tally()
      }
    }
  }

  /// Scans dossiers, petitions and services of the subtree.
  private mutating func scan(_ columns: borrowing FactColumns, _ unit: UInt32, _ window: Window) {
    dossiers.reset()
    marks.prepare(procedures: columns.procedures.count)
    for lane in petitions.indices { petitions[lane] = 0 }
    let (start, end) = (Tick(window.start).value, Tick(window.end).value)
    let lastDay = window.lastDay.number
    let units = columns.byUnit.span
    for owner in columns.tree.subtree(of: unit) {
      scan(units[Int(owner)], columns, isOwn: owner == unit, from: start, to: end, on: lastDay)
    }
    procedures.count(&marks, columns)
  }

  private mutating func scan(
    _ unit: borrowing UnitColumns, _ columns: borrowing FactColumns, isOwn: Bool, from start: Int32, to end: Int32,
    on lastDay: Int32
  ) {
    let blocks = unit.blocks.span
    for index in blocks.indices { dossiers.add(blocks[index], of: columns, from: start, to: end, &marks) }
    scanPetitions(unit.petitions, start, end)
    scanServices(unit.services, columns, isOwn: isOwn, on: lastDay)
  }

  private mutating func scanPetitions(_ rows: [PetitionRow], _ start: Int32, _ end: Int32) {
    for row in rows where row.received.value <= end && row.answered.value >= start {
      let counted = memo.petitionLanes(row: row.word, isLate: row.late.value <= end)
      for lane in petitions.indices { petitions[lane] += Int(counted >> UInt64(lane) & 1) }
    }
  }

  private mutating func scanServices(
    _ rows: [ServiceRow], _ columns: borrowing FactColumns, isOwn: Bool, on day: Int32
  ) {
    let scope = isOwn ? UInt64.max : plan.subtreeMarks
    if marks.add(rows, on: day, memo, words: columns.procedureWords, scope: scope) { return }
    memo.ask(rows, words: columns.procedureWords)
    let isAsked = marks.add(rows, on: day, memo, words: columns.procedureWords, scope: scope)
    assert(isAsked, "every row was asked")
  }
}

extension Tally {
  /// Indicator 04 (section 5.2): the denominator is the larger of R and the dossiers received. R is the unit's own row
  /// for exactly this period; without it, last year's whole-year figure by the length of the period.
  fileprivate mutating func compare(with reports: [NationalReport], _ period: Period) {
    if reports.isEmpty { return }
    var reported = reports.first { $0.period == period }?.received
    if reported == nil, let part = period.calendarUnit, let lastYear = Period.year(period.from.civil.year - 1),
      let whole = reports.first(where: { $0.period == lastYear })
    {
      reported = whole.received / part.perYear
      isTemporary = true
    }
    guard let reported, reported > denominator else { return }
    unnamed = reported - denominator
    denominator = reported
  }
}
