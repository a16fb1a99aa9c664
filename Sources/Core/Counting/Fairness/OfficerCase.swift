package import Base
package import Records
package import Workdays

/// What one officer had to do with one dossier.
package struct OfficerCase: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// Passed on or ended while the dossier was in time.
    case inTime = "in_time"
    /// Still with the officer, and in time.
    case open
    /// It became late while it was with the officer, who had it in time.
    case charged
    /// It came late, or with its step's time already gone: none of the officer's doing.
    case inherited
  }

  package let dossier: Dossier
  package let outcome: Outcome
  /// Working time it was with the officer, pauses left out.
  package let used: WorkingTime
  /// Working time the officer's own steps were given; nil where no step says so.
  package let budget: WorkingTime?
  /// The part of `used` that has a budget beside it.
  package let usedOfBudget: WorkingTime
  package let steps: Int
  /// Own steps that took longer than they were given, whether or not the dossier became late.
  package let stepsOver: Int
  /// Working time from reception to the promise, whoever had it: how long a matter of its kind is given. Nil without a promise.
  package let term: WorkingTime?
  /// There are no steps: the officer the dossier names stands for all of its handling.
  package let isWhole: Bool

  package var usedMinutes: Int { used.seconds / 60 }
  package var budgetMinutes: Int? { budget.map { $0.seconds / 60 } }
}

/// The dossiers of one officer in one window. Law: `inTime + open + charged + inherited` = `cases.count`.
package struct OfficerSheet: Sendable {
  package let officer: String
  /// By code, each dossier once.
  package let cases: [OfficerCase]

  package func count(_ outcome: OfficerCase.Outcome) -> Int { cases.count { $0.outcome == outcome } }
  /// What can be judged: what ended well with the officer, and what became late there.
  package var judged: Int { count(.inTime) + count(.charged) }
  package var used: WorkingTime { WorkingTime(seconds: cases.reduce(0) { $0 + $1.used.seconds }) }
  package var budget: WorkingTime { WorkingTime(seconds: cases.reduce(0) { $0 + ($1.budget?.seconds ?? 0) }) }
  package var usedOfBudget: WorkingTime { WorkingTime(seconds: cases.reduce(0) { $0 + $1.usedOfBudget.seconds }) }
  /// Whole minutes of working time, for those who tell it.
  package var usedMinutes: Int { used.seconds / 60 }
  package var budgetMinutes: Int { budget.seconds / 60 }
  package var usedOfBudgetMinutes: Int { usedOfBudget.seconds / 60 }
  /// The mean of what its dossiers are given from reception to promise, in minutes of working time: longer matters are harder.
  package var meanTermMinutes: Int? {
    let terms = cases.compactMap(\.term)
    return terms.isEmpty ? nil : terms.reduce(0) { $0 + $1.seconds } / terms.count / 60
  }
  package var steps: Int { cases.reduce(0) { $0 + $1.steps } }
  package var stepsOver: Int { cases.reduce(0) { $0 + $1.stepsOver } }

  /// The kept share of what can be judged; nil when there is too little of it to say anything about a person.
  package func rate(fewest: Int) -> Fraction? {
    judged >= max(1, fewest) ? Fraction(count(.inTime), judged) : nil
  }

  /// The share of what the officer's work was given that it took; nil without budgets.
  package var pace: Fraction? { budget.seconds > 0 ? Fraction(usedOfBudget.seconds, budget.seconds) : nil }
}

/// Who had what, and who is charged with what was late. Law: the charged cases of all sheets and `uncharged` are the late
/// dossiers, each once.
package struct FairnessReport: Sendable {
  package let unit: UnitCode
  package let window: Window
  /// By officer's code.
  package let sheets: [OfficerSheet]
  /// Dossiers of the period.
  package let dossiers: Int
  /// Of them, those that name no officer anywhere.
  package let unheld: Int
  /// Codes of late dossiers nobody is charged with: who held them had them late, or nobody did.
  package let uncharged: [String]

  package var late: Int { sheets.reduce(0) { $0 + $1.count(.charged) } + uncharged.count }

  /// Fewer judged dossiers than this say more about chance than about a person.
  package static let fewest = 20
  /// Fewer people than this are not put in an order.
  package static let fewestPeople = 3

  /// The kept share over everybody who is judged.
  package var rate: Fraction? {
    let (kept, judged) = sheets.reduce((0, 0)) { ($0.0 + $1.count(.inTime), $0.1 + $1.judged) }
    return judged > 0 ? Fraction(kept, judged) : nil
  }

  /// How an officer stands beside everybody.
  package enum Standing: String, Sendable {
    /// Not enough dossiers, or not enough people, to compare.
    case tooFew = "too_few"
    case better, level, worse
  }

  /// Beyond what chance alone explains in nineteen cases of twenty, or not.
  package func standing(_ sheet: OfficerSheet) -> Standing {
    let comparable = sheets.count { $0.judged >= Self.fewest }
    guard sheet.judged >= Self.fewest, comparable >= Self.fewestPeople, let rate else { return .tooFew }
    let (low, high) = Self.interval(sheet.count(.inTime), of: sheet.judged)
    let all = Double(rate.billionths) / 1e9
    return low > all ? .better : high < all ? .worse : .level
  }

  /// Wilson's interval of a share.
  private static func interval(_ kept: Int, of count: Int) -> (low: Double, high: Double) {
    let (n, z) = (Double(count), 1.96)
    let p = Double(kept) / n
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (middle - half, middle + half)
  }
}
