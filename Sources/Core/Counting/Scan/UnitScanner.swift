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
  private var petitions: [Tally]
  private var marks = ProcedureMarks()
  /// What units below a province inherit, by province; of one question.
  private var inherited: [UnitCode: [Tally]] = [:]
  /// Rules that inherit something else than announcements make the whole province be counted.
  private let inheritsMore: Bool

  init(_ pack: [IndicatorRule]) {
    self.pack = pack
    plan = CountingPlan(pack)
    memo = StateMemo(plan)
    dossiers = DossierScan(plan)
    petitions = Array(repeating: Tally(), count: plan.petitionRules.count)
    inheritsMore = pack.contains { rule in
      if case .announcements = rule.measure { return false }
      return rule.inheritedFrom != nil
    }
  }

  /// The counts of every indicator for each unit, in the order of `units`.
  mutating func tallies(
    _ columns: borrowing FactColumns, _ calendar: WorkCalendar, _ units: [UnitCode], _ window: Window
  ) -> [[Tally]] {
    inherited.removeAll(keepingCapacity: true)
    return units.map { tallies(columns, calendar, $0, window) }
  }

  private mutating func tallies(
    _ columns: borrowing FactColumns, _ calendar: WorkCalendar, _ unit: UnitCode, _ window: Window
  ) -> [Tally] {
    let province = province(above: unit, columns)
    if let province, inherited[province] == nil {
      inherited[province] = counts(columns, calendar, province, window, onlyAnnouncements: !inheritsMore)
    }
    var tallies = counts(columns, calendar, unit, window)
    for (index, rule) in pack.enumerated() {
      if rule.inheritedFrom == .province, let province, let above = inherited[province] {
        tallies[index] = above[index]
        tallies[index].inheritedFrom = province
      }
      if case .dossiers(_, againstNationalReport: true) = plan.indicators[index] {
        tallies[index].compare(with: columns.reports(of: unit), window.period)
      }
    }
    return tallies
  }

  private func province(above unit: UnitCode, _ columns: borrowing FactColumns) -> UnitCode? {
    guard let kind = columns.units.unit(unit)?.kind, kind != .province, kind != .nation else { return nil }
    return columns.units.ancestor(of: unit, kind: .province)
  }

  /// The counts of the unit itself, nothing inherited. Announcements that would be inherited are not counted.
  private mutating func counts(
    _ columns: borrowing FactColumns, _ calendar: WorkCalendar, _ unit: UnitCode, _ window: Window,
    onlyAnnouncements: Bool = false
  ) -> [Tally] {
    if !onlyAnnouncements { scan(columns, unit, window) }
    let isBelowProvince = province(above: unit, columns) != nil
    let announcements = AnnouncementScan(calendar: calendar, window: window)
    var tallies: [Tally] = []
    tallies.reserveCapacity(pack.count)
    for (rule, indicator) in zip(pack, plan.indicators) {
      switch indicator {
      case .announcements(let measure, let known):
        var tally = Tally()
        if !(isBelowProvince && rule.inheritedFrom == .province) {
          for announcer in columns.announcers(unit) { announcements.add(announcer, measure, knows: known, to: &tally) }
        }
        tallies.append(tally)
      case _ where onlyAnnouncements: tallies.append(Tally())
      case .dossiers(let index, _): tallies.append(dossiers.tallies[index])
      case .petitions(let index): tallies.append(petitions[index])
      case .procedures(let rule):
        tallies.append(marks.tally(rule, words: columns.procedureWords, knowsDossiers: columns.dossiers > 0))
      case .constant: tallies.append(Tally())
      }
    }
    return tallies
  }

  /// Scans dossiers, petitions and services of the subtree.
  private mutating func scan(_ columns: borrowing FactColumns, _ unit: UnitCode, _ window: Window) {
    dossiers.reset()
    marks.reset(procedures: columns.procedures.count)
    for rule in petitions.indices { petitions[rule] = Tally() }
    let (start, end) = (Tick(window.start).value, Tick(window.end).value)
    for owner in columns.units.subtree(unit) {
      guard let number = columns.unitNumbers.number(of: owner) else { continue }
      for block in columns.byUnit[Int(number)].blocks {
        dossiers.add(block, of: columns, from: start, to: end, &memo, &marks)
      }
      scanPetitions(columns.byUnit[Int(number)].petitions, start, end)
      scanServices(columns.byUnit[Int(number)].services, columns, isOwn: owner == unit, on: window.lastDay.number)
    }
  }

  private mutating func scanPetitions(_ rows: [PetitionRow], _ start: Int32, _ end: Int32) {
    for row in rows where row.received.value <= end && row.answered.value >= start {
      let late = row.late.value <= end ? StateWord.Bit.late.mask : 0
      for (index, rule) in plan.petitionRules.enumerated() {
        petitions[index].add(rule.verdict(UInt64(row.word) | late), 1)
      }
    }
  }

  private mutating func scanServices(
    _ rows: [ServiceRow], _ columns: borrowing FactColumns, isOwn: Bool, on day: Int32
  ) {
    let scope = isOwn ? UInt64.max : plan.subtreeMarks
    for row in rows where row.from <= day && day <= row.to {
      let found = memo.serviceMarks(row: row.word, procedure: columns.procedureWords[Int(row.procedure)]) & scope
      if found != 0 { marks.mark(row.procedure, services: found) }
    }
  }
}

extension FactColumns {
  fileprivate func reports(of unit: UnitCode) -> [NationalReport] {
    unitNumbers.number(of: unit).map { byUnit[Int($0)].reports } ?? []
  }

  /// The rows of the unit, or of every province of a nation.
  fileprivate func announcers(_ unit: UnitCode) -> [[Announcement]] {
    let codes =
      units.unit(unit)?.kind == .nation
      ? units.subtree(unit).filter { units.unit($0)?.kind == .province } : [unit]
    return codes.compactMap { code in unitNumbers.number(of: code).map { byUnit[Int($0)].announcements } }
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
