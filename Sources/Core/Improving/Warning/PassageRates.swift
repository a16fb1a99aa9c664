internal import Base

/// How often dossiers went from where they stood at one landmark to where they stood at the next, by whose they were.
struct PassageRates: Sendable {
  /// From the widest to the narrowest; each leans on the one before.
  private enum Group: Hashable {
    case all
    case unit(UnitCode)
    case field(UnitCode, String)
    case procedure(UnitCode, ProcedureCode)
  }
  private struct Cell: Hashable {
    let group: Group
    let landmark: Int
    let step: Int
  }
  private struct Passages {
    var weight = 0.0
    var seen = 0
    /// Weights by where they came: a step, or one of the two ends.
    var to: [Int: Double] = [:]

    mutating func add(_ place: Int, _ weight: Double) {
      self.weight += weight
      seen += 1
      to[place, default: 0] += weight
    }
  }

  private static let ended = 0
  private static let late = 1
  private static let mostSteps = 40
  private let leaning: Double
  private var cells: [Cell: Passages] = [:]
  /// Whatever the step: what steps nobody has seen lean on.
  private var blind: [Int: (weight: Double, ended: Double, late: Double)] = [:]
  /// Numbers of the steps, after those of the two ends.
  private var numbers: [String: Int] = [:]

  /// `weight`: of what happened at an instant.
  init(_ courses: [Course], fields: [ProcedureCode: String], leaning: Double, weight: (Instant) -> Double) {
    self.leaning = leaning
    for course in courses { add(course, fields[course.procedure], weight) }
  }

  private mutating func add(_ course: Course, _ field: String?, _ weight: (Instant) -> Double) {
    let groups = Self.groups(PassageLine(unit: course.unit, procedure: course.procedure, field: field))
    // At the promised instant itself nobody goes on: open there is late.
    for landmark in 0..<max(0, course.standings.count - 1) {
      guard case .at(let step) = course.standings[landmark] else { return }
      let from = number(step)
      let to: Int
      switch course.standings[landmark + 1] {
      case .ended: to = Self.ended
      case .late: to = Self.late
      case .at(let next): to = number(next)
      }
      let weight = weight(course.moment(of: landmark + 1))
      for group in groups {
        let cell = Cell(group: group, landmark: landmark, step: from)
        cells[cell, default: Passages()].add(to, weight)
      }
      var any = blind[landmark] ?? (0, 0, 0)
      any.weight += weight
      if to == Self.ended { any.ended += weight }
      if to == Self.late { any.late += weight }
      blind[landmark] = any
    }
  }

  private mutating func number(_ step: String) -> Int {
    if let known = numbers[step] { return known }
    // Sources that write free texts as steps have no steps: the rest of them are told together.
    let number = min(numbers.count, Self.mostSteps) + 2
    numbers[step] = number
    return number
  }

  private static func groups(_ line: PassageLine) -> [Group] {
    var groups: [Group] = [.all, .unit(line.unit)]
    if let field = line.field { groups.append(.field(line.unit, field)) }
    return groups + [.procedure(line.unit, line.procedure)]
  }

  /// Going backwards from the promised instant, at which whatever is open is late.
  func chances(_ line: PassageLine) -> ChanceTable {
    let groups = Self.groups(line)
    let last = Course.landmarks.count - 1
    let steps = numbers.values.max() ?? 1
    var rows = [[Double]](repeating: [Double](repeating: 1, count: steps + 1), count: last + 1)
    var unseen = [Double](repeating: 1, count: last + 1)
    for landmark in (0..<last).reversed() {
      unseen[landmark] = passage(landmark, nil, groups).reduce(0) { sum, way in
        sum + way.value * (way.key == Self.ended ? 0 : way.key == Self.late ? 1 : unseen[landmark + 1])
      }
      for step in 2...max(2, steps) where step <= steps {
        rows[landmark][step] = passage(landmark, step, groups).reduce(0) { sum, way in
          sum + way.value * (way.key == Self.ended ? 0 : way.key == Self.late ? 1 : rows[landmark + 1][way.key])
        }
      }
    }
    return ChanceTable(numbers: numbers, rows: rows, unseen: unseen)
  }

  /// Where a dossier goes from a landmark, as shares that add up to 1; `step` nil for one nobody has seen.
  private func passage(_ landmark: Int, _ step: Int?, _ groups: [Group]) -> [Int: Double] {
    let any = blind[landmark] ?? (0, 0, 0)
    // Before anything is known: one in ten ends before the next landmark.
    let stays = step ?? Self.stays
    let weight = any.weight + 1
    var shares = [Self.ended: (any.ended + 0.1) / weight, Self.late: any.late / weight]
    shares[stays] = 1 - (shares[Self.ended] ?? 0) - (shares[Self.late] ?? 0)
    guard let step else { return shares }
    for group in groups {
      guard let own = cells[Cell(group: group, landmark: landmark, step: step)] else { continue }
      let sum = own.weight + leaning
      var mixed = shares.mapValues { $0 * leaning / sum }
      for (to, weight) in own.to { mixed[to, default: 0] += weight / sum }
      shares = mixed
    }
    return shares
  }

  /// Stands for a step nobody has seen.
  private static let stays = -1

  /// Whose past says most at this place, and how many of them.
  func basis(_ line: PassageLine, _ landmark: Int, _ step: String) -> (LateChance.Basis, Int) {
    guard let step = numbers[step] else { return (.all, 0) }
    var best: (LateChance.Basis, Int) = (.all, 0)
    for group in Self.groups(line) {
      guard let own = cells[Cell(group: group, landmark: landmark, step: step)] else { break }
      let basis: LateChance.Basis =
        switch group {
        case .all: .all
        case .unit: .unit
        case .field: .field
        case .procedure: .procedure
        }
      if basis == .all || own.weight >= leaning { best = (basis, own.seen) }
    }
    return best
  }
}

/// The chance of missing the promise by landmark and step.
struct ChanceTable: Sendable {
  let numbers: [String: Int]
  let rows: [[Double]]
  let unseen: [Double]

  func chance(_ landmark: Int, _ step: String) -> Double {
    guard let number = numbers[step] else { return unseen[landmark] }
    return rows[landmark][number]
  }
}
