import Base
import Formats
import Rules
import TestKit

/// Packs no one would decree: every measure, every attribute, nested conditions, inherited and not.
enum RandomPack {
  static func make(_ chance: inout Chance) throws -> RulePack {
    let shipped = try readYAML(
      """
      pack: random
      title: {vi: "Ngẫu nhiên", en: "Random"}
      generation: v2
      valid: {from: 2026-01-01}
      rounding: exact
      source: "test"
      blocks:
        - {code: A, group: 1, max: 40, name: {vi: "A", en: "A"}}
      bands:
        - {from: 0, name: {vi: "Yếu", en: "Weak"}}
      indicators:
      \((0..<10).map { indicator($0, &chance) }.joined())
      """, file: "random.yaml")
    let (pack, problems) = RulePack.read(shipped)
    guard let pack else { throw RandomPackProblem(sentences: problems.map { "\($0.place) \($0.sentence.en)" }) }
    return pack
  }

  private static func indicator(_ index: Int, _ chance: inout Chance) -> String {
    let measure = measure(&chance)
    let inherited = chance.odds(25) && measure.text.contains("announcements") ? "\n    inherited_from: province" : ""
    return """
        - no: "\(index)"
          id: "1.\(index)"
          code: I\(index)
          block: A
          name: {vi: "I", en: "I"}
          max: 4
          curve: linear
          score_from: fraction
          empty: 0
          confidence: A
          measure: \(measure.text)\(deciding(measure.deciding))\(inherited)

      """
  }

  /// A procedure can be undecided by nothing that its conditions read; then the entry must not be there.
  private static func deciding(_ fields: [String]) -> String {
    fields.isEmpty ? "" : "\n    deciding: [\(fields.joined(separator: ", "))]"
  }

  private static func measure(_ chance: inout Chance) -> (text: String, deciding: [String]) {
    let population = chance.pick(["received", "active"])
    switch chance.below(8) {
    case 0...2:
      let filter = chance.odds(50) ? ", where: \(condition(.dossier, 2, &chance))" : ""
      // The national report can only be held against all dossiers received.
      let report = chance.odds(20) && population == "received" && filter.isEmpty ? ", denominator: national_report" : ""
      return (
        "{count: dossiers, population: \(population)\(filter), achieved: \(condition(.dossier, 3, &chance))\(report)}",
        fields(.dossier, &chance)
      )
    case 3:
      return (
        "{count: petitions, population: active, achieved: \(condition(.petition, 2, &chance))}",
        fields(.petition, &chance)
      )
    case 4:
      let achieved = chance.pick(["signed_in_time", "published_in_time", "complete"])
      let days = achieved == "complete" ? "" : ", workdays: \(chance.below(9) + 1)"
      return ("{count: announcements, achieved: \(achieved)\(days)}", fields(.announcement, &chance))
    default:
      let source = chance.pick(["services", "own_services", "dossiers"])
      let inPopulation = source == "dossiers" ? ", population: \(population)" : ""
      let filter =
        chance.odds(60) ? ", where: \(condition(source == "dossiers" ? .procedure : .service, 2, &chance))" : ""
      let having =
        chance.odds(50)
        ? "{service: \(condition(.service, 2, &chance))}"
        : "{population: \(chance.pick(["received", "active"])), dossier: \(condition(.dossier, 2, &chance))}"
      let read = DecidingField.allCases.map(\.rawValue).filter { field in
        (filter + having).split { !($0.isLetter || $0 == "_" || $0 == ".") }.contains { $0 == field }
      }
      let some = read.filter { _ in chance.odds(50) }
      return (
        "{count: procedures, of: \(source)\(inPopulation)\(filter), having: \(having)}",
        some.isEmpty ? read : some
      )
    }
  }

  private static func condition(_ subject: Subject, _ depth: Int, _ chance: inout Chance) -> String {
    switch depth > 0 ? chance.below(6) : 5 {
    case 0: return "{not: \(condition(subject, depth - 1, &chance))}"
    case 1, 2:
      let parts = Set((0...chance.below(2)).map { _ in condition(subject, depth - 1, &chance) }).sorted()
      return "{\(chance.pick(["all", "any"])): [\(parts.joined(separator: ", "))]}"
    default:
      let attribute = chance.pick(Attribute.allCases.filter { $0.subjects.contains(subject) })
      guard let words = attribute.words else { return attribute.rawValue }
      let some = words.filter { _ in chance.odds(50) }
      // All of them would always hold.
      let given = (some.isEmpty || some.count == words.count ? [words[0]] : some).map { "\"\($0)\"" }
      return "{\(attribute.rawValue): [\(given.joined(separator: ", "))]}"
    }
  }

  private static func fields(_ subject: Subject, _ chance: inout Chance) -> [String] {
    let own: [DecidingField] =
      switch subject {
      case .dossier:
        [
          .dueAt, .endedAt, .syncedAt, .channel, .payment, .complaint, .reused, .resultFile, .componentFile,
          .personalStore, .populationData, .procedureFee, .procedureCitizen, .procedurePaperResult,
        ]
      case .petition: [.dueAt, .answeredAt, .dislikes, .isRepeat]
      case .service, .procedure:
        [.onlineLevel, .paymentIntegrated, .ownAuthority, .procedureFee, .procedureCitizen, .procedurePaperResult]
      case .announcement: [.effectiveOn, .publishedOn, .partsComplete]
      }
    let some = own.filter { _ in chance.odds(30) }
    return (some.isEmpty ? [own[0]] : some).map(\.rawValue)
  }
}

struct RandomPackProblem: Error { let sentences: [String] }
