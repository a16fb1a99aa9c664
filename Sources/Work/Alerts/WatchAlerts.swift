package import Base
internal import Counting
package import Improving
internal import Records
internal import Rules
package import Scoring
internal import Wording
internal import Workdays

/// One look at everything that is watched: raises what is new, clears what has passed, passes up what nobody noted, and tells by
/// mail, each thing once.
package struct WatchAlerts: Sendable {
  private let book: AlertBook
  /// Nil: pages and other systems alone.
  private let mail: (any LetterSending)?
  /// Where the pages are, for links in letters.
  private let address: String?

  package init(_ book: AlertBook, mail: (any LetterSending)?, address: String?) {
    self.book = book
    self.mail = mail
    self.address = address
  }

  /// What one look came to.
  package struct Look: Hashable, Sendable {
    package var raised = 0
    package var cleared = 0
    package var escalated = 0
    package var letters = 0
    /// Letters that could not be sent; they are tried again at the next look.
    package var failures: [String] = []
  }

  /// `opener`: opens units for the service itself. `sources`: what delivers, whose it is, and its last word.
  package func callAsFunction(
    _ desk: Desk, opener: any UnitOpener, sources: [(name: String, unit: UnitCode?, newest: Instant)], at now: Instant
  ) async throws(Failure) -> Look {
    var look = Look()
    let rules = try await book.rules().filter { desk.facts.units.contains($0.key) }
    if rules.isEmpty { return look }
    for unit in rules.keys.sorted(by: { codePointOrder($0.text, $1.text) }) {
      guard let rule = rules[unit] else { continue }
      try await watch(rule, desk, opener, sources, at: now, &look)
    }
    try await escalate(rules, desk, at: now, &look)
    for unit in rules.keys.sorted(by: { codePointOrder($0.text, $1.text) }) {
      guard let rule = rules[unit] else { continue }
      try await tell(rule, desk, at: now, &look)
      try await sendBrief(rule, desk, opener, at: now, &look)
    }
    return look
  }

  private func watch(
    _ rule: AlertRule, _ desk: Desk, _ opener: any UnitOpener,
    _ sources: [(name: String, unit: UnitCode?, newest: Instant)], at now: Instant, _ look: inout Look
  ) async throws(Failure) {
    guard let question = try desk.thisYear(now) else { return }
    let opened = try opener.opened(at: rule.unit)
    let warnings = opened.scorer.warnings(rule.unit, question)
    var alerts = warnings.map { rule.alerts($0) } ?? []
    let isTop = desk.facts.units.unit(rule.unit)?.parent == nil
    alerts += sources.filter { source in
      source.unit.map { desk.facts.units.contains($0) && desk.facts.units.lies($0, in: rule.unit) } ?? isTop
    }.compactMap { rule.alert(ofSource: $0.name, newest: $0.newest, at: now, desk.calendar) }
    alerts += try overtaken(rule, desk, question, at: now)
    let known = try await book.cases(units: desk.facts.units.subtree(rule.unit))
    let ids = Set(known.map(\.alert.id))
    for alert in alerts where !ids.contains(alert.id) {
      if try await book.raise(alert, at: now) { look.raised += 1 }
    }
    // What ended in the meantime, or spoke again, needs nobody's note.
    let standing = Set(alerts.map(\.id))
    let open = Set((warnings?.items ?? []).filter { $0.state.isOpen }.map(\.dossier.code))
    for alert in known where alert.isOpen && !standing.contains(alert.alert.id) {
      let isOver =
        switch alert.alert.kind {
        case .dossier: !open.contains(alert.alert.record)
        case .silent: alert.alert.unit == rule.unit
        case .overtaken: false
        }
      if isOver {
        try await book.note(alert, .cleared, at: now)
        look.cleared += 1
      }
    }
  }

  private func overtaken(_ rule: AlertRule, _ desk: Desk, _ question: Question, at now: Instant) throws(Failure)
    -> [Alert]
  {
    guard rule.overtaken, let peers = desk.peers(of: rule.unit) else { return [] }
    let yesterday = Instant.end(of: now.day - 1)
    guard let window = Window(question.window.period, asOf: yesterday) else { return [] }
    var earlier = question
    earlier.window = window
    return rule.alerts(
      before: desk.scorer.rank(peers.parent, kind: peers.kind, earlier),
      now: desk.scorer.rank(peers.parent, kind: peers.kind, question), names: { desk.facts.units.unit($0)?.name },
      on: now.day)
  }

  /// Up to the nearest unit above that has a rule: somebody is there to hear of it.
  private func escalate(
    _ rules: [UnitCode: AlertRule], _ desk: Desk, at now: Instant, _ look: inout Look
  ) async throws(Failure) {
    for alert in try await book.cases() where alert.isOpen {
      guard let rule = rules[alert.holder], rule.escalates(alert, at: now, desk.calendar) else { continue }
      var above = desk.facts.units.unit(alert.holder)?.parent
      while let unit = above, rules[unit] == nil { above = desk.facts.units.unit(unit)?.parent }
      guard let above else { continue }
      try await book.note(alert, .escalated(to: above), at: now)
      look.escalated += 1
    }
  }

  /// One letter for all that is new to a unit.
  private func tell(_ rule: AlertRule, _ desk: Desk, at now: Instant, _ look: inout Look) async throws(Failure) {
    guard let mail, !rule.mailTo.isEmpty, !rule.quiet.isQuiet(at: now, desk.calendar) else { return }
    let new = try await book.cases().filter { $0.isOpen && $0.toldAt == nil && $0.holder == rule.unit }
    if new.isEmpty { return }
    let name = desk.facts.units.unit(rule.unit)?.name ?? rule.unit.text
    var lines = ["\(name): \(new.count.vietnamese) cảnh báo mới, tính đến \(now.vietnamese).", ""]
    lines += new.map { "– \($0.escalatedTo.isEmpty ? "" : "(chuyển lên) ")\($0.alert.sentence.vi)" }
    if let address { lines += ["", "Xem và ghi nhận: \(address)/alerts"] }
    do throws(Failure) {
      try await mail.send(
        Letter(to: rule.mailTo, subject: "Soi 766: \(new.count.vietnamese) cảnh báo, \(name)", lines: lines))
    } catch {
      look.failures.append(error.sentence.en)
      return
    }
    for alert in new { try await book.note(alert, .told, at: now) }
    look.letters += 1
  }

  private static let briefMinute = 7 * 60 + 30

  /// From half past seven of a working day on, once.
  private func sendBrief(
    _ rule: AlertRule, _ desk: Desk, _ opener: any UnitOpener, at now: Instant, _ look: inout Look
  ) async throws(Failure) {
    guard let mail, !rule.briefTo.isEmpty, desk.calendar.isWorkday(now.day),
      (Self.briefMinute..<(17 * 60 + 30)).contains(now.secondOfDay / 60),
      let question = try desk.thisYear(now)
    else { return }
    guard let brief = try desk.brief(rule.unit, question, opened: try opener.opened(at: rule.unit)) else { return }
    guard try await book.takesBrief(of: rule.unit, at: now) else { return }
    var lines = brief.lines(.vi)
    if let address { lines += ["", "\(address)/units/\(rule.unit.text.percentEncoded)/brief"] }
    do throws(Failure) {
      try await mail.send(Letter(to: rule.briefTo, subject: brief.subject.vi, lines: lines))
      look.letters += 1
    } catch {
      look.failures.append(error.sentence.en)
    }
  }
}

