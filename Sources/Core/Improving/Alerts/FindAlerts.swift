package import Base
internal import Records
package import Scoring
package import Workdays

extension AlertRule {
  /// The dossiers of the list this rule speaks of.
  package func alerts(_ warnings: EarlyWarnings) -> [Alert] {
    warnings.items.compactMap { warning in
      guard warning.state.isOpen, let chance = warning.chance, let due = warning.dossier.dueAt else { return nil }
      let percent = Int((chance.probability * 100).rounded())
      let left = warning.clock(.whole)?.left
      let isLikely = self.chance.map { percent >= $0 } ?? false
      let isShort = hoursLeft.map { hours in left.map { $0 <= WorkingTime(hours: hours) } ?? false } ?? false
      let price = warning.stakes.ifLate.billionths
      guard isLikely || isShort, price >= points.hundredths * 10_000_000 else { return nil }
      return Alert(
        id: "dossier|\(warning.dossier.code)|\(due.isoLocal)", kind: .dossier, unit: warning.dossier.unit,
        record: warning.dossier.code, name: warning.procedure?.name ?? warning.dossier.procedure.text,
        office: warning.dossier.office, moment: due, chance: percent, billionths: price)
    }
  }

  /// A source that says nothing. `newest`: its last word.
  package func alert(ofSource name: String, newest: Instant, at now: Instant, _ calendar: WorkCalendar) -> Alert? {
    guard let silentHours, calendar.workingTime(from: newest, to: now) >= WorkingTime(hours: silentHours) else {
      return nil
    }
    return Alert(
      id: "silent|\(name)|\(newest.isoLocal)", kind: .silent, unit: unit, record: name, name: name, office: nil,
      moment: newest, chance: nil, billionths: 0)
  }

  /// Peers that stood behind the unit and now stand before it.
  package func alerts(before: [RankedUnit], now: [RankedUnit], names: (UnitCode) -> String?, on day: Day) -> [Alert] {
    guard overtaken, let was = before.first(where: { $0.score.unit.code == unit })?.rank.best,
      let here = now.first(where: { $0.score.unit.code == unit })?.rank.best
    else { return [] }
    let behind = Set(before.filter { $0.rank.best > was }.map(\.score.unit.code))
    return now.filter { $0.rank.best < here && behind.contains($0.score.unit.code) }.map { peer in
      let code = peer.score.unit.code
      return Alert(
        id: "overtaken|\(unit.text)|\(code.text)|\(day.iso)", kind: .overtaken, unit: unit, record: code.text,
        name: names(code) ?? code.text, office: nil, moment: nil, chance: nil, billionths: 0)
    }
  }

  /// Nobody took note of it for too long. What went up once waits as long again.
  package func escalates(_ alert: AlertCase, at now: Instant, _ calendar: WorkCalendar) -> Bool {
    guard let escalateHours, alert.isOpen else { return false }
    let since = alert.escalatedAt ?? alert.raisedAt
    return calendar.workingTime(from: since, to: now) >= WorkingTime(hours: escalateHours)
  }
}
