internal import Base
internal import Records
internal import Rules

/// A rule pack compiled for scanning: what to ask of each kind of state word, and what to remember of each procedure.
struct CountingPlan: Sendable {
  let indicators: [Indicator]
  /// What dossiers are counted by; each condition once, however many indicators ask it.
  let dossierLanes: [Condition]
  let petitionLanes: [Condition]
  /// "A dossier like this exists of the procedure", one bit of the procedure's marks.
  let dossierMarks: [Condition]
  let serviceMarks: [ServiceMark]
  let procedureRules: [ProcedureRule]
  /// Service marks that rows of units below count for.
  let subtreeMarks: UInt64
  /// A rule on dossiers asks about their procedure.
  let readsProcedures: Bool

  /// Where an indicator's counts come from.
  enum Indicator: Sendable {
    case dossiers(RecordRule, againstNationalReport: Bool)
    case petitions(RecordRule)
    /// The place among the procedure rules.
    case procedures(Int)
    /// `known`: bits, by column id, of the columns that must be known.
    case announcements(AnnouncementMeasure, known: UInt64)
    case constant
  }

  init(_ pack: [IndicatorRule]) {
    var compiler = PlanCompiler()
    indicators = pack.map { compiler.compile($0) }
    dossierLanes = compiler.dossierLanes
    petitionLanes = compiler.petitionLanes
    dossierMarks = compiler.dossierMarks
    serviceMarks = compiler.serviceMarks
    procedureRules = compiler.procedureRules
    subtreeMarks = serviceMarks.indices.reduce(0) { compiler.serviceMarks[$1].isOwn ? $0 : $0 | 1 << UInt64($1) }
    readsProcedures = (dossierLanes + dossierMarks).contains { $0.reads(StateWord.procedureBits) }
  }
}

extension StateWord {
  static let procedureBits: UInt64 = [Bit.fee, .citizen, .paperResult, .knowsFee, .knowsCitizen, .knowsPaperResult]
    .reduce(0) { $0 | $1.mask }
}

/// One indicator on dossiers or petitions: which lanes are its counts. A lane counts the records of one condition.
struct RecordRule: Sendable {
  /// In the population at all.
  let seen: Int
  let counted: Int
  let achieved: Int
  let known: Int
  /// Not counted, but only for an unknown field.
  let undetermined: Int

  func tally(_ lanes: [Int]) -> Tally {
    var tally = Tally()
    tally.sawAny = lanes[seen] > 0
    tally.denominator = lanes[counted]
    tally.numerator = lanes[achieved]
    tally.known = lanes[known]
    tally.undetermined = lanes[undetermined]
    return tally
  }
}

/// "A service row like this exists of the procedure": on the unit's own rows, or anywhere in its subtree.
struct ServiceMark: Hashable, Sendable {
  let isOwn: Bool
  let condition: Condition
}

/// The procedures of which a condition holds: one bit for each of the 64 things a register row can say of them.
struct ProcedureKinds: Sendable {
  private var kinds: UInt64 = 0

  init(_ condition: Condition) {
    for kind in 0..<64 as Range<UInt64> where condition.holds(kind << StateMemo.procedureShift) { kinds |= 1 << kind }
  }

  /// `kind`: the procedure bits of a state word, shifted down.
  func holds(_ kind: UInt64) -> Bool { kinds >> kind & 1 != 0 }
}

/// One indicator that counts distinct procedures. Marks are masks of one bit each.
struct ProcedureRule: Sendable {
  enum Base: Sendable {
    /// Service rows: any, one that satisfies the filter, one on which the filter is open.
    case services(seen: UInt64, counted: UInt64, open: UInt64)
    /// A dossier of the population; filter and its knowledge are asked of the procedure.
    case dossiers(seen: UInt64, filter: ProcedureKinds, known: ProcedureKinds)
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
  var dossierLanes: [Condition] = []
  var petitionLanes: [Condition] = []
  var dossierMarks: [Condition] = []
  var serviceMarks: [ServiceMark] = []
  var procedureRules: [ProcedureRule] = []

