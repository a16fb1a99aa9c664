internal import Base
internal import Rules

/// A pack nobody would decide on: measures, conditions, deciding fields and inheritance drawn at random, written as YAML and
/// read like any other, so that the engines meet every shape the reader admits.
package struct RandomPack {
  /// As a file says it.
  package private(set) var yaml = ""
  private var chance: Chance

  package init(_ seed: UInt64, indicators: Int = 21) {
    chance = Chance(seed &* 104_729)
    yaml = text("random-\(seed)", indicators)
  }

  private mutating func text(_ name: String, _ count: Int) -> String {
    let head = """
      {pack: \(name), title: x, generation: v2, valid: {from: 2020-01-01}, rounding: exact, source: "-", confidence: A,
      blocks: [{code: A, max: \(count), name: x}], bands: [{from: 0, name: x}], indicators: [
      """
    let indicators = (1...count).map { number in
      "{no: \"\(padded(number, 2))\", block: A, name: x, max: 1, \(measure())}"
    }
    return head + indicators.joined(separator: ",\n") + "]}"
  }

  private mutating func measure() -> String {
    let counted = "curve: linear, empty: 0, measure: "
    switch chance.below(9) {
    case 0: return "curve: {constant: 1}, measure: constant"
    case 1: return counted + announcements("signed_in_time, workdays: \(chance.below(25) + 1)")
    case 2: return counted + announcements("published_in_time, workdays: \(chance.below(25) + 1)")
    case 3: return counted + announcements("complete")
    case 4: return counted + records("petitions", .petition)
    case 5, 6: return counted + records("dossiers", .dossier)
    default: return counted + procedures()
    }
  }

  private mutating func announcements(_ achieved: String) -> String {
    let inherited = chance.odds(50) ? ", inherited_from: province" : ""
    return "{count: announcements, achieved: \(achieved)}\(inherited)" + deciding(fields(of: .announcement))
  }

  private mutating func records(_ count: String, _ subject: Subject) -> String {
    let population = subject == .petition ? "population: active" : population()
    let filter = filter(subject)
    // The national report can only be held against all dossiers received.
    let isComparable = subject == .dossier && population == "population: received" && filter.isEmpty
    return "{count: \(count), \(population), \(filter)achieved: \(condition(subject))"
      + (isComparable && chance.odds(60) ? ", denominator: national_report}" : "}") + deciding(fields(of: subject))
  }

  private mutating func procedures() -> String {
    let base =
      chance.odds(40)
      ? "of: dossiers, \(population()), \(filter(.procedure))"
      : "of: \(chance.pick(["services", "own_services"])), \(filter(.service))"
    let having =
      chance.odds(50) ? "service: \(condition(.service))" : "\(population()), dossier: \(condition(.dossier))"
    // A procedure is decided by nothing but what its conditions read.
    let words = (base + having).split { !($0.isLetter || $0 == "_" || $0 == ".") }
    let read = DecidingField.allCases.map(\.rawValue).filter { field in words.contains { $0 == field } }
    return "{count: procedures, \(base)having: {\(having)}}" + deciding(read)
  }

  private func fields(of subject: Subject) -> [String] {
    DecidingField.allCases.filter { $0.subjects.contains(subject) }.map(\.rawValue)
  }

  private mutating func deciding(_ possible: [String]) -> String {
    if possible.isEmpty { return "" }
    let some = possible.filter { _ in chance.odds(20) }
    return ", deciding: [\((some.isEmpty ? [chance.pick(possible)] : some).joined(separator: ", "))]"
  }

  private mutating func population() -> String { "population: \(chance.pick(["received", "active"]))" }

  private mutating func filter(_ subject: Subject) -> String {
    chance.odds(65) ? "where: \(condition(subject)), " : ""
  }

  private mutating func condition(_ subject: Subject, depth: Int = 0) -> String {
    let shape = chance.below(depth < 3 ? 8 : 4)
    switch shape {
    case 4: return "{not: \(condition(subject, depth: depth + 1))}"
    case 5, 6:
      let parts = Set((0...chance.below(3)).map { _ in condition(subject, depth: depth + 1) }).sorted()
      return "{\(shape == 5 ? "all" : "any"): [\(parts.joined(separator: ", "))]}"
    default:
      let attribute = chance.pick(Attribute.allCases.filter { $0.subjects.contains(subject) })
      guard let words = attribute.words else { return attribute.rawValue }
      let some = words.filter { _ in chance.odds(50) }
      // None says nothing and all of them always hold.
      let kept = some.isEmpty || some.count == words.count ? [chance.pick(words)] : some
      return "{\(attribute.rawValue): [\(kept.map { "\"\($0)\"" }.joined(separator: ", "))]}"
    }
  }
}
