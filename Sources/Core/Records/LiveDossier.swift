internal import Base
internal import Workdays

/// What live messages say of a dossier beside its plain columns.
struct LiveWords {
  /// The last state a message gave, and the minute that message is of.
  var status: (status: UInt8, minute: Instant)?
  var waits: [SupplementWait] = []
  /// The promised date was said last by a message: waits move it. One of a file is final as given.
  var isDueLive = false
  /// Since when that date is one made anew: waits before do not move it.
  var renewedAt: Instant?

  /// Nil when no message said anything.
  init?(_ attributes: Attributes, by deliveries: [Delivery]) {
    guard let word = attributes.text(28), let status = UInt8(word) else { return nil }
    let ordered = deliveries.count > 1 ? deliveries.sorted(by: Delivery.precedes) : deliveries
    func isLive(_ delivery: Delivery) -> Bool { delivery.statement.text(of: 28) != nil }
    let said = ordered.last(where: isLive)?.statement.instant ?? Instant(seconds: 0)
    self.status = (status, said + -Int64(said.secondOfDay % 60))
    waits = attributes.text(29).map(SupplementWait.list) ?? []
    let promises = ordered.filter { Payload.text(of: 7, in: $0.statement.payload) != nil }
    guard let promise = promises.last else { return }
    isDueLive = isLive(promise)
    renewedAt = attributes.instant(30)
    // A message with another date than those before it promised anew.
    let date = promise.statement.text(of: 7)
    let first = promises.lastIndex { $0.statement.text(of: 7) != date }
    if let first, first + 1 < promises.count, let since = promises[first + 1].statement.instant {
      renewedAt = max(renewedAt ?? since, since)
    }
  }
}

extension Dossier {
  /// The same as live messages leave it: the steps are the first source of its end, its return and its requests; waits move
  /// the promised date (formula text of the portal; indicators-766, section 4).
  func following(_ steps: [CourseStep], _ live: LiveWords?, _ calendar: WorkCalendar) -> Dossier {
    if steps.isEmpty, live == nil { return self }
    var dossier = self
    // The requests a dossier message lists stand in for steps that tell of none.
    let listed =
      steps.contains { $0.status == 5 }
      ? []
      : (live?.waits ?? []).flatMap { wait in
        [CourseStep(at: wait.asked, status: 5)] + (wait.answered.map { [CourseStep(at: $0, status: 4)] } ?? [])
      }
    var told = steps + listed
    // A message later than every step tells that a wait is over, not since when. What it lists itself is not later than it.
    if let state = live?.status, let newest = told.max(), ![1, 5, 6].contains(state.status),
      (steps.max()?.at).map({ $0 < state.minute }) ?? true
    {
      told.append(CourseStep(at: max(statedEndedAt ?? state.minute, newest.at + 1), status: 4))
    }
    let course = DossierCourse(told)
    if let end = DossierCourse(steps).end(isAccepted: receivedAt != nil) {
      dossier.statedEndedAt = end.at
      dossier.endKind = end.kind
    } else if endAsStated == nil, let open = course.openRequest {
      dossier.statedEndedAt = open
      dossier.endKind = .stopped
    }
    dossier.returnedAt = course.returned ?? returnedAt
    if !course.requests.isEmpty { dossier.supplements = max(supplements ?? 0, course.requests.count) }
    if course.requests.count > 1 { dossier.secondSupplementAt = course.requests[1] }
    // "Not yet" is known of a dossier whose state is.
    if let column = Schema.of(.dossier).column(named: "ended_at") { dossier.known |= 1 << UInt64(column.id) }
    if live?.isDueLive ?? false, let due = dueAt {
      dossier.dueAt = moved(due, course, live, calendar)
      // Also where this calendar moves nothing: another one may.
      dossier.leansOnCalendar = !course.waits.isEmpty
    }
    return dossier
  }

  /// Nil while it waits. A wait that began when the date had passed moves nothing.
  private func moved(_ due: Instant, _ course: DossierCourse, _ live: LiveWords?, _ calendar: WorkCalendar) -> Instant?
  {
    var due = due
    for wait in course.waits where wait.from <= due && live?.renewedAt.map({ wait.from > $0 }) ?? true {
      guard let until = wait.until else { return nil }
      due = calendar.moved(due, by: Int64(max(0, calendar.workingTime(from: wait.from, to: until).seconds)))
    }
    // Waiting since nobody knows when.
    if let state = live?.status, [5, 6].contains(state.status), !course.isWaiting,
      course.last.map({ $0.at < state.minute }) ?? true, endAsStated == nil
    {
      return nil
    }
    return due
  }
}
