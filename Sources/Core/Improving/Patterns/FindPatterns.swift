package import Base
internal import Counting
package import Records
internal import Rules
package import Scoring

/// From when on a pattern is told: below these it may well be chance.
package struct PatternLimits: Hashable, Sendable {
  /// Dossiers of one batch.
  package var batch = 8
  /// Seconds from the first end to the last.
  package var batchSeconds: Int64 = 600
  /// Seconds before the deadline that count as just before it.
  package var beforeDeadline: Int64 = 1_800
  /// Ended dossiers before a flag is asked to vary, and before results are looked at together.
  package var dossiers = 50
  /// Result files out of place, in percent of all results.
  package var emptyPercent = 5
  package var secondSupplements = 5
  /// And of a thousand dossiers at least so many: a few happen everywhere.
  package var secondSupplementsPerThousand = 8
  package var movedPromises = 5
  package var movedPromisesPerThousand = 5
  /// Seconds before and after the first promise in which putting it off is asked about.
  package var moveBefore: Int64 = 3 * 86_400
  package var moveAfter: Int64 = 7 * 86_400

  package init() {}
}

extension Scorer {
  /// Patterns of one unit in one window; the unit's records must be opened. The gravest first. `moves`: how promised dates were
  /// put off, as far as the deliveries tell.
  package func patterns(
    _ code: UnitCode, _ question: Question, moves: [PromiseMove] = [], _ limits: PatternLimits = PatternLimits()
  ) -> [Pattern] {
    guard let score = score(code, question) else { return [] }
    let own = engine.facts.units.subtree(code).flatMap { engine.facts.dossiers[$0] ?? [] }
      .filter { $0.isActive(in: question.window) }
    let search = PatternSearch(dossiers: own, moves: moves, window: question.window, limits: limits)
    let found =
      search.batches + search.emptyResults + search.constantFlags + search.secondSupplements
      + search.movedPromises { code in (engine.facts.progress[code] ?? []).contains { $0.course.isWait } }
    return found.map { finding in
      Pattern(
        kind: finding.kind, unit: code, officer: finding.officer, flag: finding.flag,
        dossiers: finding.dossiers.map(\.code).sorted(by: codePointOrder), points: price(finding, score))
    }.sorted { a, b in
      a.points != b.points
        ? b.points < a.points : (a.kind.rawValue, a.officer, a.flag) < (b.kind.rawValue, b.officer, b.flag)
    }
  }

  /// What the findings' dossiers are worth in the indicators that ask for what is in question.
  private func price(_ finding: PatternSearch.Finding, _ score: UnitScore) -> Fraction {
    var billionths = 0
    for indicator in score.indicators where indicator.origin == .own {
      guard case .records(let measure) = indicator.rule.measure, measure.subject == .dossier,
        measure.achieved.attributes.contains(where: finding.attributes.contains), let n = indicator.numerator,
        let d = indicator.denominator, d > 0
      else { continue }
      let inNumerator = finding.dossiers.count { engine.achieves(indicator.rule, $0, window: score.window) == true }
      let missing = finding.dossiers.count { engine.achieves(indicator.rule, $0, window: score.window) == false }
      // What counts would be lost without it; what is lost already is told as lost.
      let change = finding.kind == .secondSupplement ? missing : -inNumerator
      let other = indicator.exact(at: Fraction(max(0, min(d, n + change)), d))
      billionths += abs((indicator.exact - other).billionths)
    }
    return Fraction(billionths, 1_000_000_000)
  }
}

private struct PatternSearch {
  let dossiers: [Dossier]
  let moves: [PromiseMove]
  let window: Window
  let limits: PatternLimits

  struct Finding {
    let kind: Pattern.Kind
    var officer = ""
    var flag = ""
    let dossiers: [Dossier]
    let attributes: Set<Attribute>
  }

  private var ended: [Dossier] { dossiers.filter { $0.hasEnded(by: window.end) } }

