package import Base
package import Records
package import Scoring

/// One act of a path, with what a desk needs to know to do it.
package struct PathStep: Sendable {
  package let act: RemedyAct
  /// The dossier's or procedure's code; of a further dossier its procedure.
  package let code: String
  package let unit: UnitCode
  package let procedure: ProcedureCode?
  package let office: String?
  package let officer: String?
  package let field: String?
  package let deadline: Instant?
  package let minutes: Int

  package var remedy: Remedy { act.remedy }
}

/// The cheapest way from where a unit stands to where it wants to be.
package struct Path: Sendable {
  package enum Outcome: Hashable, Sendable {
    case reached
    /// Nothing has to be done.
    case alreadyThere
    /// No number of its own remedies and further dossiers reaches it: the most they come to.
    case unreachable(most: Points)
  }

  package let goal: PathGoal
  package let outcome: Outcome
  /// The total the goal asks for, when it is one of totals.
  package let wanted: Points?
  package let before: UnitScore
  /// The copy on which every step is done, scored by the same engine.
  package let after: UnitScore
  package let rankBefore: RankedUnit?
  package let rankAfter: RankedUnit?
  /// By office, remedy, urgency, code.
  package let steps: [PathStep]
  /// No way with fewer minutes (then fewer acts) exists; false where only a part of all ways was tried.
  package let isProven: Bool

  package var minutes: Int { steps.reduce(0) { $0 + $1.minutes } }
  /// Dossiers that have to come online, which is their senders' decision.
  package var further: Int { steps.count { $0.remedy == .receiveOnline } }

  /// Steps that read as one order: so many of this by that office.
  package struct Order: Hashable, Sendable {
    package let office: String?
    package let remedy: Remedy
    package let count: Int
    package let minutes: Int
  }

  package var orders: [Order] {
    var orders: [Order] = []
    for step in steps {
      if let last = orders.last, last.office == step.office, last.remedy == step.remedy {
        orders[orders.count - 1] = Order(
          office: last.office, remedy: last.remedy, count: last.count + 1, minutes: last.minutes + step.minutes)
      } else {
        orders.append(Order(office: step.office, remedy: step.remedy, count: 1, minutes: step.minutes))
      }
    }
    return orders
  }
}
