package import Base
internal import Counting
package import Records
package import Workdays

/// What the dossiers of one procedure show of its process: the promised terms beside the legal one, the hours given to steps
/// beside the promised whole.
package struct ProcessLine: Sendable {
  package let procedure: ProcedureCode
  package let known: Procedure?
  package let dossiers: Int
  /// Working days between the day of reception and the promised day: the least and the most of the period's dossiers.
  package let promised: ClosedRange<Int>?
  /// Dossiers promised for later than the legal term.
  package let beyondTerm: Int
  /// Dossiers with steps that all say from when to when.
  package let withSteps: Int
  /// Of them those whose steps together get more working time than the whole was promised.
  package let stepsBeyond: Int
  /// The most working time the steps of one dossier get together.
  package let longestSteps: WorkingTime?
  /// Distinct offices the steps go through, in the order of the first dossier.
  package let offices: [String]
}

extension Desk {
  /// By procedure, those with most dossiers first. A dossier counts when it was received in the window.
  package func processes(_ unit: UnitCode, window: Window) -> [ProcessLine] {
    let dossiers = facts.units.subtree(unit).flatMap { facts.dossiers[$0] ?? [] }.filter { $0.isReceived(in: window) }
    return Dictionary(grouping: dossiers, by: \.procedure).map { process($0, $1) }
      .sorted { $0.dossiers != $1.dossiers ? $0.dossiers > $1.dossiers : $0.procedure < $1.procedure }
  }

  private func process(_ code: ProcedureCode, _ dossiers: [Dossier]) -> ProcessLine {
    let known = facts.procedures[code]
    let terms = dossiers.compactMap { dossier in
      dossier.receivedAt.flatMap { received in
        dossier.dueAt.flatMap { due in
          received <= due ? calendar.workdays(after: received.day, through: due.day) : nil
        }
      }
    }
    var (withSteps, beyond, longest, offices) = (0, 0, nil as WorkingTime?, [String]())
    for dossier in dossiers {
      guard let steps = facts.steps[dossier.code], !steps.isEmpty else { continue }
      if offices.isEmpty {
        for office in steps.compactMap(\.office) where !offices.contains(office) { offices.append(office) }
      }
      let given = steps.compactMap { step in
        step.startedAt.flatMap { start in step.dueAt.map { calendar.workingTime(from: start, to: $0) } }
      }
      guard given.count == steps.count, let received = dossier.receivedAt, let due = dossier.dueAt else { continue }
      withSteps += 1
      let sum = WorkingTime(seconds: given.reduce(0) { $0 + $1.seconds })
      longest = max(longest ?? sum, sum)
      if sum > calendar.workingTime(from: received, to: due) { beyond += 1 }
    }
    return ProcessLine(
      procedure: code, known: known, dossiers: dossiers.count,
      promised: terms.min().flatMap { low in terms.max().map { low...$0 } },
      beyondTerm: dossiers.count { isPromisedBeyondTerm($0, known) }, withSteps: withSteps,
      stepsBeyond: beyond, longestSteps: longest, offices: offices)
  }

  /// A procedure of the same day that came late in it may be promised for the next.
  private func isPromisedBeyondTerm(_ dossier: Dossier, _ procedure: Procedure?) -> Bool {
    guard let received = dossier.receivedAt, let due = dossier.dueAt,
      let legal = procedure.flatMap({ calendar.deadline(of: $0, received: received) })
    else { return false }
    return due.day > legal.day
  }
}
