package import Base
package import Counting
package import Records
internal import Rules
package import Scoring
package import Workdays

/// What other days off would move: deadlines, verdicts on announcements, and through them scores and ranks.
package struct CalendarPreview: Sendable {
  /// A dossier active in the period whose legal deadline moves. The promised date is what scores, and stays.
  package struct MovedDeadline: Sendable {
    package let dossier: Dossier
    package let before: Instant
    package let after: Instant
  }

  /// An announcement row whose last day moves under one indicator.
  package struct MovedTerm: Sendable {
    package let no: String
    package let row: Announcement
    package let before: AnnouncementTerm
    package let after: AnnouncementTerm
    package var isVerdictChanged: Bool { before.isInTime != after.isInTime }
  }

  /// Days on which it changes whether people work.
  package let days: [Day]
  package let deadlines: [MovedDeadline]
  package let terms: [MovedTerm]
  package let scores: Preview

  package init(
    _ parent: UnitCode, kind: UnitKind, facts: Facts, before: WorkCalendar, after: WorkCalendar, _ question: Question
  ) {
    days = after.differences(from: before)
    deadlines = Self.deadlines(parent, facts, before, after, question.window)
    terms = Self.terms(parent, facts, before, after, question)
    scores = Preview(
      parent, kind: kind, before: Preview.Side(facts, before, question), after: Preview.Side(facts, after, question))
  }

  private static func deadlines(
    _ parent: UnitCode, _ facts: Facts, _ before: WorkCalendar, _ after: WorkCalendar, _ window: Window
  ) -> [MovedDeadline] {
    facts.units.subtree(parent).flatMap { facts.dossiers[$0] ?? [] }.filter { $0.isActive(in: window) }
      .compactMap { dossier in
        guard let received = dossier.receivedAt, let procedure = facts.procedures[dossier.procedure],
          let old = before.deadline(of: procedure, received: received),
          let new = after.deadline(of: procedure, received: received), old != new
        else { return nil }
        return MovedDeadline(dossier: dossier, before: old, after: new)
      }
  }

  /// Rows of the parent's subtree, and of the provinces above whose figures it inherits.
  private static func terms(
    _ parent: UnitCode, _ facts: Facts, _ before: WorkCalendar, _ after: WorkCalendar, _ question: Question
  ) -> [MovedTerm] {
    let engines = (
      ObviousEngine(facts: facts, calendar: before), ObviousEngine(facts: facts, calendar: after)
    )
    let above = facts.units.ancestor(of: parent, kind: .province).map { [$0] } ?? []
    let announcers = facts.units.subtree(parent) + above.filter { $0 != parent }
    let rows = announcers.flatMap { facts.announcements[$0] ?? [] }
    return question.pack.indicators.flatMap { rule -> [MovedTerm] in
      guard case .announcements(let measure) = rule.measure else { return [] }
      return rows.compactMap { row in
        guard let old = engines.0.term(measure, row, window: question.window),
          let new = engines.1.term(measure, row, window: question.window), old != new
        else { return nil }
        return MovedTerm(no: rule.no, row: row, before: old, after: new)
      }
    }
  }
}

extension WorkCalendar {
  /// The deadline the procedure's legal term gives; nil when it has none.
  package func deadline(of procedure: Procedure, received: Instant) -> Instant? {
    procedure.statutoryDays.map { days in
      deadline(accepted: received, amount: days, unit: days == 0 ? .sameDay : .workingDay).due
    }
  }
}
