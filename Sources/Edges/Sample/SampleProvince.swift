package import Base
package import Workdays

/// A believable made-up province as a canonical dataset (contracts, section 1): the same order gives the same bytes.
///
/// Nothing in it is anybody's: officers are codes, and no row names or describes a citizen. Its code is one that no real
/// province has; filling procedures are marked "(thủ tục mẫu)".
package struct SampleProvince: Sendable {
  /// What to make. Values outside their limits are moved to the nearest limit.
  package struct Order: Sendable {
    package let place: SamplePlace
    /// 1…`mostCommunes`.
    package let communes: Int
    /// 0…15; the usual province has twelve to fifteen departments.
    package let agencies: Int
    /// All dossiers of the province, 0…3,000,000, bad rows that cannot be read not counted.
    package let dossiers: Int
    package let seed: UInt64
    /// The last day on which anything happens.
    package let until: Day
    /// The first day; a few dossiers carried over were received in the weeks before it.
    package let from: Day
    package let calendar: WorkCalendar
    /// The procedures of communes; made-up ones fill the list up.
    package let procedures: [SampleProcedure]
    /// True to have about one bad row in 5,000, so that quarantine and findings have something to show.
    package let hasFlaws: Bool

    package init(
      place: SamplePlace = .alone, communes: Int, agencies: Int = 12, dossiers: Int, seed: UInt64, until: Day,
      from: Day? = nil,
      calendar: WorkCalendar, procedures: [SampleProcedure], hasFlaws: Bool = true
    ) {
      self.place = place
      self.communes = max(1, min(communes, SampleProvince.mostCommunes))
      self.agencies = max(0, min(agencies, Department.all.count))
      self.dossiers = max(0, min(dossiers, 3_000_000))
      self.seed = seed
      self.until = until
      // Three years are the longest span that a schedule of 215 units should hold day by day.
      let newYear = Day(year: until.civil.year, month: 1, day: 1) ?? until
      self.from = max(min(from ?? newYear, until), until - 1100)
      self.calendar = calendar
      self.procedures = procedures
      self.hasFlaws = hasFlaws
    }
  }

  /// The largest real province has 168.
  package static let mostCommunes = 200

  let plan: Plan

  package init(_ order: Order) { plan = Plan(order) }

  /// The ten files in the order in which they are best read. Each makes its rows while it is read, and again at every
  /// reading; none is ever held whole.
  package var files: [SampleFile] {
    [
      UnitRows.file(plan), ProcedureRows.file(plan), ServiceRows.file(plan), AnnouncementRows.file(plan),
      DossierRows.file(plan), PetitionRows.file(plan), RatingRows.file(plan), ReportRows.file(plan),
      StepRows.file(plan),
      PortalRows.file(plan),
    ]
  }

  /// Rows of `dossiers.csv` that an import has to put into quarantine.
  package var expectedQuarantined: Int { plan.flaws.quarantined }
  /// Rows of `dossiers.csv`: those of the order and the bad ones beside them.
  package var dossierRows: Int { plan.order.dossiers + plan.flaws.extraRows }
}

/// Where a made-up province lies: its code, its name without "Tỉnh", and the unit above it.
package struct SamplePlace: Sendable {
  package let code: String
  package let name: String
  /// Empty for a province that stands alone.
  package let parent: String

  package static let alone = SamplePlace(code: "H99", name: "Sông Mẫu", parent: "")
}

/// Everything that is decided before the first row.
struct Plan: Sendable {
  let order: SampleProvince.Order
  let days: DayTable
  let catalogue: Catalogue
  let units: [SampleUnit]
  let schedule: Schedule
  let flaws: Flaws
  /// The first commune among `units`; departments stand before it.
  let firstCommune: Int

  init(_ order: SampleProvince.Order) {
    self.order = order
    let departments = Array(Department.all.prefix(order.agencies))
    // Promised days and late ends reach past the last day; a delay is at most 160 working days.
    days = DayTable(order.calendar, from: order.from - 120, through: order.until + 400)
    catalogue = Catalogue(order.procedures, departments: departments)
    units = Roster(order, catalogue, departments: departments).units
    schedule = Schedule(order, units, days)
    flaws = Flaws(order)
    firstCommune = departments.count
  }

  func dossiers(unit: Int, day: Day) -> [SampleDossier] { DossierDay(plan: self, unitIndex: unit, day: day).dossiers() }

  /// Since when units and services are registered: the communes of two-level government exist since 1 July 2025.
  var registeredSince: Day? {
    guard let twoLevels = Day(year: 2025, month: 7, day: 1), order.from >= twoLevels else { return nil }
    return twoLevels
  }
}
