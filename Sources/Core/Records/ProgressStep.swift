package import Base

/// One step of handling as a live message tells of it (`CapNhatTienDoHoSoMC`): what is decisive is its state and its moment.
/// Its key is its content, so a step told twice, or in another order, is the same step.
package struct ProgressStep: Hashable, Sendable {
  package let dossier: String
  package let course: CourseStep
  package let office: String?
  package let startedAt: Instant?
  package let dueAt: Instant?

  init?(_ attributes: Attributes) {
    guard let dossier = attributes.text(1), let at = attributes.instant(2), let status = attributes.count(3),
      (1...10).contains(status)
    else { return nil }
    self.dossier = dossier
    course = CourseStep(at: at, status: UInt8(status))
    office = attributes.text(5)
    startedAt = attributes.instant(6)
    dueAt = attributes.instant(7)
  }
}

/// The moment at which a dossier came into a state of the national vocabulary (1–10).
package struct CourseStep: Hashable, Comparable, Sendable {
  package let at: Instant
  package let status: UInt8

  package init(at: Instant, status: UInt8) {
    self.at = at
    self.status = status
  }

  /// Of a statement of a step; nil for any other.
  package init?(_ statement: Statement) {
    guard statement.kind == .progress, let at = statement.text(of: 2), let status = statement.text(of: 3),
      let at = Instant(iso: at, missing: .startOfDay), let status = UInt8(status), (1...10).contains(status)
    else { return nil }
    self.init(at: at, status: status)
  }

  /// In one second the state further along is the later one.
  package static func < (a: CourseStep, b: CourseStep) -> Bool {
    (a.at, StatusOrder.place(a.status)) < (b.at, StatusOrder.place(b.status))
  }
}

/// How far along a state is, among states that no moment tells apart.
package enum StatusOrder {
  /// Refused and withdrawn are last words on what was not handled; handled and returned come after everything.
  private static let order: [UInt8] = [1, 2, 4, 5, 6, 8, 3, 7, 9, 10]

  package static func place(_ status: UInt8) -> Int { order.firstIndex(of: status) ?? 0 }
}

/// The steps of many dossiers in little room, for reading a whole log.
package struct CourseTable: Sendable {
  private struct Link: Sendable {
    let step: CourseStep
    let next: Int32
  }
  /// By dossier the last of its steps; each leads to the one before.
  private var last: [String: Int32] = [:]
  private var links: [Link] = []

  package init() {}

  package mutating func add(_ statement: Statement) {
    guard let step = CourseStep(statement) else { return }
    let dossier = String(Statement.group(.progress, statement.key))
    links.append(Link(step: step, next: last[dossier] ?? -1))
    last[dossier] = Int32(truncatingIfNeeded: links.count - 1)
  }

  package func steps(of dossier: String) -> [CourseStep] {
    guard !links.isEmpty, var place = last[dossier] else { return [] }
    var steps: [CourseStep] = []
    while place >= 0 {
      steps.append(links[Int(place)].step)
      place = links[Int(place)].next
    }
    return steps
  }
}
