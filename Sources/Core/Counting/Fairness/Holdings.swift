internal import Base
internal import Records
internal import Workdays

/// One stretch in which a dossier lay with somebody.
struct Holding {
  /// Nil where the source does not say who.
  let officer: String?
  let from: Instant
  /// When it was passed on or ended; nil while it is still there.
  let until: Instant?
  /// By when this step was to be done.
  let due: Instant?
  let paused: Int
  let isWhole: Bool

  /// Its time was gone when it came.
  func isOutOfTimeOnArrival(_ dossier: Dossier) -> Bool {
    (due.map { $0 <= from } ?? false) || (dossier.dueAt.map { $0 <= from } ?? false)
  }

  /// It came in time for its step, and stayed longer than the step was given.
  func isOver(by end: Instant) -> Bool {
    guard let due, due > from else { return false }
    return min(until ?? end, end) > due
  }
}

extension Facts {
  /// Who held a dossier when, as far as it had happened by then, in order. A step lasts until it ends, or the next one begins, or
  /// the dossier ends. Without a step that names somebody, the officer of the dossier holds all of it.
  func holdings(of dossier: Dossier, by end: Instant) -> [Holding] {
    let begun = (steps[dossier.code] ?? []).filter { $0.startedAt.map { $0 <= end } ?? false }
      .sorted { ($0.startedAt?.seconds ?? 0, $0.sequence) < ($1.startedAt?.seconds ?? 0, $1.sequence) }
    let over = dossier.endedAt.flatMap { $0 <= end ? $0 : nil }
    guard begun.contains(where: { $0.officer != nil }) else {
      guard let officer = dossier.officer, let received = dossier.receivedAt, received <= end else { return [] }
      return [Holding(officer: officer, from: received, until: over, due: dossier.dueAt, paused: 0, isWhole: true)]
    }
    return begun.enumerated().compactMap { place, step in
      guard let from = step.startedAt else { return nil }
      let stated = step.endedAt.flatMap { $0 <= end ? $0 : nil }
      let next = place + 1 < begun.count ? begun[place + 1].startedAt : nil
      return Holding(
        officer: step.officer, from: from, until: (stated ?? next ?? over).map { max($0, from) }, due: step.dueAt,
        paused: step.pausedMinutes ?? 0, isWhole: false)
    }
  }
}

extension [Holding] {
  /// Which of them a late dossier is charged to: the one it lay with when it became late, if it had come there in time; else the
  /// last one before that used up more than its own step was given. Nil when nobody did.
  func charged(_ dossier: Dossier, since late: Instant, by end: Instant) -> Int? {
    let before = indices.filter { self[$0].from < late }
    guard let last = before.last else { return nil }
    if self[last].until.map({ $0 >= late }) ?? true, !self[last].isOutOfTimeOnArrival(dossier) { return last }
    return before.last { self[$0].isOver(by: end) && !self[$0].isOutOfTimeOnArrival(dossier) }
  }
}
