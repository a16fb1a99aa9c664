package import Base
internal import Counting
package import Improving
package import Plans
internal import Records
package import Scoring
internal import Workdays

/// A plan beside what the engines say today.
package struct PlanProgress: Sendable {
  package struct Duty: Sendable {
    package let link: Plan.Link
    package let task: PlanTask
    package let standing: TaskStanding
    package let gain: TaskGain
  }

  package let plan: Plan
  /// Nil before the plan's first day, and where the unit has nothing to be measured by.
  package let figures: LiveFigures?
  package let targets: [TargetProgress]
  package let duties: [Duty]
  /// Of all its duties together, each indicator counted once.
  package let gain: TaskGain
}

/// Ranks peers; a server remembers what it ranked.
package typealias RanksPeers = (Peers, Question) -> [RankedUnit]

extension Desk {
  /// The figures of a unit for the days of a plan, seen now; nil before its first day. `records`: the desk with its records.
  package func liveFigures(
    _ code: UnitCode, _ period: Period, now: Instant, records: Desk?, rank: RanksPeers
  ) throws(Failure) -> LiveFigures? {
    guard now >= period.start, facts.units.contains(code) else { return nil }
    func side(_ source: FigureSource) throws(Failure) -> LiveFigures.Side? {
      let (question, _) = try self.question(
        Desk.Request(from: period.from, to: period.to, source: source), now: now)
      if source == .published,
        PublishedFigures(facts.published[code] ?? [], period: period, notAfter: question.publishedBy).isEmpty
      {
        return nil
      }
      guard let score = scorer.score(code, question) else { return nil }
      let ranked = peers(of: code).flatMap { peers in rank(peers, question).first { $0.score.unit.code == code } }
      return LiveFigures.Side(score: score, ranked: ranked)
    }
    let window = try window(Desk.Request(from: period.from, to: period.to), now: now)
    let measures = records.map { $0.engine.trackedMeasures(code, window: window) }
    return LiveFigures(window: window, portal: try side(.published), oneStop: try side(.own), tracked: measures)
  }

  package func progress(
    _ plan: Plan, tasks: [PlanTask], now: Instant, records: Desk?, rank: RanksPeers
  ) throws(Failure) -> PlanProgress {
    let days = plan.period
    var figures: LiveFigures?
    var before: UnitScore?
    if let days {
      figures = try liveFigures(plan.unit, days, now: now, records: records, rank: rank)
      if let started = plan.startedOn, figures != nil, started >= days.from {
        let asOf = min(Instant.end(of: started), now)
        let (question, _) = try question(Desk.Request(from: days.from, to: days.to, asOf: asOf), now: now)
        before = scorer.score(plan.unit, question)
      }
    }
    let today = now.day
    let nothing = Period(from: today, to: today)
    let byID = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let own = figures?.oneStop?.score
    let duties = plan.links.compactMap { link -> PlanProgress.Duty? in
      guard let task = byID[link.task], let within = days ?? nothing else { return nil }
      return PlanProgress.Duty(
        link: link, task: task, standing: task.standing(on: today, within: within, calendar),
        gain: TaskGain(Set(task.indicators), before: before, now: own))
    }
    return PlanProgress(
      plan: plan, figures: figures,
      targets: figures.map { figures in plan.targets.map { TargetProgress($0, figures, on: today) } } ?? [],
      duties: duties, gain: TaskGain(Set(duties.flatMap { $0.task.indicators }), before: before, now: own))
  }
}
