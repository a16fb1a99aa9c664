package import Base
package import Workdays

/// One of the four clocks a dossier is under, read at an instant, in working time.
package struct DossierClock: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// From submission to reception.
    case acceptance
    /// The step the dossier is at.
    case step
    /// From reception to the promised instant.
    case whole
    /// From the end of handling to the citizen.
    case handOver = "hand_over"
  }
  package enum State: String, Sendable {
    /// It runs and has no limit, or one that is far.
    case running
    case soon
    /// It runs beyond its limit.
    case over
    /// It stopped within its limit, or had none.
    case kept
    /// It stopped after its limit.
    case missed
  }
  package let kind: Kind
  package let since: Instant
  package let limit: Instant?
  package let stopped: Instant?
  /// Working time until the limit, negative beyond it; of a clock that stopped, as it stood then. Nil without a limit.
  package let left: WorkingTime?
  /// Working time it has run.
  package let used: WorkingTime
  package let state: State

  package var isRunning: Bool { stopped == nil }
}

/// When a deadline is near: data of the office, not law.
package struct SoonRule: Hashable, Sendable {
  /// Terms up to this long are short.
  package let shortTerm: WorkingTime
  /// So close a short term's end is near.
  package let ofShort: WorkingTime
  /// So close any other term's end is near …
  package let ofLong: WorkingTime
  /// … or when less than this part of the term is left.
  package let part: Int

  /// Two hours of terms of a day, else a day or a fifth of the term.
  package static let standard = SoonRule(
    shortTerm: WorkingTime(days: 1), ofShort: WorkingTime(hours: 2), ofLong: WorkingTime(days: 1), part: 5)

  package func isSoon(left: WorkingTime, term: WorkingTime) -> Bool {
    if term <= shortTerm { return left <= ofShort }
    return left <= max(ofLong, WorkingTime(seconds: term.seconds / part))
  }
}

/// Reads the clocks of dossiers at one instant.
package struct ClockReader: Sendable {
  package let calendar: WorkCalendar
  package let hours: OfficeHours
  package let soon: SoonRule
  package let now: Instant
  /// What is submitted online is accepted, refused or sent back within this many working hours.
  package static let acceptanceHours = 8

  package init(
    _ calendar: WorkCalendar, at now: Instant, hours: OfficeHours = .standard, soon: SoonRule = .standard
  ) {
    self.calendar = calendar
    self.hours = hours
    self.soon = soon
    self.now = now
  }

  /// The clocks that run or have run, at most one of each kind.
  package func clocks(of dossier: Dossier, steps: [Step]) -> [DossierClock] {
    [acceptance(dossier), step(steps), whole(dossier), handOver(dossier)].compactMap(\.self)
  }

  /// Nil where nobody submitted online: at the counter, submission is reception.
  package func acceptance(_ dossier: Dossier) -> DossierClock? {
    guard let submitted = dossier.submittedAt, submitted <= now else { return nil }
    let limit = calendar.deadline(
      accepted: submitted, amount: Self.acceptanceHours, unit: .workingHour, hours: hours
    ).due
    // What was refused or withdrawn before reception waits no longer.
    return clock(.acceptance, since: submitted, limit: limit, stopped: dossier.receivedAt ?? dossier.endedAt)
  }

  /// The first step that has begun and not ended; the source says its limit.
  package func step(_ steps: [Step]) -> DossierClock? {
    guard let step = current(steps), let since = step.startedAt else { return nil }
    return clock(.step, since: since, limit: step.dueAt, stopped: nil)
  }

  package func current(_ steps: [Step]) -> Step? {
    steps.last { step in
      (step.startedAt.map { $0 <= now } ?? false) && !(step.endedAt.map { $0 <= now } ?? false)
    }
  }

  package func whole(_ dossier: Dossier) -> DossierClock? {
    guard let received = dossier.receivedAt, received <= now else { return nil }
    return clock(.whole, since: received, limit: dossier.dueAt, stopped: dossier.endedAt)
  }

  /// From the end of handling; the result is promised for the same instant as the whole. Only where the source tells an end
  /// of handling and a hand-over apart.
  package func handOver(_ dossier: Dossier) -> DossierClock? {
    guard let ended = dossier.endedAt, ended <= now, dossier.awaitsHandOver || dossier.returnedAt != nil else {
      return nil
    }
    return clock(.handOver, since: ended, limit: dossier.dueAt, stopped: dossier.returnedAt.map { max($0, ended) })
  }

  private func clock(
    _ kind: DossierClock.Kind, since: Instant, limit: Instant?, stopped: Instant?
  ) -> DossierClock {
    // What has not happened yet stops nothing.
    let stop = stopped.flatMap { $0 <= now ? $0 : nil }
    let until = stop ?? now
    let left = limit.map { calendar.workingTime(from: until, to: $0, hours: hours) }
    let isBeyond = limit.map { until > $0 } ?? false
    var state: DossierClock.State = stop == nil ? .running : .kept
    if isBeyond {
      state = stop == nil ? .over : .missed
    } else if stop == nil, let left, let limit {
      let term = calendar.workingTime(from: since, to: limit, hours: hours)
      if soon.isSoon(left: left, term: term) { state = .soon }
    }
    return DossierClock(
      kind: kind, since: since, limit: limit, stopped: stop, left: left,
      used: calendar.workingTime(from: since, to: until, hours: hours), state: state)
  }
}

extension Dossier {
  /// Handled, and the source says that the citizen has not got the result: it calls the end "done", not "returned".
  package var awaitsHandOver: Bool { endKind == .done && returnedAt == nil && endedAt != nil }
}
