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
  /// Stands for whatever step.
  private static let anyStep = 2
  private static let firstStep = 3
  private static let mostSteps = 40
  private let leaning: Double
  private var cells: [Cell: Passages] = [:]
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
        cells[Cell(group: group, landmark: landmark, step: from), default: Passages()].add(to, weight)
        // The same whatever the step.
        cells[Cell(group: group, landmark: landmark, step: Self.anyStep), default: Passages()]
          .add(to == Self.ended || to == Self.late ? to : Self.anyStep, weight)
      }
    }
  }

  private mutating func number(_ step: String) -> Int {
    if let known = numbers[step] { return known }
    // Sources that write free texts as steps have no steps: the rest of them are told together.
    let number = min(numbers.count, Self.mostSteps) + Self.firstStep
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
    let count = Self.firstStep + Set(numbers.values).count
    var rows = [[Double]](repeating: [Double](repeating: 1, count: count), count: Course.landmarks.count)
    for landmark in (0..<Course.landmarks.count - 1).reversed() {
      for step in Self.anyStep..<count {
        var after = rows[landmark + 1]
        (after[Self.ended], after[Self.late]) = (0, 1)
        rows[landmark][step] = zip(passage(landmark, step, groups, count), after).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return ChanceTable(numbers: numbers, rows: rows, anyStep: Self.anyStep)
  }

  /// Where a dossier goes from a landmark, as shares that add up to 1.
  private func passage(_ landmark: Int, _ step: Int, _ groups: [Group], _ count: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: count)
    // Before anything is known: one in ten ends before the next landmark.
    (shares[Self.ended], shares[Self.anyStep]) = (0.1, 0.9)
    for group in groups { lean(&shares, Cell(group: group, landmark: landmark, step: Self.anyStep)) }
    if step == Self.anyStep { return shares }
    // Of its step nothing is known yet: it stays where it is, or ends as dossiers do at any step.
    shares.swapAt(step, Self.anyStep)
    for group in groups { lean(&shares, Cell(group: group, landmark: landmark, step: step)) }
    return shares
  }

  /// Puts what was seen in place of what was believed, as far as there is enough of it.
  private func lean(_ shares: inout [Double], _ cell: Cell) {
    guard let own = cells[cell] else { return }
    let sum = own.weight + leaning
    for place in shares.indices { shares[place] *= leaning / sum }
    for (place, weight) in own.to { shares[place] += weight / sum }
  }

  /// Whose past says most at this place, and how many of them.
  func basis(_ line: PassageLine, _ landmark: Int, _ step: String) -> (LateChance.Basis, Int) {
    let step = numbers[step] ?? Self.anyStep
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
  /// The column of a step nobody has seen.
  let anyStep: Int

  func chance(_ landmark: Int, _ step: String) -> Double { rows[landmark][numbers[step] ?? anyStep] }
}
