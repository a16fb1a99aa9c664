package import Base
internal import Counting
internal import Records
internal import Rules
package import Scoring
internal import Workdays

extension Scorer {
  /// The dossiers of a unit's subtree that somebody has to act on at the window's end, with their chances, clocks and stakes, and
  /// its petitions. Nil when there is no such unit. `self`: with the unit's records on it.
  package func warnings(
    _ code: UnitCode, _ question: Question, efforts: EffortTable = .standard, threshold: Double = EarlyWarnings.likely
  ) -> EarlyWarnings? {
    guard let score = score(code, question) else { return nil }
    let (facts, now) = (engine.facts, question.window.end)
    let subtree = facts.units.subtree(code)
    let reader = ClockReader(engine.calendar, at: now)
    let chances = LateChances(engine, units: subtree, at: now)
    let stakes = StakeReader(self, score)
    var priced: [Priced: Stakes] = [:]
    var items: [EarlyWarning] = []
    for owner in subtree {
      for dossier in facts.dossiers[owner] ?? [] {
        guard let state = reader.state(of: dossier) else { continue }
        let kind = Priced(dossier, state, question.window)
        let own = priced[kind] ?? (state == .waiting ? .none : stakes.stakes(of: dossier))
        priced[kind] = own
        let steps = facts.steps[dossier.code] ?? []
        items.append(
          EarlyWarning(
            dossier: dossier, procedure: facts.procedures[dossier.procedure], unit: facts.units.unit(owner),
            state: state, step: reader.current(steps),
            clocks: reader.clocks(of: dossier, steps: steps).filter(\.isRunning), chance: chances.chance(dossier),
            stakes: own,
            minutes: (state.isOpen ? efforts[.finishWithResult] : 0)
              + own.remedies.reduce(0) { $0 + efforts[$1] },
            isSupplementTrap: state.isOpen && state != .late && dossier.isSupplemented))
      }
    }
    let today = today(now)
    return EarlyWarnings(
      score: score, today: today, threshold: threshold,
      items: items.map { (item: $0, isToday: $0.limit.map { $0.day <= today } ?? false) }
        .sorted { isBefore($0.item, $0.isToday, $1.item, $1.isToday) }.map(\.item),
      petitions: petitions(subtree, score, now), stakes: stakes)
  }

  /// Once offices have closed, the next day they open.
  private func today(_ now: Instant) -> Day {
    let isClosed = now.secondOfDay >= OfficeHours.standard.close
    return engine.calendar.workdayOnOrAfter(isClosed ? now.day + 1 : now.day)
  }

  /// What must be done today, then what is worth most a minute, then what has least time; what is handled and only waits to be
  /// fetched comes last.
  private func isBefore(_ a: EarlyWarning, _ isToday: Bool, _ b: EarlyWarning, _ isTodayToo: Bool) -> Bool {
    func turn(_ warning: EarlyWarning, _ isToday: Bool) -> Int {
      if warning.state == .handOver { return 2 }
      return isToday && (warning.chance != nil || warning.state == .waiting) ? 0 : 1
    }
    let (first, second) = (turn(a, isToday), turn(b, isTodayToo))
    if first != second { return first < second }
    if a.perMinute != b.perMinute { return a.perMinute > b.perMinute }
    let (x, y) = (a.limit?.seconds ?? .max, b.limit?.seconds ?? .max)
    return x != y ? x < y : codePointOrder(a.dossier.code, b.dossier.code)
  }

  private func petitions(_ subtree: [UnitCode], _ score: UnitScore, _ now: Instant) -> [PetitionWarning] {
    let counted = score.indicators.filter { indicator in
      guard case .records(let measure) = indicator.rule.measure, measure.subject == .petition else { return false }
      return indicator.origin == .own && (indicator.denominator ?? 0) > 0
    }.map { indicator in
      let judged = engine.judged(indicator.rule, unit: score.unit.code, window: score.window)
      return (indicator: indicator, achieved: Set(judged.filter(\.isAchieved).map(\.member)))
    }
    var warnings: [PetitionWarning] = []
    for owner in subtree {
      for (index, petition) in (engine.facts.petitions[owner] ?? []).enumerated()
      where petition.isActive(in: score.window) {
        guard let clock = petition.clocks(engine.calendar, at: now).first(where: { $0.kind == .answer && $0.isRunning })
        else { continue }
        // Without a promise of the source it is never late, whatever the law's term.
        let isAtStake = !petition.isLate(at: now) && (petition.dueAt.map { $0 < score.window.period.end } ?? false)
        let shares = counted.compactMap { indicator, achieved -> Stakes.Share? in
          guard isAtStake, achieved.contains(.petition(unit: owner, index: index)),
            let denominator = indicator.denominator, let numerator = indicator.numerator
          else { return nil }
          var tally = Tally()
          (tally.numerator, tally.denominator) = (numerator, denominator)
          return Stakes.Share(no: indicator.rule.no, points: worth(of: -1, in: indicator.rule, tally))
        }
        warnings.append(PetitionWarning(petition: petition, clock: clock, ifLate: shares))
      }
    }
    return warnings.sorted {
      ($0.clock.limit, $0.petition.code) < ($1.clock.limit, $1.petition.code)
    }
  }
}

/// Dossiers that are alike in everything that is priced have one price.
private struct Priced: Hashable {
  let procedure: ProcedureCode
  let channel: Channel
  let payment: Payment?
  let flags: [Bool?]
  let isLate: Bool
  let isActive: Bool
  let isReceived: Bool
  let isSynced: Bool
  let isOver: Bool
  let isDueInPeriod: Bool
  let isWithdrawn: Bool

  init(_ dossier: Dossier, _ state: WorkState, _ window: Window) {
    procedure = dossier.procedure
    channel = dossier.channel
    payment = dossier.payment
    flags = [
      dossier.resultFile, dossier.componentFile, dossier.reused, dossier.personalStore, dossier.populationData,
      dossier.complaint, state == .waiting,
    ]
    isLate = dossier.isLate(at: window.end)
    isActive = dossier.isActive(in: window)
    isReceived = dossier.isReceived(in: window)
    isSynced = dossier.syncedAt.map { $0 <= window.end } ?? false
    isOver = dossier.hasEnded(by: window.end)
    isDueInPeriod = dossier.dueAt.map { $0 < window.period.end } ?? true
    isWithdrawn = dossier.endKind == .withdrawn
  }
}
