package import Base
package import Plans
package import Workdays

/// Every duty that some plan asks for, once, with how it stands: no engine is asked.
package struct DutyBoard: Sendable {
  package struct Duty: Sendable {
    package let task: PlanTask
    /// All that ask for it.
    package let plans: [Plan]
    package let standing: TaskStanding
  }

  package let plans: [Plan]
  /// The most pressing first.
  package let duties: [Duty]

  /// A duty several plans ask for stands within all their days together; closed plans ask for nothing.
  package init(plans: [Plan], tasks: [PlanTask], on today: Day, _ calendar: WorkCalendar) {
    self.plans = plans
    var asking: [String: [Plan]] = [:]
    for plan in plans where !plan.isClosed {
      for task in Set(plan.links.map(\.task)) { asking[task, default: []].append(plan) }
    }
    duties = tasks.compactMap { task -> Duty? in
      guard let plans = asking[task.id] else { return nil }
      let days = plans.compactMap(\.period)
      let within = Period(from: days.map(\.from).min() ?? today, to: days.map(\.to).max() ?? today)
      guard let within else { return nil }
      return Duty(task: task, plans: plans, standing: task.standing(on: today, within: within, calendar))
    }.sorted(by: Self.isBefore)
  }

  package func duties(of plan: Plan) -> [Duty] { duties.filter { $0.plans.contains { $0.id == plan.id } } }

  private static func isBefore(_ a: Duty, _ b: Duty) -> Bool {
    let order: [TaskStanding.State] = [.late, .soon, .open, .quiet, .done]
    let (x, y) = (order.firstIndex(of: a.standing.state) ?? 0, order.firstIndex(of: b.standing.state) ?? 0)
    if x != y { return x < y }
    let (d, e) = (a.standing.due?.number ?? .max, b.standing.due?.number ?? .max)
    return d != e ? d < e : codePointOrder(a.task.id, b.task.id)
  }
}