  mutating func compile(_ rule: IndicatorRule) -> CountingPlan.Indicator {
    switch rule.measure {
    case .records(let measure) where measure.subject == .petition:
      return .petitions(record(measure, rule.deciding, .petition, &petitionLanes))
    case .records(let measure):
      return .dossiers(
        record(measure, rule.deciding, .dossier, &dossierLanes), againstNationalReport: measure.againstNationalReport)
    case .procedures(let measure):
      procedureRules.append(procedures(measure, rule.deciding))
      return .procedures(procedureRules.count - 1)
    case .announcements(let measure):
      let columns = rule.deciding.compactMap { Schema.of(.announcement).column(named: $0.rawValue) }
      return .announcements(measure, known: columns.reduce(0) { $0 | 1 << UInt64($1.id) })
    case .constant: return .constant
    }
  }

  /// All petitions of a rule are those active in the window, and none is left open by an unknown field.
  private func record(
    _ measure: RecordMeasure, _ deciding: [DecidingField], _ kind: FactKind, _ lanes: inout [Condition]
  ) -> RecordRule {
    let seen = kind == .dossier ? population(measure.population) : .always
    let filter = Condition(measure.filter)
    let open = Condition(
      not: kind == .dossier ? Condition(knows: measure.filter?.fields(among: deciding) ?? [], of: kind) : .always)
    func lane(_ parts: Condition...) -> Int { place(Condition(every: parts), in: &lanes) }
    return RecordRule(
      seen: lane(seen), counted: lane(seen, filter), achieved: lane(seen, filter, Condition(measure.achieved)),
      known: lane(seen, filter, Condition(knows: deciding, of: kind)),
      undetermined: lane(seen, Condition(not: filter), open))
  }

  /// Every record that is asked is active.
  private func population(_ population: Population) -> Condition {
    population == .received ? Condition(allOf: StateWord.Bit.received.mask) : .always
  }

  private mutating func procedures(_ measure: ProcedureMeasure, _ deciding: [DecidingField]) -> ProcedureRule {
    var isOwn = false
    let base: ProcedureRule.Base
    switch measure.base {
    case .services(let filter), .ownServices(let filter):
      if case .ownServices = measure.base { isOwn = true }
      let known = Condition(knows: filter?.fields(among: deciding) ?? [], of: .service)
      base = .services(
        seen: service(.always, isOwn), counted: service(Condition(filter), isOwn),
        open: service(Condition(not: known), isOwn))
    case .dossiers(let population, let filter):
      base = .dossiers(
        seen: dossier(population, .always), filter: ProcedureKinds(Condition(filter)),
        known: ProcedureKinds(Condition(knows: filter?.fields(among: deciding) ?? [], of: .procedure)))
    }
    switch measure.achieved {
    case .dossier(let population, let condition):
      let known = Condition(knows: condition.fields(among: deciding), of: .dossier)
      let joined = ProcedureRule.Joined(
        seen: dossier(population, .always), achieved: dossier(population, Condition(condition)),
        stated: dossier(population, known))
      return ProcedureRule(base: base, joined: joined, joinsDossiers: true)
    case .service(let condition):
      let known = Condition(knows: condition.fields(among: deciding), of: .service)
      let joined = ProcedureRule.Joined(
        seen: service(.always, isOwn), achieved: service(Condition(condition), isOwn),
        stated: service(known, isOwn))
      return ProcedureRule(base: base, joined: joined, joinsDossiers: false)
    }
  }

  private mutating func dossier(_ population: Population, _ condition: Condition) -> UInt64 {
    1 << UInt64(place(Condition(every: [self.population(population), condition]), in: &dossierMarks))
  }

  private mutating func service(_ condition: Condition, _ isOwn: Bool) -> UInt64 {
    1 << UInt64(place(ServiceMark(isOwn: isOwn, condition: condition), in: &serviceMarks))
  }

  private func place<Question: Equatable>(_ question: Question, in questions: inout [Question]) -> Int {
    if let index = questions.firstIndex(of: question) { return index }
    questions.append(question)
    return questions.count - 1
  }
}
