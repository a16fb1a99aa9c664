internal import Base

/// What the steps of a dossier say of its end, its requests and its waits, by the order of the portal's formula text: handled
/// (9) before returned (10), then stopped, refused, withdrawn; one request for a supplement that is still open ends it at its
/// own time.
struct DossierCourse {
  /// In order, each once.
  private let steps: [CourseStep]
  /// Requests for a supplement: what is asked again before anything else happened is one request.
  let requests: [Instant]
  /// Spans in which the dossier waited for a supplement or a payment; the end is nil while it waits.
  let waits: [(from: Instant, until: Instant?)]

  init(_ steps: [CourseStep]) {
    self.steps = Set(steps).sorted()
    var requests: [Instant] = []
    var waits: [(from: Instant, until: Instant?)] = []
    var (isAsked, waitsFrom): (Bool, Instant?) = (false, nil)
    for step in self.steps {
      switch step.status {
      case 1: continue
      case 5, 6:
        if step.status == 5, !isAsked { requests.append(step.at) }
        isAsked = isAsked || step.status == 5
        waitsFrom = waitsFrom ?? step.at
      default:
        if let from = waitsFrom { waits.append((from, step.at)) }
        (isAsked, waitsFrom) = (false, nil)
      }
    }
    if let from = waitsFrom { waits.append((from, nil)) }
    self.requests = requests
    self.waits = waits
  }

  var last: CourseStep? { steps.last }
  var isWaiting: Bool { waits.last.map { $0.until == nil } ?? false }

  /// - Parameter isAccepted: a withdrawal ends only what was accepted before.
  func end(isAccepted: Bool) -> (at: Instant, kind: EndKind)? {
    if let handled = startOfLastRun(of: 9) { return (handled, .done) }
    if let returned { return (returned, .returned) }
    for (status, kind) in [(8, EndKind.stopped), (3, .refused), (7, .withdrawn)] as [(UInt8, EndKind)] {
      guard let at = startOfLastRun(of: status), !isWorkedOn(after: at) else { continue }
      if status == 7, !isAccepted, !steps.contains(where: { [2, 4, 5, 6].contains($0.status) && $0.at <= at }) {
        continue
      }
      return (at, kind)
    }
    return nil
  }

  var returned: Instant? { startOfLastRun(of: 10) }

  /// The time of the only request, while it is open.
  var openRequest: Instant? { isWaiting && requests.count == 1 && last?.status == 5 ? requests[0] : nil }

  /// A step that is told again later does not move what it tells; one that comes after further work does.
  private func startOfLastRun(of status: UInt8) -> Instant? {
    var start: Instant?
    var isBroken = true
    for step in steps {
      if step.status == status {
        if isBroken { start = step.at }
        isBroken = false
      } else if Self.isWork(step.status) {
        isBroken = true
      }
    }
    return start
  }

  private func isWorkedOn(after moment: Instant) -> Bool {
    steps.contains { $0.at > moment && Self.isWork($0.status) }
  }

  private static func isWork(_ status: UInt8) -> Bool { [2, 4, 5, 6].contains(status) }
}
