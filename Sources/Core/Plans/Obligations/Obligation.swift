package import Base
package import Records
package import Workdays

/// One thing a unit owes by one day.
package struct Obligation: Hashable, Sendable {
  package enum Origin: String, Sendable, Hashable {
    /// A rule that comes again.
    case rule
    /// A decision of announcement whose procedures are to be published.
    case announcement
    /// A petition that waits for something.
    case petition
    /// Dossiers promised for that day.
    case dossiers
    /// A duty of a plan.
    case task
  }

  /// Unique for ever: what it is of, and of when. The same in the notebook and in calendars of people.
  package let id: String
  package let unit: UnitCode
  package let origin: Origin
  package let title: Sentence
  package let owner: String
  /// The last day it can be done in office hours.
  package let due: Day
  package let basis: String
  package let isAssumed: Bool
  /// The day it was done; nil while it is open.
  package let done: Day?
  /// Where more of it stands.
  package let link: String?

  package init(
    id: String, unit: UnitCode, origin: Origin, title: Sentence, owner: String, due: Day, basis: String,
    isAssumed: Bool = false, done: Day? = nil, link: String? = nil
  ) {
    self.id = id
    self.unit = unit
    self.origin = origin
    self.title = title
    self.owner = owner
    self.due = due
    self.basis = basis
    self.isAssumed = isAssumed
    self.done = done
    self.link = link
  }

  package func standing(on today: Day, _ calendar: WorkCalendar) -> TaskStanding {
    if let done { return TaskStanding(.done, due: due, wasLate: done > due) }
    if today > due { return TaskStanding(.late, due: due) }
    let isSoon = calendar.workdays(after: today, through: due) <= TaskStanding.soonWorkdays
    return TaskStanding(isSoon ? .soon : .quiet, due: due)
  }

  /// Working days before it is due on which people are reminded.
  package static let reminders = [10, 5, 2, 1]

  /// The days on which people are reminded, the earliest first.
  package func reminderDays(_ calendar: WorkCalendar) -> [Day] {
    Self.reminders.map { calendar.workday($0, before: due) }
  }
}

extension ObligationRule {
  /// What a unit owes by this rule within some days: by its due day, not by the day named. `done`: the day each was done, by id.
  package func obligations(
    of unit: OrgUnit, within period: Period, _ calendar: WorkCalendar, done: (String) -> Day?
  ) -> [Obligation] {
    guard kinds.contains(unit.kind) else { return [] }
    // Rest days put the due day before the named one by a long holiday at most.
    guard let wide = Period(from: period.from, to: period.to + 20) else { return [] }
    return every.days(in: wide).compactMap { named in
      let due = isBefore ? calendar.workday(1, before: named) : calendar.lastWorkday(by: named)
      guard period.contains(due) else { return nil }
      let id = "\(unit.code.text)/\(self.id)/\(named.iso)"
      let title =
        isBefore
        ? Sentence(vi: "\(self.title.vi), trước ngày \(named.vietnamese)", en: "\(self.title.en), before \(named.iso)")
        : self.title
      return Obligation(
        id: id, unit: unit.code, origin: .rule, title: title, owner: owner, due: due, basis: basis,
        isAssumed: isAssumed, done: done(id))
    }
  }
}

extension [Obligation] {
  /// Those open ones people are to be reminded of on a day: on its reminder days, on the day itself, and every working day
  /// after it until it is done.
  package func due(at day: Day, _ calendar: WorkCalendar) -> [Obligation] {
    filter { each in
      guard each.done == nil else { return false }
      return each.due == day || each.reminderDays(calendar).contains(day) || (day > each.due && calendar.isWorkday(day))
    }
  }

  package var byDueDay: [Obligation] {
    sorted { a, b in a.due != b.due ? a.due < b.due : codePointOrder(a.id, b.id) }
  }
}
