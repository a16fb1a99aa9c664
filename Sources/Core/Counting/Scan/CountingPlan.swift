internal import Base
internal import Records
internal import Rules

/// A rule pack compiled for scanning: what to ask of each kind of state word, and what to remember of each procedure.
struct CountingPlan: Sendable {
  let indicators: [Indicator]
  let dossierRules: [RecordRule]
  let petitionRules: [RecordRule]
  let dossierMarks: [DossierMark]
  let serviceMarks: [ServiceMark]
  /// Service marks that rows of units below count for.
  let subtreeMarks: UInt64
  /// A rule on dossiers asks about their procedure.
  let readsProcedures: Bool

  /// Where an indicator's counts come from; numbers are places in the lists above.
  enum Indicator: Sendable {
    case dossiers(Int, againstNationalReport: Bool)
    case petitions(Int)
    case procedures(ProcedureRule)
    /// `known`: bits, by column id, of the columns that must be known.
    case announcements(AnnouncementMeasure, known: UInt64)
    case constant
  }

  init(_ pack: [IndicatorRule]) {
    var compiler = PlanCompiler()
    indicators = pack.map { compiler.compile($0) }
    dossierRules = compiler.dossierRules
    petitionRules = compiler.petitionRules
    dossierMarks = compiler.dossierMarks
    serviceMarks = compiler.serviceMarks
    subtreeMarks = serviceMarks.indices.reduce(0) { compiler.serviceMarks[$1].isOwn ? $0 : $0 | 1 << UInt64($1) }
    readsProcedures =
      dossierRules.contains { $0.reads(StateWord.procedureBits) }
      || dossierMarks.contains { $0.condition.reads(StateWord.procedureBits) }
  }
}

extension StateWord {
  static let procedureBits: UInt64 = [Bit.fee, .citizen, .paperResult, .knowsFee, .knowsCitizen, .knowsPaperResult]
    .reduce(0) { $0 | $1.mask }
}

/// One indicator on dossiers or petitions, asked of a state word of an active record.
struct RecordRule: Sendable {
  let needsReceived: Bool
  let filter: Condition
  let achieved: Condition
  let known: Condition
  let filterKnown: Condition

  func reads(_ mask: UInt64) -> Bool { [filter, achieved, known, filterKnown].contains { $0.reads(mask) } }

  func verdict(_ word: UInt64) -> Verdict {
    if needsReceived && word & StateWord.Bit.received.mask == 0 { return [] }
    if !filter.holds(word) { return filterKnown.holds(word) ? .seen : [.seen, .undetermined] }
    var verdict: Verdict = [.seen, .counted]
    if achieved.holds(word) { verdict.insert(.achieved) }
    if known.holds(word) { verdict.insert(.known) }
    return verdict
  }
}

/// What a rule says of all records with one state word.
struct Verdict: OptionSet, Sendable {
  let rawValue: UInt8
  static let seen = Verdict(rawValue: 1)
  static let counted = Verdict(rawValue: 2)
  static let achieved = Verdict(rawValue: 4)
  static let known = Verdict(rawValue: 8)
  static let undetermined = Verdict(rawValue: 16)
}

extension Tally {
  /// Adds `count` records of one verdict.
  mutating func add(_ verdict: Verdict, _ count: Int) {
    if verdict.isEmpty { return }
    sawAny = true
    if verdict.contains(.counted) {
      denominator += count
      if verdict.contains(.achieved) { numerator += count }
      if verdict.contains(.known) { known += count }
    } else if verdict.contains(.undetermined) {
      undetermined += count
    }
  }
}

/// "A dossier like this exists of the procedure", one bit of the procedure's marks.
struct DossierMark: Hashable, Sendable {
  let needsReceived: Bool
  let condition: Condition

  func holds(_ word: UInt64) -> Bool {
    (!needsReceived || word & StateWord.Bit.received.mask != 0) && condition.holds(word)
  }
}

/// "A service row like this exists of the procedure": on the unit's own rows, or anywhere in its subtree.
struct ServiceMark: Hashable, Sendable {
  let isOwn: Bool
  let condition: Condition
}

