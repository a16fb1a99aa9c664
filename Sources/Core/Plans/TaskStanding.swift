package import Base
package import Workdays

/// How a duty stands on a day.
package struct TaskStanding: Hashable, Sendable {
  package enum State: String, Sendable, Hashable, CaseIterable {
    case late, soon, open, quiet, done
  }

  package let state: State
  /// The next day something of it is due; nil where none is.
  package let due: Day?
  /// What is due: nil the duty itself, else the day or occurrence a report must name.
  package let of: String?
  /// It was done after its day.
  package let wasLate: Bool

  package init(_ state: State, due: Day? = nil, of: String? = nil, wasLate: Bool = false) {
    self.state = state
    self.due = due
    self.of = of
    self.wasLate = wasLate
  }

  /// Working days before it is due from which a duty is said to be due soon.
  package static let soonWorkdays = 5
}

extension PlanTask {
  /// `within`: the days its plans run; what came again before somebody wrote the duty down, or comes outside those days, is
  /// nobody's duty.
  package func standing(on today: Day, within whole: Period, _ calendar: WorkCalendar) -> TaskStanding {
    let first = max(whole.from, sheet.createdAt?.day ?? whole.from)
    let period = Period(from: min(first, whole.to), to: whole.to) ?? whole
    if isClosed { return TaskStanding(.done) }
    switch deadline {
    case nil: return reports.contains { $0.isDone } ? TaskStanding(.done) : TaskStanding(.open)
    case .day(let day):
      let last = calendar.lastWorkday(by: day)
      if let done = reports.filter({ $0.isDone }).map(\.on).min() { return TaskStanding(.done, wasLate: done > day) }
      return pending(last, of: nil, today, calendar)
    case .recurring(let recurrence):
      return times(recurrence.days(in: period).map { ($0.iso, calendar.lastWorkday(by: $0)) }, today, calendar)
    case .continuous: return continuous(today, period, calendar)
    case .whenArising(let workdays), .afterDecision(let workdays):
      return times(occurrences.map { ($0.item, calendar.workday(workdays, after: $0.on)) }, today, calendar)
    case .byAppointment: return TaskStanding(.quiet)
    }
  }

  private func pending(_ due: Day, of: String?, _ today: Day, _ calendar: WorkCalendar) -> TaskStanding {
    if today > due { return TaskStanding(.late, due: due, of: of) }
    let isSoon = calendar.workdays(after: today, through: due) <= TaskStanding.soonWorkdays
    return TaskStanding(isSoon ? .soon : .open, due: due, of: of)
  }

  /// Several times, each to be reported by its name: the earliest that nobody reported is what is due.
  private func times(_ times: [(name: String, due: Day)], _ today: Day, _ calendar: WorkCalendar) -> TaskStanding {
    let done = Set(reports.filter(\.isDone).compactMap(\.of))
    let open = times.filter { !done.contains($0.name) }.sorted { $0.due < $1.due }
    guard let next = open.first else { return TaskStanding(times.isEmpty ? .quiet : .done) }
    let standing = pending(next.due, of: next.name, today, calendar)
    // What comes in some months presses nobody.
    return standing.state == .open ? TaskStanding(.quiet, due: next.due, of: next.name) : standing
  }

  /// Shown to be done at least once in every quarter its plans run through.
  private func continuous(_ today: Day, _ period: Period, _ calendar: WorkCalendar) -> TaskStanding {
    let shown = reports.map(\.on) + evidence.compactMap(\.on)
    var quarterEnds = Recurrence.quarterly(day: 31).days(in: period)
    if let last = quarterEnds.last.map({ $0 < period.to }) ?? true ? period.to : nil { quarterEnds.append(last) }
    var first = period.from
    for end in quarterEnds {
      if !shown.contains(where: { first <= $0 && $0 <= end }) {
        let standing = pending(calendar.lastWorkday(by: end), of: end.iso, today, calendar)
        // Of a quarter that is over, a report made later says that it was done then.
        if standing.state != .late || !reports.contains(where: { $0.of == end.iso }) {
          return standing.state == .open ? TaskStanding(.quiet, due: standing.due, of: end.iso) : standing
        }
      }
      if end >= today { return TaskStanding(.quiet) }
      first = end + 1
    }
    return TaskStanding(.done)
  }
}
