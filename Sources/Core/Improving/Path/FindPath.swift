package import Base
internal import Counting
package import Records
package import Scoring

/// What a path is looked for with.
package struct PathRequest: Sendable {
  package var goal: PathGoal
  package var efforts: EffortTable
  /// The peers as they stand; they are taken to stand still.
  package var peers: [RankedUnit]
  /// At most so many dossiers may still come online.
  package var furtherLimit: Int

  package init(
    goal: PathGoal, efforts: EffortTable = .standard, peers: [RankedUnit] = [], furtherLimit: Int = 100_000
  ) {
    self.goal = goal
    self.efforts = efforts
    self.peers = peers
    self.furtherLimit = furtherLimit
  }
}

extension Scorer {
  /// The cheapest path of one unit, whose records must be opened. The promise is never reckoned apart: the steps are done to a
  /// copy, and the copy is scored. Nil when there is no such unit, or the goal asks for peers and it has none.
  ///
  /// Further dossiers are used only when everything else is not enough, and then as few as possible: whether they come is
  /// not the unit's to decide.
  package func path(_ code: UnitCode, _ request: PathRequest, _ question: Question) throws(RemedyRefusal) -> Path? {
    guard let before = score(code, question), let wanted = request.wanted(before) else { return nil }
    let search = PathSearch(engine: engine, score: before, request: request, wanted: wanted.total)
    let found = search.found
    let acts = found?.acts ?? []
    let facts = try engine.facts.after(acts.flatMap(\.acts), in: question.window)
    let copy = Scorer(ObviousEngine(facts: facts, calendar: engine.calendar))
    guard let after = copy.score(code, question) else { return nil }
    let outcome: Path.Outcome =
      found == nil
      ? .unreachable(most: search.ceiling) : acts.isEmpty && !request.goal.isBudget ? .alreadyThere : .reached
    let places = request.peers.isEmpty ? [] : Peers.places(request.peers, with: after.points)
    return Path(
      goal: request.goal, outcome: outcome, wanted: wanted.total, before: before, after: after,
      rankBefore: request.peers.first { $0.score.unit.code == code },
      rankAfter: places.first { $0.score.unit.code == code },
      steps: acts.flatMap { engine.facts.steps($0.item, $0.acts, request.efforts) }.sorted(by: PathStep.isBefore),
      isProven: found?.isProven ?? search.isProven)
  }
}

extension PathGoal {
  var isBudget: Bool { if case .minutes = self { true } else { false } }
}

extension PathRequest {
  /// The total the goal asks for; nil inside when it asks for something else, nil outside when it cannot be asked.
  fileprivate func wanted(_ score: UnitScore) -> (total: Points?, Void)? {
    switch goal {
    case .score(let points): return (points, ())
    case .indicator, .ratio, .minutes: return (nil, ())
    case .up(let places):
      guard let own = peers.first(where: { $0.score.unit.code == score.unit.code }) else { return nil }
      return total(for: max(1, own.rank.best - places), score.unit.code).map { ($0, ()) }
    case .place(let place): return total(for: place, score.unit.code).map { ($0, ()) }
    }
  }

  /// The lowest total with fewer than `place` peers above.
  private func total(for place: Int, _ unit: UnitCode) -> Points? {
    guard peers.contains(where: { $0.score.unit.code == unit }) else { return nil }
    let others = peers.filter { $0.score.unit.code != unit }.map(\.score.total).sorted(by: >)
    return place - 1 < others.count ? others[place - 1] : .zero
  }
}

extension PathStep {
  fileprivate static func isBefore(_ a: PathStep, _ b: PathStep) -> Bool {
    if a.office != b.office { return codePointOrder(a.office ?? "", b.office ?? "") }
    if a.remedy != b.remedy {
      return Remedy.allCases.firstIndex(of: a.remedy) ?? 0 < Remedy.allCases.firstIndex(of: b.remedy) ?? 0
    }
    let (x, y) = (a.deadline?.seconds ?? .max, b.deadline?.seconds ?? .max)
    return x != y ? x < y : codePointOrder(a.code, b.code)
  }
}

extension Facts {
  fileprivate func steps(_ item: PathItem, _ acts: [RemedyAct], _ efforts: EffortTable) -> [PathStep] {
    acts.map { act in
      switch (item.subject, act) {
      case (.dossier(let dossier), _):
        PathStep(
          act: act, code: dossier.code, unit: dossier.unit, procedure: dossier.procedure, office: dossier.office,
          officer: dossier.officer, field: procedures[dossier.procedure]?.field,
          deadline: dossier.endedAt == nil ? dossier.dueAt : nil, minutes: efforts[act.remedy])
      case (.procedure(let code, let unit), _):
        PathStep(
          act: act, code: code.text, unit: unit, procedure: code, office: nil, officer: nil,
          field: procedures[code]?.field, deadline: nil, minutes: efforts[act.remedy])
      }
    }
  }
}
