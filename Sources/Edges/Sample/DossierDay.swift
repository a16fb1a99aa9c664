import Base
import Records

/// Makes the dossiers one unit receives on one day. The same unit and day always give the same dossiers.
struct DossierDay {
  let plan: Plan
  let unitIndex: Int
  let day: Day

  func dossiers() -> [SampleDossier] {
    let count = plan.schedule.range(unit: unitIndex, day: day - plan.schedule.first).count
    guard count > 0 else { return [] }
    let unit = plan.units[unitIndex]
    var chance = Chance(plan.order.seed, .dossiers, unitIndex, Int(day.number))
    let restDay = !plan.days.isWorkday(day)
    let times = (0..<count).map { _ in OfficeTime.reception(&chance, restDay: restDay) }.sorted()
    let demand = demand(unit)
    let end = DossierEnd(days: plan.days, until: .end(of: plan.order.until), from: plan.order.from)
    return times.enumerated().map { index, second in
      let offer = unit.offers[demand.place(&chance)]
      let procedure = plan.catalogue.procedures[offer.procedure]
      let sector = plan.catalogue.sectors[offer.procedure]
      let received = Instant.start(of: day) + Int64(second)
      let term = procedure.workingDays ?? 10
      var dossier = SampleDossier(
        procedure: offer.procedure, unit: unitIndex, number: index + 1, receivedAt: received,
        dueAt: plan.days.due(received, workingDays: term))
      dossier.seed = chance.next()
      let late = min(0.85, unit.lateScale * sector.lateness)
      end.run(&dossier, sector: sector, term: term, late: late, &chance)
      apply(&dossier, unit, sector, &chance)
      mark(&dossier, unit, offer, procedure, &chance)
      return dossier
    }
  }

  /// What is asked for on this day: by season, and of what was carried over only what takes long enough.
  private func demand(_ unit: SampleUnit) -> Demand {
    let month = day.civil.month
    let age = day < plan.order.from ? plan.days.workdays(after: day, through: plan.order.from - 1) + 1 : 0
    func weights(longer: Int) -> [Double] {
      unit.offers.map { offer in
        let term = plan.catalogue.procedures[offer.procedure].workingDays ?? 10
        return longer == 0 || term > longer ? offer.weight * plan.catalogue.sectors[offer.procedure].season(month) : 0
      }
    }
    return Demand(weights(longer: age)) ?? Demand(weights(longer: 0)) ?? Demand(places: unit.offers.count)
  }

  /// How it was handed in and who handles it.
  private func apply(_ dossier: inout SampleDossier, _ unit: SampleUnit, _ sector: Sector, _ chance: inout Chance) {
    let kind = chance.fraction()
    if kind < unit.habits.online {
      dossier.channel = .online
      dossier.submittedAt = OfficeTime.submission(before: dossier.receivedAt, plan.days, &chance)
    } else if kind > 0.998 {
      dossier.channel = .post
      dossier.submittedAt = dossier.receivedAt + -Int64(chance.within(90_000...300_000))
    } else {
      dossier.channel = .direct
    }
    if unit.kind == .commune, chance.happens(0.015) {
      dossier.receivedUnit = plan.firstCommune + chance.below(plan.units.count - plan.firstCommune)
    }
    dossier.officer = chance.within(unit.officers(of: sector, procedure: dossier.procedure))
  }

  /// What the national index looks at besides time.
  private func mark(
    _ dossier: inout SampleDossier, _ unit: SampleUnit, _ offer: SampleUnit.Offer, _ procedure: SampleProcedure,
    _ chance: inout Chance
  ) {
    let habits = unit.habits
    if !chance.happens(habits.unsynced) {
      let delay = chance.happens(0.8) ? chance.within(60...1800) : chance.within(1800...40_000)
      let synced = dossier.receivedAt + Int64(delay)
      if synced <= .end(of: plan.order.until) { dossier.syncedAt = synced }
    }
    if procedure.fee, !chance.happens(habits.exempt) {
      let paid = unit.payableShare > 0 ? min(0.99, habits.paid / unit.payableShare) : 0
      dossier.payment = offer.takesPayment && chance.happens(paid) ? .paidOnline : .due
    }
    // Some three in a hundred are open or ended without a result; the habit is a share of all.
    let hasResult = dossier.endKind == .done && chance.happens(min(0.999, habits.resultFile / 0.955))
    dossier.hasResultFile = hasResult
    dossier.isResultSigned = hasResult && chance.happens(0.9)
    let component = habits.digitised / max(habits.resultFile, 0.01)
    dossier.hasComponentFile = chance.happens(hasResult ? component : component / 2)
    dossier.areComponentsSigned = dossier.hasComponentFile && chance.happens(0.6)
    dossier.isReused = chance.happens(habits.reused)
    dossier.isInPersonalStore = chance.happens(habits.personalStore)
    dossier.usesPopulationData = (procedure.citizen || unit.kind == .agency) && chance.happens(habits.population)
    dossier.hasComplaint = chance.happens(habits.complaint)
  }
}

/// What citizens ask for, ready to be drawn from.
struct Demand {
  private let through: [Double]
  private let total: Double

  /// Nil when nothing is asked for.
  init?(_ weights: [Double]) {
    var sum = 0.0
    through = weights.map { weight in
      sum += weight
      return sum
    }
    total = sum
    if sum <= 0 { return nil }
  }

  /// Everything alike.
  init(places: Int) {
    through = (0..<max(places, 1)).map { Double($0 + 1) }
    total = Double(max(places, 1))
  }

  /// The place of one draw: the first whose running sum exceeds it.
  func place(_ chance: inout Chance) -> Int {
    let drawn = chance.fraction() * total
    var lower = 0
    var upper = through.count - 1
    while lower < upper {
      let middle = (lower + upper) / 2
      if through[middle] > drawn { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