  /// Runs of ends close together, of one officer; honest evenings end many dossiers too, but not just those due next.
  var batches: [Finding] {
    let byOfficer = Dictionary(grouping: ended.filter { $0.officer ?? $0.office != nil }) {
      $0.officer ?? $0.office ?? ""
    }
    return byOfficer.keys.sorted(by: codePointOrder).flatMap { officer -> [Finding] in
      let inOrder = (byOfficer[officer] ?? []).sorted { ($0.endedAt?.seconds ?? 0) < ($1.endedAt?.seconds ?? 0) }
      var caught: [Dossier] = []
      var start = 0
      for next in 1...inOrder.count {
        let first = inOrder[start].endedAt?.seconds ?? 0
        if next < inOrder.count, (inOrder[next].endedAt?.seconds ?? 0) - first <= limits.batchSeconds { continue }
        let run = inOrder[start..<next]
        let close = run.filter(isJustBeforeDeadline)
        if close.count >= limits.batch, close.count * 10 >= run.count * 8 { caught += close }
        start = next
      }
      if caught.isEmpty { return [] }
      return [Finding(kind: .batchBeforeDeadline, officer: officer, dossiers: caught, attributes: [.late])]
    }
  }

  private func isJustBeforeDeadline(_ dossier: Dossier) -> Bool {
    guard let due = dossier.dueAt, let end = dossier.endedAt else { return false }
    return end <= due && due - end <= limits.beforeDeadline
  }

  var emptyResults: [Finding] {
    let results = dossiers.filter { $0.resultFile == true }
    let empty = results.filter { dossier in
      guard let received = dossier.receivedAt else { return false }
      if let at = dossier.resultFileAt { return at < received }
      return dossier.endedAt == nil
    }
    guard results.count >= limits.dossiers, empty.count * 100 >= results.count * limits.emptyPercent else { return [] }
    return [Finding(kind: .emptyResult, dossiers: empty, attributes: [.resultFile])]
  }

  /// Flags that depend on the person and the procedure are not the same on everything by themselves.
  var constantFlags: [Finding] {
    let ended = ended
    guard ended.count >= limits.dossiers else { return [] }
    let flags: [(String, Attribute, (Dossier) -> Bool?)] = [
      ("reused", .reused, \.reused), ("personal_store", .personalStore, \.personalStore),
      ("population_data", .populationData, \.populationData), ("component_file", .componentFile, \.componentFile),
    ]
    return flags.compactMap { name, attribute, value in
      guard ended.allSatisfy({ value($0) == true }) else { return nil }
      return Finding(kind: .flagNeverVaries, flag: name, dossiers: ended, attributes: [attribute])
    }
  }

  var secondSupplements: [Finding] {
    let second = dossiers.filter { dossier in
      dossier.lateness.map { $0.reason == .secondSupplement && $0.since <= window.end } ?? false
    }
    guard second.count >= limits.secondSupplements,
      second.count * 1_000 >= dossiers.count * limits.secondSupplementsPerThousand
    else { return [] }
    return [Finding(kind: .secondSupplement, dossiers: second, attributes: [.late])]
  }

  /// Dossiers that would have been late by the promise they had at first, and are not by the one they were given about then.
  /// Waiting for a supplement moves a promise rightly.
  func movedPromises(waited: (String) -> Bool) -> [Finding] {
    let first = Dictionary(moves.map { ($0.dossier, $0) }, uniquingKeysWith: { earlier, _ in earlier })
    let moved = dossiers.filter { dossier in
      guard let move = first[dossier.code], let received = dossier.receivedAt, move.at > received,
        move.at <= window.end, move.from - move.at <= limits.moveBefore, move.at - move.from <= limits.moveAfter,
        !dossier.isSupplemented, !waited(dossier.code)
      else { return false }
      return !dossier.isLate(at: window.end) && dossier.promised(move.from).isLate(at: window.end)
    }
    guard moved.count >= limits.movedPromises,
      moved.count * 1_000 >= dossiers.count * limits.movedPromisesPerThousand
    else { return [] }
    return [Finding(kind: .movedPromise, dossiers: moved, attributes: [.late])]
  }
}

extension CourseStep {
  /// It waits for papers or for a payment.
  fileprivate var isWait: Bool { status == 5 || status == 6 }
}
