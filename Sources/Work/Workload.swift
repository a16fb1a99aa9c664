package import Base
internal import Counting
package import Records
internal import Scoring
package import Workdays

/// One dossier somebody has to act on. Its clocks are read when they are asked for: of thousands few are looked at.
package struct WorkItem: Sendable {
  package let dossier: Dossier
  package let procedure: Procedure?
  package let unit: OrgUnit?
  package let state: WorkState
  /// The step it is at, as the source calls it.
  package let step: Step?
  /// By when the clock of its state runs out; the earlier the more urgent.
  package let limit: Instant?
  private let steps: [Step]
  private let reader: ClockReader

  init(_ dossier: Dossier, _ state: WorkState, _ facts: Facts, _ reader: ClockReader) {
    self.dossier = dossier
    self.state = state
    self.reader = reader
    procedure = facts.procedures[dossier.procedure]
    unit = facts.units.unit(dossier.unit)
    steps = facts.steps[dossier.code] ?? []
    step = reader.current(steps)
    limit = state == .waiting ? reader.acceptance(dossier)?.limit : dossier.dueAt
  }

  package func clock(_ kind: DossierClock.Kind) -> DossierClock? {
    switch kind {
    case .acceptance: reader.acceptance(dossier)
    case .step: reader.step(steps)
    case .whole: reader.whole(dossier)
    case .handOver: reader.handOver(dossier)
    }
  }

  package var isStepLate: Bool { step?.dueAt.map { $0 < reader.now } ?? false }

  /// What is left of the clock that runs for its state.
  package var urgency: WorkingTime? {
    switch state {
    case .waiting: clock(.acceptance)?.left
    case .handOver: clock(.handOver)?.left
    case .late, .soon, .inTime: clock(.whole)?.left
    }
  }
}

/// Which of them.
package struct WorkFilter: Hashable, Sendable {
  package var states: Set<WorkState>
  package var isStepLate: Bool
  package var office: String?
  package var officer: String?
  package var field: String?
  package var system: String?

  package init(
    states: Set<WorkState>, isStepLate: Bool = false, office: String? = nil, officer: String? = nil,
    field: String? = nil, system: String? = nil
  ) {
    self.states = states
    self.isStepLate = isStepLate
    self.office = office
    self.officer = officer
    self.field = field
    self.system = system
  }

  /// The empty text stands for those that do not say.
  package func admits(_ item: WorkItem) -> Bool {
    states.contains(item.state) && (!isStepLate || item.isStepLate) && admitsPlace(item)
  }

  func admitsPlace(_ item: WorkItem) -> Bool {
    (office.map { $0 == item.dossier.office ?? "" } ?? true)
      && (officer.map { $0 == item.dossier.officer ?? "" } ?? true)
      && (field.map { $0 == item.procedure?.field ?? "" } ?? true)
      && (system.map { $0 == item.dossier.system ?? "" } ?? true)
  }
}

/// Everything of a unit somebody has to act on at one instant.
package struct Workload: Sendable {
  /// Most urgent first; what has no limit last.
  package let items: [WorkItem]

  package func count(_ state: WorkState, _ filter: WorkFilter) -> Int {
    items.count { $0.state == state && filter.admitsPlace($0) }
  }
  package func countStepLate(_ filter: WorkFilter) -> Int {
    items.count { $0.state.isOpen && $0.isStepLate && filter.admitsPlace($0) }
  }
  /// What there is to choose from, in Vietnamese order.
  package func choices(_ value: (WorkItem) -> String?) -> [String] {
    Set(items.map { value($0) ?? "" }).sorted { VietnameseKey($0) < VietnameseKey($1) }
  }
}

extension Desk {
  /// The dossiers of a unit's subtree that wait for acceptance, are open, or wait for hand-over at the window's end.
  package func workload(_ unit: UnitCode, window: Window) -> Workload {
    let reader = ClockReader(calendar, at: window.end)
    var items: [WorkItem] = []
    for owner in facts.units.subtree(unit) {
      for dossier in facts.dossiers[owner] ?? [] {
        guard let state = reader.state(of: dossier) else { continue }
        items.append(WorkItem(dossier, state, facts, reader))
      }
    }
    items.sort { a, b in
      let (x, y) = (a.limit?.seconds ?? .max, b.limit?.seconds ?? .max)
      if x != y { return x < y }
      let (p, q) = (a.dossier.receivedAt?.seconds ?? 0, b.dossier.receivedAt?.seconds ?? 0)
      return p != q ? p < q : codePointOrder(a.dossier.code, b.dossier.code)
    }
    return Workload(items: items)
  }
}
