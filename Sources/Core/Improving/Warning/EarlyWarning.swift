package import Base
package import Records
package import Scoring
internal import Workdays

/// One dossier somebody has to act on: what is likely to happen to it, what hangs on it, and how much work it is.
package struct EarlyWarning: Sendable {
  package let dossier: Dossier
  package let procedure: Procedure?
  package let unit: OrgUnit?
  package let state: WorkState
  package let step: Step?
  /// Those that run, at most one of each kind.
  package let clocks: [DossierClock]
  /// Nil where no promise can be missed any more, or none was given.
  package let chance: LateChance?
  package let stakes: Stakes
  /// Minutes of finishing it and of the remedies, by the table of efforts.
  package let minutes: Int
  /// It was sent back once: the next request makes it late at once.
  package let isSupplementTrap: Bool

  package func clock(_ kind: DossierClock.Kind) -> DossierClock? { clocks.first { $0.kind == kind } }

  /// When the clock of its state runs out.
  package var limit: Instant? { state == .waiting ? clock(.acceptance)?.limit : dossier.dueAt }

  /// What acting is expected to be worth, in units of 10⁻⁹ points: what hangs on the promise, as likely as it is to be missed, and
  /// what can be won besides.
  package var expected: Int {
    Int((chance?.probability ?? 0) * Double(stakes.ifLate.billionths)) + stakes.toWin.billionths
  }
  /// The same per minute of work.
  package var perMinute: Double { Double(expected) / Double(max(1, minutes)) }

  package func isLikelyLate(from threshold: Double) -> Bool { (chance?.probability ?? 0) >= threshold }
}

/// Everything of a unit somebody has to act on, the most worth doing first.
package struct EarlyWarnings: Sendable {
  package let score: UnitScore
  /// What has to be done by the end of this day is today's: the day itself, or the next working day once offices have closed.
  package let today: Day
  /// From this chance on a dossier counts as likely to be late.
  package let threshold: Double
  package let items: [EarlyWarning]
  package let petitions: [PetitionWarning]
  private let stakes: StakeReader

  package static let likely = 0.5

  init(
    score: UnitScore, today: Day, threshold: Double, items: [EarlyWarning], petitions: [PetitionWarning],
    stakes: StakeReader
  ) {
    self.score = score
    self.today = today
    self.threshold = threshold
    self.items = items
    self.petitions = petitions
    self.stakes = stakes
  }

  package func isDueToday(_ warning: EarlyWarning) -> Bool { warning.limit.map { $0.day <= today } ?? false }

  /// The same list, only of the dossiers asked for.
  package func filtered(_ isAsked: (EarlyWarning) -> Bool) -> EarlyWarnings {
    EarlyWarnings(
      score: score, today: today, threshold: threshold, items: items.filter(isAsked), petitions: petitions,
      stakes: stakes)
  }

  /// What the sentence on top of the list says.
  package var summary: WarningSummary {
    let likely = items.filter { $0.isLikelyLate(from: threshold) }
    let today = likely.filter(isDueToday)
    let told = today.isEmpty ? likely : today
    let offices = Dictionary(grouping: told.compactMap(\.dossier.office)) { $0 }
    let most = offices.max { $0.value.count != $1.value.count ? $0.value.count < $1.value.count : $0.key > $1.key }
    let price = stakes.priceOfLateness(told.map(\.dossier))
    return WarningSummary(
      asOf: score.window.end, today: self.today, open: items.count { $0.state.isOpen },
      late: items.count { $0.state == .late }, likely: likely.count, likelyToday: today.count,
      points: Points(hundredths: (price.billionths + 5_000_000) / 10_000_000), price: price,
      office: most.flatMap { $0.value.count > 1 || told.count == 1 ? ($0.key, $0.value.count) : nil },
      traps: items.count { $0.isSupplementTrap && $0.chance != nil },
      waiting: items.count { $0.state == .waiting && ($0.clock(.acceptance)?.state ?? .kept) != .running },
      petitions: petitions.count { $0.clock.left <= 2 })
  }
}

/// What is said first about a list of warnings, every figure the engine's.
package struct WarningSummary: Sendable {
  package let asOf: Instant
  package let today: Day
  package let open: Int
  package let late: Int
  package let likely: Int
  package let likelyToday: Int
  /// What is lost when those due today become late; of all likely ones when none is due today. Rounded.
  package let points: Points
  /// The same by indicator, exact.
  package let price: [Stakes.Share]
  /// The office with most of those, and how many; nil where none stands out.
  package let office: (name: String, count: Int)?
  package let traps: Int
  /// Waiting for acceptance and near or beyond the hours for it.
  package let waiting: Int
  /// To be answered within two working days, or overdue.
  package let petitions: Int
}

/// A petition that has to be answered, and what hangs on it.
package struct PetitionWarning: Sendable {
  package let petition: Petition
  package let clock: PetitionClock
  package let ifLate: [Stakes.Share]
}
