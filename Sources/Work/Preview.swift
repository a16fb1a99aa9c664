package import Base
package import Counting
package import Records
internal import Rules
package import Scoring
package import Workdays

/// What a change of rules or calendar would do to the units of a ranking, before anybody puts it in force.
package struct Preview: Sendable {
  /// One way to compute: by which rules, on which calendar.
  package struct Side: Sendable {
    package let question: Question
    let engine: ObviousEngine

    /// The places, each with the whole score, by rank.
    fileprivate func ranked(_ parent: UnitCode, _ kind: UnitKind) -> [(place: RankedUnit, score: UnitScore)] {
      let scorer = Scorer(engine)
      let places = scorer.rank(parent, kind: kind, question)
      return Array(zip(places, scorer.scores(places.map(\.score.unit.code), question)))
    }

    package init(_ facts: Facts, _ calendar: WorkCalendar, _ question: Question) {
      self.question = question
      engine = ObviousEngine(facts: facts, calendar: calendar)
    }
  }

  /// One indicator of one unit, as it is and as it would be; nil where the pack does not have it.
  package struct IndicatorShift: Sendable {
    package let no: String
    package let before: IndicatorScore?
    package let after: IndicatorScore?
    /// Records that would stand differently: counted or not, achieved or not.
    package let affected: Set<Member>

    package var shift: Points { (after?.score ?? .zero) - (before?.score ?? .zero) }
    package var isChanged: Bool {
      !affected.isEmpty || shift != .zero || before?.max != after?.max || before?.state != after?.state
    }
  }

  package struct UnitShift: Sendable {
    package let before: RankedUnit
    package let after: RankedUnit
    package let indicators: [IndicatorShift]

    package var unit: OrgUnit { after.score.unit }
    package var shift: Points { after.score.total - before.score.total }
    /// Each record once, however many indicators it moves in.
    package var affected: Set<Member> { indicators.reduce(into: []) { $0.formUnion($1.affected) } }
  }

  package let before: Side
  package let after: Side
  /// By the rank after, then code.
  package let units: [UnitShift]

  /// Compares two sides over all units of a kind below a parent. Law: exchanging the sides exchanges before and after.
  package init(_ parent: UnitCode, kind: UnitKind, before: Side, after: Side) {
    self.before = before
    self.after = after
    let earlier = Dictionary(uniqueKeysWithValues: before.ranked(parent, kind).map { ($0.score.unit.code, $0) })
    let hasSameDays = before.engine.calendar.differences(from: after.engine.calendar).isEmpty
    units = after.ranked(parent, kind).compactMap { place, score in
      guard let (formerPlace, former) = earlier[score.unit.code] else { return nil }
      return UnitShift(
        before: formerPlace, after: place, indicators: Self.shifts(former, score, before, after, hasSameDays))
    }
  }

  private static func shifts(
    _ was: UnitScore, _ becomes: UnitScore, _ before: Side, _ after: Side, _ hasSameDays: Bool
  ) -> [IndicatorShift] {
    let numbers = becomes.indicators.map(\.rule.no)
    let gone = was.indicators.map(\.rule.no).filter { !numbers.contains($0) }
    return (numbers + gone).map { no in
      let (old, new) = (was.indicators.first { $0.rule.no == no }, becomes.indicators.first { $0.rule.no == no })
      if hasSameDays, countsAlike(old?.rule, new?.rule) {
        return IndicatorShift(no: no, before: old, after: new, affected: [])
      }
      let standings = (standing(old, was, before), standing(new, becomes, after))
      return IndicatorShift(no: no, before: old, after: new, affected: standings.1.changed(from: standings.0))
    }
  }

  private static func standing(_ score: IndicatorScore?, _ unit: UnitScore, _ side: Side) -> Standing {
    guard let score else { return Standing() }
    return side.engine.standing(score.rule, unit: unit.unit.code, window: side.question.window)
  }

  private static func countsAlike(_ a: IndicatorRule?, _ b: IndicatorRule?) -> Bool {
    guard let a, let b else { return false }
    return a.measure == b.measure && a.inheritedFrom == b.inheritedFrom
  }
}

// MARK: Totals

extension Preview {
  /// What it comes to for all units together.
  package struct Totals: Sendable {
    package var units = 0
    package var scoresChanged = 0
    package var ranksChanged = 0
    package var up = 0
    package var down = 0
    /// The sum of all shifts of totals.
    package var shift = Points.zero
    /// Records that stand differently somewhere, each once.
    package var affected = 0
    /// By indicator number, in the order of the pack after: the sum of shifts and the records, each once.
    package var indicators: [(no: String, shift: Points, affected: Int)] = []
  }

  package var totals: Totals {
    var totals = Totals()
    totals.units = units.count
    for unit in units {
      if unit.shift != .zero { totals.scoresChanged += 1 }
      if unit.before.rank != unit.after.rank { totals.ranksChanged += 1 }
      if unit.after.rank.best < unit.before.rank.best { totals.up += 1 }
      if unit.after.rank.best > unit.before.rank.best { totals.down += 1 }
      totals.shift += unit.shift
    }
    let numbers = units.first?.indicators.map(\.no) ?? []
    var all: Set<Standpoint> = []
    for no in numbers {
      var places: Set<Standpoint> = []
      var shift = Points.zero
      for unit in units {
        for indicator in unit.indicators where indicator.no == no {
          places.formUnion(indicator.affected.map { Standpoint($0, unit.unit.code) })
          shift += indicator.shift
        }
      }
      totals.indicators.append((no, shift, places.count))
      all.formUnion(places)
    }
    totals.affected = all.count
    return totals
  }

  /// Dossiers, petitions and announcements are one wherever they are counted; a procedure is one in each unit.
  private struct Standpoint: Hashable {
    let member: Member
    let unit: UnitCode?
    init(_ member: Member, _ unit: UnitCode) {
      self.member = member
      if case .procedure = member { self.unit = unit } else { self.unit = nil }
    }
  }
}
