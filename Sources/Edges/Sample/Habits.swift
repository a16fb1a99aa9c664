/// How one unit works: the shares its own dossiers will show. Each share is drawn from the spread seen in captures of
/// the national portal (Gia Lai and Hà Nội, October 2026; Phú Thọ, September 2026).
struct Habits: Sendable {
  /// Share of late dossiers (05).
  var late = 0.0
  /// Share received online (08).
  var online = 0.0
  /// Share paid online among those with something to pay (11).
  var paid = 0.0
  /// Share with a result file (12), and of all with a component file beside it (13).
  var resultFile = 0.0
  var digitised = 0.0
  /// Shares with reused components (14), personal store (16), population data (18).
  var reused = 0.0
  var personalStore = 0.0
  var population = 0.0
  /// Share with a complaint (21).
  var complaint = 0.0
  /// Share that never reaches the national portal (04).
  var unsynced = 0.0
  /// Share of fee procedures' dossiers that owe nothing.
  var exempt = 0.0
  /// How many of its fee procedures take online payment (09), how many of those the national portal integrates (10).
  var payable = 0
  var integrated = 0
  /// How many petitions a thousand dossiers bring, and the share answered late.
  var petitions = 0.0
  var latePetitions = 0.0
  /// A counter that opens on Saturday mornings.
  var opensSaturday = false
}

/// The spreads from which the habits of one kind of unit are drawn.
struct HabitSpreads: Sendable {
  let late, online, paid, resultFile, digitised, reused, personalStore, population, complaint, unsynced, exempt: Spread
  let payable, integrated, petitions, latePetitions: Spread

  /// Habits for `count` units; each column of figures shows its whole spread.
  func dealt(to count: Int, _ chance: inout Chance) -> [Habits] {
    var habits = [Habits](repeating: Habits(), count: count)
    func deal(_ spread: Spread, _ field: WritableKeyPath<Habits, Double>) {
      for (index, value) in spread.dealt(to: count, &chance).enumerated() { habits[index][keyPath: field] = value }
    }
    func deal(_ spread: Spread, _ field: WritableKeyPath<Habits, Int>) {
      for (index, value) in spread.dealt(to: count, &chance).enumerated() {
        habits[index][keyPath: field] = Int(value + 0.5)
      }
    }
    deal(late, \.late)
    deal(online, \.online)
    deal(paid, \.paid)
    deal(resultFile, \.resultFile)
    deal(digitised, \.digitised)
    deal(reused, \.reused)
    deal(personalStore, \.personalStore)
    deal(population, \.population)
    deal(complaint, \.complaint)
    deal(unsynced, \.unsynced)
    deal(exempt, \.exempt)
    deal(payable, \.payable)
    deal(integrated, \.integrated)
    deal(petitions, \.petitions)
    deal(latePetitions, \.latePetitions)
    for index in habits.indices { habits[index].opensSaturday = chance.happens(0.08) }
    return habits
  }

  static let commune = HabitSpreads(
    late: Spread(0.002, 0.014, 0.028, 0.034, 0.044, 0.058, 0.075, 0.09, 0.12, 0.16, 0.30),
    online: Spread(0.44, 0.58, 0.68, 0.76, 0.83, 0.88, 0.92, 0.95, 0.97, 0.985, 0.99),
    paid: Spread(0.65, 0.75, 0.80, 0.84, 0.87, 0.89, 0.905, 0.92, 0.935, 0.945, 0.975),
    resultFile: Spread(0.51, 0.70, 0.76, 0.79, 0.81, 0.84, 0.87, 0.91, 0.94, 0.97, 0.995),
    digitised: Spread(0.035, 0.08, 0.14, 0.17, 0.20, 0.22, 0.25, 0.30, 0.34, 0.45, 0.88),
    reused: Spread(0.10, 0.12, 0.14, 0.16, 0.19, 0.20, 0.23, 0.27, 0.30, 0.42, 0.95),
    personalStore: Spread(0, 0, 0.0005, 0.001, 0.0015, 0.002, 0.003, 0.005, 0.008, 0.012, 0.05),
    population: Spread(0.155, 0.21, 0.25, 0.32, 0.37, 0.42, 0.45, 0.48, 0.50, 0.56, 0.66),
    complaint: Spread(0, 0, 0, 0, 0, 0.0003, 0.0005, 0.001, 0.0015, 0.003, 0.009),
    unsynced: Spread(0, 0, 0, 0, 0, 0, 0, 0.001, 0.004, 0.015, 0.06),
    exempt: Spread(0, 0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.25),
    payable: Spread(4, 6, 8, 9, 10, 11, 12, 13, 14, 16, 20),
    integrated: Spread(0, 2, 3, 4, 4, 5, 5, 6, 7, 8, 10),
    petitions: Spread(0, 0, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.3, 1.8, 3),
    latePetitions: Spread(0, 0, 0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7))

  static let department = HabitSpreads(
    late: Spread(0.001, 0.01, 0.03, 0.06, 0.09, 0.12, 0.17, 0.24, 0.36),
    online: Spread(0.55, 0.75, 0.88, 0.94, 0.97, 0.99, 1),
    paid: Spread(0.15, 0.6, 0.82, 0.88, 0.93, 0.98, 1),
    resultFile: Spread(0.5, 0.55, 0.62, 0.75, 0.88, 0.92, 0.97),
    digitised: Spread(0.03, 0.1, 0.2, 0.28, 0.44, 0.7, 0.9),
    reused: Spread(0.1, 0.12, 0.2, 0.36, 0.6, 0.97),
    personalStore: Spread(0, 0, 0.005, 0.02, 0.05),
    population: Spread(0.25, 0.35, 0.7, 1, 1, 1),
    complaint: Spread(0, 0, 0, 0.0005, 0.005),
    unsynced: Spread(0, 0, 0, 0.002, 0.02),
    exempt: Spread(0.02, 0.05, 0.1, 0.2, 0.3),
    payable: Spread(2, 4, 6, 8, 10, 12),
    integrated: Spread(0, 2, 3, 4, 6, 8),
    petitions: Spread(0, 0, 0.3, 0.8, 2, 4),
    latePetitions: Spread(0, 0, 0.1, 0.3, 1))
}
