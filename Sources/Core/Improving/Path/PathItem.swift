internal import Base
internal import Records

/// Minutes first, acts second: of two paths of the same length the one with fewer acts.
struct PathPrice: Comparable, Hashable {
  let minutes: Int
  let acts: Int

  static let zero = PathPrice(minutes: 0, acts: 0)
  static func + (a: PathPrice, b: PathPrice) -> PathPrice {
    PathPrice(minutes: a.minutes + b.minutes, acts: a.acts + b.acts)
  }
  static func * (a: PathPrice, count: Int) -> PathPrice {
    PathPrice(minutes: a.minutes * count, acts: a.acts * count)
  }
  static func < (a: PathPrice, b: PathPrice) -> Bool {
    a.minutes != b.minutes ? a.minutes < b.minutes : a.acts < b.acts
  }
}

/// What some acts on one record bring to the indicators of a component.
struct PathGain: Hashable {
  var numerators: [Int]
  var denominators: [Int]

  static func zero(_ count: Int) -> PathGain {
    PathGain(numerators: Array(repeating: 0, count: count), denominators: Array(repeating: 0, count: count))
  }
  var isHelpful: Bool { numerators.contains { $0 > 0 } }

  static func + (a: PathGain, b: PathGain) -> PathGain {
    PathGain(
      numerators: zip(a.numerators, b.numerators).map(+), denominators: zip(a.denominators, b.denominators).map(+))
  }
  static func * (a: PathGain, count: Int) -> PathGain {
    PathGain(numerators: a.numerators.map { $0 * count }, denominators: a.denominators.map { $0 * count })
  }
  /// At least as good in every indicator, whatever their curves.
  func covers(_ other: PathGain) -> Bool {
    zip(numerators, other.numerators).allSatisfy { $0 >= $1 }
      && zip(denominators, other.denominators).allSatisfy { $0 <= $1 }
  }
}

/// One way to treat a record.
struct PathOption: Hashable {
  let acts: [Remedy]
  let price: PathPrice
  var gain: PathGain
  /// Procedures it would be the first to open, by place in the component; only one record can be that.
  var opens: [Int: ProcedureCode] = [:]

  /// The same for a record of another procedure.
  func opening(_ code: ProcedureCode) -> PathOption {
    var option = self
    option.opens = opens.mapValues { _ in code }
    return option
  }
}

/// One record and the ways to treat it, one of which may be chosen.
struct PathItem {
  enum Subject {
    case dossier(Dossier)
    case procedure(ProcedureCode, unit: UnitCode)
  }
  let subject: Subject
  var options: [PathOption]
  /// Records of one group in a component have the very same options, and open nothing.
  var group: Int?

  func acts(_ option: Int) -> [RemedyAct] {
    options[option].acts.map { remedy in
      switch (subject, remedy) {
      case (.procedure(let code, let unit), .integratePayment): .integratePayment(unit: unit, code)
      case (.procedure(let code, let unit), .completeParts): .completeParts(unit: unit, code)
      case (.procedure(let code, let unit), _): .offerOnline(unit: unit, code)
      case (.dossier(let dossier), _): .dossier(code: dossier.code, remedy)
      }
    }
  }

  /// Among records that bring the same, the one that has to be done soonest comes first.
  static func isBefore(_ a: PathItem, _ b: PathItem) -> Bool {
    switch (a.subject, b.subject) {
    case (.dossier(let x), .dossier(let y)):
      let (due, other) = (x.dueAt?.seconds ?? .max, y.dueAt?.seconds ?? .max)
      return due != other ? due < other : codePointOrder(x.code, y.code)
    case (.procedure(let x, _), .procedure(let y, _)): return x < y
    case (.dossier, .procedure): return true
    case (.procedure, .dossier): return false
    }
  }
}
