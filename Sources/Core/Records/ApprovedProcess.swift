package import Base
package import Workdays

/// An internal process as a decision approved it: who does which step of a procedure, and in how much working time
/// (Decree 118/2025, article 16; each procedure of the one-stop office has one).
package struct ApprovedProcess: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let name: String
    package let office: String?
    package let time: WorkingTime

    package init(name: String, office: String?, time: WorkingTime) {
      self.name = name
      self.office = office
      self.time = time
    }
  }

  package let procedure: ProcedureCode
  /// The unit it was approved for: everything below goes by it, unless approved otherwise there.
  package let unit: UnitCode
  /// Number and symbol of the decision; empty when not told.
  package let decision: String
  /// The first day it holds.
  package let from: Day
  package let steps: [Step]

  package init(procedure: ProcedureCode, unit: UnitCode, decision: String, from: Day, steps: [Step]) {
    self.procedure = procedure
    self.unit = unit
    self.decision = decision
    self.from = from
    self.steps = steps
  }

  package var total: WorkingTime { WorkingTime(seconds: steps.reduce(0) { $0 + $1.time.seconds }) }

  /// Working time the steps get beyond the legal term: positive where the sum is wrong. Nil for a procedure whose term is
  /// unknown.
  package func beyond(_ procedure: Procedure?) -> WorkingTime? {
    guard let days = procedure?.statutoryDays else { return nil }
    // What is due the same day has the hours of that day.
    return WorkingTime(seconds: total.seconds - WorkingTime(days: max(1, days)).seconds)
  }
}

/// How the dossiers of a period kept to an approved process.
package struct ProcessConformance: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let approved: ApprovedProcess.Step
    /// Dossiers that took the step and say from when until when.
    package internal(set) var taken = 0
    /// Given more time than approved.
    package internal(set) var given = 0
    /// Took more time than approved.
    package internal(set) var beyond = 0
    /// Working time of half of those that took it, at most; nil when none did.
    package internal(set) var median: WorkingTime?
  }

  package private(set) var steps: [Step]
  /// Dossiers that went through as many steps as approved, each at the office that was approved for it.
  package private(set) var conforming = 0
  /// Dossiers received under the process whose steps are told and that have ended.
  package private(set) var dossiers = 0

  /// - Parameter courses: the steps of each ended dossier, in their order.
  package init(_ process: ApprovedProcess, _ courses: [[Records.Step]], _ calendar: WorkCalendar) {
    steps = process.steps.map { Step(approved: $0) }
    var spent = [[WorkingTime]](repeating: [], count: steps.count)
    for course in courses where !course.isEmpty {
      dossiers += 1
      if Self.isSame(course, process) { conforming += 1 }
      for (index, step) in course.prefix(steps.count).enumerated() where Self.isAt(step, process.steps[index]) {
        guard let start = step.startedAt else { continue }
        let approved = process.steps[index].time
        if let due = step.dueAt, calendar.workingTime(from: start, to: due) > approved { steps[index].given += 1 }
        guard let end = step.endedAt, end >= start else { continue }
        let paused = (step.pausedMinutes ?? 0) * 60
        let time = WorkingTime(seconds: max(0, calendar.workingTime(from: start, to: end).seconds - paused))
        steps[index].taken += 1
        if time > approved { steps[index].beyond += 1 }
        spent[index].append(time)
      }
    }
    for index in steps.indices where !spent[index].isEmpty {
      let sorted = spent[index].sorted()
      steps[index].median = sorted[(sorted.count - 1) / 2]
    }
  }

  private static func isSame(_ course: [Records.Step], _ process: ApprovedProcess) -> Bool {
    course.count == process.steps.count && zip(course, process.steps).allSatisfy { isAt($0, $1) }
  }

  /// A step that names no office, here or there, is at none that contradicts.
  private static func isAt(_ step: Records.Step, _ approved: ApprovedProcess.Step) -> Bool {
    guard let office = step.office, let expected = approved.office else { return true }
    return nameKey(office) == nameKey(expected)
  }
}