/// One indicator that counts distinct procedures. Marks are masks of one bit each.
struct ProcedureRule: Sendable {
  enum Base: Sendable {
    /// Service rows: any, one that satisfies the filter, one on which the filter is open.
    case services(seen: UInt64, counted: UInt64, open: UInt64)
    /// A dossier of the population; filter and its knowledge are asked of the procedure.
    case dossiers(seen: UInt64, filter: Condition, known: Condition)
  }
  /// Marks of the joined records: any, one that achieves it, one whose deciding fields are known.
  struct Joined: Sendable {
    let seen: UInt64
    let achieved: UInt64
    let stated: UInt64
  }
  let base: Base
  let joined: Joined
  let joinsDossiers: Bool
}

/// Gathers rules and marks, each mark once.
private struct PlanCompiler {
  var dossierRules: [RecordRule] = []
  var petitionRules: [RecordRule] = []
  var dossierMarks: [DossierMark] = []
  var serviceMarks: [ServiceMark] = []

  mutating func compile(_ rule: IndicatorRule) -> CountingPlan.Indicator {
    switch rule.measure {
    case .records(let measure) where measure.subject == .petition:
      petitionRules.append(record(measure, rule.deciding, .petition))
      return .petitions(petitionRules.count - 1)
    case .records(let measure):
      dossierRules.append(record(measure, rule.deciding, .dossier))
      return .dossiers(dossierRules.count - 1, againstNationalReport: measure.againstNationalReport)
    case .procedures(let measure): return .procedures(procedures(measure, rule.deciding))
    case .announcements(let measure):
      let columns = rule.deciding.compactMap { Schema.of(.announcement).column(named: $0.rawValue) }
      return .announcements(measure, known: columns.reduce(0) { $0 | 1 << UInt64($1.id) })
    case .constant: return .constant
    }
  }

  /// All petitions of a rule are those active in the window, and none is left open by an unknown field.
  private func record(_ measure: RecordMeasure, _ deciding: [DecidingField], _ kind: FactKind) -> RecordRule {
    RecordRule(
      needsReceived: kind == .dossier && measure.population == .received, filter: Condition(measure.filter),
      achieved: Condition(measure.achieved), known: Condition(knows: deciding, of: kind),
      filterKnown: kind == .dossier
        ? Condition(knows: measure.filter?.fields(among: deciding) ?? [], of: .dossier) : Condition(nil))
  }

  private mutating func procedures(_ measure: ProcedureMeasure, _ deciding: [DecidingField]) -> ProcedureRule {
    var isOwn = false
    let base: ProcedureRule.Base
    switch measure.base {
    case .services(let filter), .ownServices(let filter):
      if case .ownServices = measure.base { isOwn = true }
      let known = Condition(knows: filter?.fields(among: deciding) ?? [], of: .service)
      base = .services(
        seen: service(Condition(nil), isOwn), counted: service(Condition(filter), isOwn),
        open: service(Condition(not: known), isOwn))
    case .dossiers(let population, let filter):
      base = .dossiers(
        seen: dossier(population, Condition(nil)), filter: Condition(filter),
        known: Condition(knows: filter?.fields(among: deciding) ?? [], of: .procedure))
    }
    switch measure.achieved {
    case .dossier(let population, let condition):
      let known = Condition(knows: condition.fields(among: deciding), of: .dossier)
      let joined = ProcedureRule.Joined(
        seen: dossier(population, Condition(nil)), achieved: dossier(population, Condition(condition)),
        stated: dossier(population, known))
      return ProcedureRule(base: base, joined: joined, joinsDossiers: true)
    case .service(let condition):
      let known = Condition(knows: condition.fields(among: deciding), of: .service)
      let joined = ProcedureRule.Joined(
        seen: service(Condition(nil), isOwn), achieved: service(Condition(condition), isOwn),
        stated: service(known, isOwn))
      return ProcedureRule(base: base, joined: joined, joinsDossiers: false)
    }
  }

  private mutating func dossier(_ population: Population, _ condition: Condition) -> UInt64 {
    place(DossierMark(needsReceived: population == .received, condition: condition), in: &dossierMarks)
  }

  private mutating func service(_ condition: Condition, _ isOwn: Bool) -> UInt64 {
    place(ServiceMark(isOwn: isOwn, condition: condition), in: &serviceMarks)
  }

  private func place<Mark: Equatable>(_ mark: Mark, in marks: inout [Mark]) -> UInt64 {
    let index = marks.firstIndex(of: mark) ?? marks.count
    if index == marks.count { marks.append(mark) }
    return 1 << UInt64(index)
  }
}
