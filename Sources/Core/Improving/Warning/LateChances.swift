package import Base
package import Counting
package import Records
internal import Workdays

/// Chances of missing the promise, learnt from how dossiers used their working time before.
///
/// Of every past dossier it is noted where it stood (at which step, ended, late) at shares of the time it was given. From one
/// share to the next that gives how often a dossier goes on to another step, ends, or stays; the chance of still being open at the
/// promised instant follows by going through the shares. Rates of a procedure lean on those of its field, its unit and everybody as
/// far as it has too few of its own; what happened lately weighs more, so that a change of habits is followed within weeks. Nothing
/// that happened after the instant is used.
package struct LateChances: Sendable {
  /// After so many days something weighs half.
  private static let halfLife = 21.0
  /// What was longer ago is not looked at.
  private static let daysBack = 270
  /// As many dossiers of one's own weigh as much as what they lean on.
  private static let leaning = 5.0

  private let now: Instant
  private let meter: WorkMeter
  private let fields: [ProcedureCode: String]
  private let steps: [String: [Step]]
  private let rates: PassageRates
  /// Of whatever is open at `now`: the chance at each landmark and step.
  private let tables: [PassageLine: ChanceTable]

  /// Learns from the dossiers of the units, as they stood at `now`.
  package init(_ engine: ObviousEngine, units: [UnitCode], at now: Instant) {
    let first = now.day - Self.daysBack
    self.now = now
    meter = WorkMeter(engine.calendar, from: first - 60, through: now.day + 120)
    steps = engine.facts.steps
    fields = engine.facts.procedures.compactMapValues(\.field)
    var courses: [Course] = []
    var lines: Set<PassageLine> = []
    for unit in units {
      for dossier in engine.facts.dossiers[unit] ?? [] {
        guard let due = dossier.dueAt, due.day >= first else { continue }
        if now <= due, !dossier.hasEnded(by: now) {
          lines.insert(
            PassageLine(unit: unit, procedure: dossier.procedure, field: fields[dossier.procedure]))
        }
        if let course = Course(dossier, steps: steps[dossier.code] ?? [], by: now, meter) { courses.append(course) }
      }
    }
    // Of a store that has been silent for long the last days are the newest there is.
    let newest = courses.lazy.map { min($0.moment(of: max(0, $0.standings.count - 1)), now) }.max() ?? now
    let rates = PassageRates(courses, fields: fields, leaning: Self.leaning) { moment in
      Self.halved(Double(max(0, newest - moment)) / 86_400 / Self.halfLife)
    }
    self.rates = rates
    tables = Dictionary(lines.map { ($0, rates.chances($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// One halved so often; between two halvings along a straight line.
  private static func halved(_ times: Double) -> Double {
    let whole = times.rounded(.down)
    return Double(sign: .plus, exponent: -Int(min(whole, 1000)), significand: 1 - (times - whole) / 2)
  }

  /// Nil for what is not open, has no promised instant, or is late already.
  package func chance(_ dossier: Dossier) -> LateChance? {
    guard let received = dossier.receivedAt, let due = dossier.dueAt, received <= now, now <= due,
      !dossier.hasEnded(by: now), !dossier.isLate(at: now)
    else { return nil }
    let term = meter.seconds(from: received, to: due)
    // Given no office time at all, only what is done at once is in time.
    let used = term > 0 ? min(1, Double(meter.seconds(from: received, to: now)) / Double(term)) : 1
    let step = (steps[dossier.code] ?? []).last { ($0.startedAt ?? .endOfTime) <= now }?.label ?? Course.unknownStep
    let line = PassageLine(unit: dossier.unit, procedure: dossier.procedure, field: fields[dossier.procedure])
    let table = tables[line] ?? rates.chances(line)
    let place = min(Course.landmarks.lastIndex { $0 <= used } ?? 0, Course.landmarks.count - 2)
    let (from, to) = (Course.landmarks[place], Course.landmarks[place + 1])
    // It is open, so of what can happen until the next landmark only the part that is left can.
    let passed = (used - from) / (to - from)
    let probability = (1 - passed) * table.chance(place, step) + passed * table.chance(place + 1, step)
    let (basis, seen) = rates.basis(line, place, step)
    return LateChance(probability: min(max(probability, 0), 1), basis: basis, seen: seen, used: used)
  }
}

/// Whose rates a dossier is judged by.
struct PassageLine: Hashable, Sendable {
  let unit: UnitCode
  let procedure: ProcedureCode
  let field: String?
}
