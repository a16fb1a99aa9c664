import Base
import Rules
import TestKit
import Work

/// A pack nobody would decide on: measures, conditions, deciding fields and inheritance drawn at random, written as YAML and
/// read like any other, so that the compiler meets every shape the reader admits.
struct RandomPack {
  private var chance: Chance

  static func pack(_ seed: UInt64) throws -> RulePack {
    var made = RandomPack(chance: Chance(seed &* 104_729))
    let base = ShippedRules.sources.first { $0.name == "portal-v2-2026" }
    let yaml = made.yaml("random-\(seed)")
    let random = PackShelf.Source(name: "random-\(seed)", yaml: Array(yaml.utf8))
    return try PackShelf((base.map { [$0] } ?? []) + [random]).pack(named: "random-\(seed)")
  }

  private mutating func yaml(_ name: String) -> String {
    let head = """
      {pack: \(name), based_on: portal-v2-2026, title: {vi: "Ngẫu nhiên", en: "Random"}, generation: v2,
      valid: {from: 2020-01-01}, default: false, source: "-", indicators: [
      """
    let indicators = (1...21).map { number in
      let deciding = DecidingField.allCases.filter { _ in chance.odds(20) }.map(\.rawValue).joined(separator: ", ")
      let inherited = chance.odds(25) ? ", inherited_from: province" : ""
      return "{no: \"\(padded(number, 2))\", measure: \(measure()), deciding: [\(deciding)]\(inherited)}"
    }
    return head + indicators.joined(separator: ",\n") + "]}"
  }

  private mutating func measure() -> String {
    switch chance.below(9) {
    case 0: return "constant"
    case 1: return "{count: announcements, achieved: signed_in_time, workdays: \(chance.below(25) + 1)}"
    case 2: return "{count: announcements, achieved: published_in_time, workdays: \(chance.below(25) + 1)}"
    case 3: return "{count: announcements, achieved: complete}"
    case 4: return records("petitions", .petition)
    case 5, 6: return records("dossiers", .dossier)
    default: return procedures()
    }
  }

  private mutating func records(_ count: String, _ subject: Subject) -> String {
    "{count: \(count), \(population()), \(filter(subject))achieved: \(condition(subject))"
      + (chance.odds(30) ? ", denominator: national_report}" : "}")
  }

  private mutating func procedures() -> String {
    let base =
      chance.odds(40)
      ? "of: dossiers, \(population()), \(filter(.procedure))"
      : "of: \(chance.pick(["services", "own_services"])), \(filter(.service))"
    let having =
      chance.odds(50) ? "service: \(condition(.service))" : "\(population()), dossier: \(condition(.dossier))"
    return "{count: procedures, \(base)having: {\(having)}}"
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
      let parts = (0..<chance.below(4)).map { _ in condition(subject, depth: depth + 1) }
      return "{\(shape == 5 ? "all" : "any"): [\(parts.joined(separator: ", "))]}"
    default:
      let attribute = chance.pick(Attribute.allCases.filter { $0.subjects.contains(subject) })
      guard let words = attribute.words else { return attribute.rawValue }
      let kept = words.filter { _ in chance.odds(50) }.map { "\"\($0)\"" }
      return "{\(attribute.rawValue): [\(kept.joined(separator: ", "))]}"
    }
  }
}
