import Base
import Records

/// What a portal would count for one unit and the days so far, as it stood on `asOf`: two days before the order's last
/// day, since portals are behind. So these figures are near the truth of the records and not equal to it.
struct PortalCounts {
  struct Share: Sendable {
    var part = 0
    var whole = 0
  }

  private(set) var onTime = Share()
  private(set) var satisfied = Share()
  private(set) var synced = Share()
  private(set) var online = Share()
  private(set) var paid = Share()
  private(set) var resultFiles = Share()
  private(set) var digitised = Share()
  private(set) var reused = Share()
  private(set) var personalStore = Share()
  private(set) var population = Share()
  private var withOnlineDossiers: Set<Int> = []
  private var feeProcedures: Set<Int> = []
  private var paidProcedures: Set<Int> = []
  private var withPopulation: Set<Int> = []
  private let plan: Plan
  private let unit: Int
  let asOf: Instant

  init(_ plan: Plan, unit: Int) {
    self.plan = plan
    self.unit = unit
    asOf = .end(of: max(plan.order.from, plan.order.until - 2))
    for offset in 0..<plan.schedule.dayCount {
      let day = plan.schedule.first + offset
      guard day <= asOf.day else { break }
      for dossier in plan.dossiers(unit: unit, day: day) { count(dossier) }
    }
  }

  private mutating func count(_ dossier: SampleDossier) {
    let ended = dossier.endedAt.flatMap { $0 <= asOf ? $0 : nil }
    if let ended, ended < .start(of: plan.order.from) { return }
    let isLate = (dossier.dueAt < asOf && (ended.map { $0 > dossier.dueAt } ?? true)) || dossier.supplements > 1
    func add(_ condition: Bool, to share: inout Share) {
      share.whole += 1
      if condition { share.part += 1 }
    }
    add(!isLate, to: &onTime)
    add(!isLate && !dossier.hasComplaint, to: &satisfied)
    add(dossier.hasResultFile && ended != nil, to: &resultFiles)
    add(dossier.hasResultFile && ended != nil && dossier.hasComponentFile, to: &digitised)
    add(dossier.isReused, to: &reused)
    add(dossier.isInPersonalStore, to: &personalStore)
    add(dossier.usesPopulationData, to: &population)
    if dossier.usesPopulationData { withPopulation.insert(dossier.procedure) }
    guard dossier.receivedAt.day >= plan.order.from else { return }
    add(dossier.channel == .online, to: &online)
    add(dossier.syncedAt != nil, to: &synced)
    if dossier.channel == .online { withOnlineDossiers.insert(dossier.procedure) }
    if plan.catalogue.procedures[dossier.procedure].fee { feeProcedures.insert(dossier.procedure) }
    if dossier.payment != .none { add(dossier.payment == .paidOnline, to: &paid) }
    if dossier.payment == .paidOnline { paidProcedures.insert(dossier.procedure) }
  }

  /// Online services with an online dossier (07).
  var onlineServices: Share {
    let offered = plan.units[unit].offers.map(\.procedure).filter { plan.catalogue.procedures[$0].online != .none }
    return Share(part: offered.count { withOnlineDossiers.contains($0) }, whole: offered.count)
  }

  /// Fee procedures paid online (09) and integrated (10), of those with dossiers.
  var feesPaid: Share { Share(part: paidProcedures.count, whole: feeProcedures.count) }
  var feesIntegrated: Share {
    let integrated = plan.units[unit].offers.count { $0.isIntegrated && feeProcedures.contains($0.procedure) }
    return Share(part: integrated, whole: feeProcedures.count)
  }

  /// Procedures for citizens that used population data (17).
  var populationProcedures: Share {
    let offered = plan.units[unit].offers.map(\.procedure).filter { plan.catalogue.procedures[$0].citizen }
    return Share(part: offered.count { withPopulation.contains($0) }, whole: offered.count)
  }

  /// Petitions in time (19) and without reason for anger (20).
  var petitions: (inTime: Share, satisfied: Share) {
    var result = (inTime: Share(), satisfied: Share())
    for petition in Petitions.drawn(plan, unit: unit) where petition.receivedAt <= asOf {
      let isLate = petition.dueAt < asOf && (petition.answeredAt.map { min($0, asOf) > petition.dueAt } ?? true)
      result.inTime.whole += 1
      result.satisfied.whole += 1
      if !isLate { result.inTime.part += 1 }
      if !isLate, petition.dislikes <= petition.likes, !petition.isRepeat { result.satisfied.part += 1 }
    }
    return result
  }
}
