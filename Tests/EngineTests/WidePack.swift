import Base
import Rules
import Work

/// Packs of as many different questions as the scan has bits for: on petitions, on dossiers of a procedure, on services.
enum WidePack {
  enum Kind: String, CaseIterable { case petitions, dossiers, services }

  /// One indicator a line, each with conditions of its own.
  static func text(_ kind: Kind, indicators: Int) -> String {
    let lines = (1...indicators).map { number in
      "{no: \"\(number)\", block: A, name: x, max: 1, curve: linear, empty: 0, measure: \(measure(kind, number))}"
    }
    return """
      {pack: wide, title: x, generation: v2, valid: {from: 2020-01-01}, rounding: exact, source: "-", confidence: A, blocks: [{code: A, max: \(indicators), name: x}], bands: [{from: 0, name: x}], indicators: [
      \(lines.joined(separator: ",\n"))
      ]}
      """
  }

  static func fullest(_ kind: Kind) -> String { text(kind, indicators: indicatorsThatFit(kind)) }

  /// Found by trying, so that it says what the reader does.
  static func indicatorsThatFit(_ kind: Kind) -> Int {
    (2...100).first { count in
      guard let read = try? PackShelf([]).check(Array(text(kind, indicators: count).utf8)) else { return false }
      return read.problems.contains { $0.kind == PackFault.tooManyQuestions.rawValue }
    }.map { $0 - 1 } ?? 100
  }

  private static func measure(_ kind: Kind, _ number: Int) -> String {
    let measure =
      switch kind {
      case .petitions:
        "{count: petitions, population: active, where: \(condition(.petition, number)), achieved: \(condition(.petition, number + 1))}"
      case .dossiers:
        "{count: procedures, of: dossiers, population: received, having: {population: active, dossier: \(condition(.dossier, number))}}"
      case .services:
        "{count: procedures, of: services, where: \(condition(.service, 2 * number)), having: {service: \(condition(.service, 2 * number + 1))}}"
      }
    // What the conditions read decides.
    let words = Set(measure.split { !($0.isLetter || $0 == "_" || $0 == ".") }.map(String.init))
    let fields = DecidingField.allCases.map(\.rawValue).filter { words.contains($0) }
    return "\(measure), deciding: [\(fields.joined(separator: ", "))]"
  }

  /// A different condition for each number: eight attributes, joined by "all" or "any" as its bits say.
  private static func condition(_ subject: Subject, _ number: Int) -> String {
    let plain = Attribute.allCases.filter { $0.subjects.contains(subject) }.map { attribute in
      attribute.words.map { "{\(attribute.rawValue): [\"\($0[0])\"]}" } ?? attribute.rawValue
    }
    return (0..<8).reduce(plain[0]) { inner, bit in
      "{\(number >> bit & 1 == 1 ? "all" : "any"): [\(plain[(bit + 1) % plain.count]), \(inner)]}"
    }
  }
}