extension Desk {
  /// The running year as of now.
  package func thisYear(_ now: Instant) throws(Failure) -> Question? {
    guard let year = Period.year(now.day.civil.year) else { return nil }
    return try question(Request(from: year.from, to: year.to), now: now).question
  }

  /// The leader's brief of a unit. `opened`: the desk with the unit's records on it. Nil when there is no such unit.
  package func brief(_ unit: UnitCode, _ question: Question, opened: Desk) throws(Failure) -> Brief? {
    guard let score = scorer.score(unit, question), let warnings = opened.scorer.warnings(unit, question) else {
      return nil
    }
    let peers = peers(of: unit)
    func ranked(_ question: Question) -> [RankedUnit] {
      peers.map { scorer.rank($0.parent, kind: $0.kind, question) } ?? []
    }
    let now = ranked(question)
    let rank = now.first { $0.score.unit.code == unit }?.rank
    let changes = [1, 7].compactMap { days -> Brief.Change? in
      guard let window = Window(question.window.period, asOf: .end(of: question.window.lastDay - days)) else {
        return nil
      }
      var earlier = question
      earlier.window = window
      guard let before = scorer.score(unit, earlier) else { return nil }
      let was = ranked(earlier).first { $0.score.unit.code == unit }?.rank
      return Brief.Change(
        days: days, points: score.total - before.total,
        places: rank.flatMap { rank in was.map { $0.best - rank.best } })
    }
    return Brief(
      score: score, rank: rank, peers: now.count, changes: changes,
      losses: opened.scorer.losses(of: score, question), warnings: warnings)
  }
}
