import Base
import Counting
import Records
import TestKit
import Testing
import Workdays

/// Nobody is charged with a delay that came to them, and the sums are the dossiers.
@Suite struct FairnessTests {
  /// Dossiers that pass through a few hands, with every awkward edge.
  private func world(_ seed: UInt64) -> (facts: Facts, window: Window)? {
    var chance = Chance(seed &* 15_485_863)
    var world = WorldBuilder()
    world.row(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    for unit in ["X", "Y"] { world.row(.unit, ["code": unit, "name": unit, "kind": "commune", "parent": "P"]) }
    world.row(.procedure, ["code": "1.1", "name": "Thủ tục"])
    guard let period = Period.month(4, of: 2026) else { return nil }
    for number in 0..<40 {
      let unit = chance.pick(["X", "Y"])
      let days = Int64(chance.below(28) - 5)
      let received: Instant = period.start + (days * 86_400 + 28_800)
      let due: Instant = received + Int64(chance.below(12) * 43_200)
      let isOver = chance.odds(70)
      var at = received
      let hands = chance.below(4)
      for sequence in 0..<hands {
        let end: Instant = at + Int64(chance.below(6) * 21_600)
        let limit: Instant = at + Int64(chance.below(7) * 21_600 - 21_600)
        world.row(
          .step,
          [
            "dossier": "H\(number)", "seq": "\(sequence)", "officer": chance.odds(85) ? "CB\(chance.below(4))" : "",
            "started_at": at.isoLocal, "ended_at": isOver || sequence + 1 < hands ? end.isoLocal : "",
            "due_at": chance.odds(80) ? limit.isoLocal : "",
            "paused_minutes": chance.odds(20) ? "60" : "",
          ])
        at = chance.odds(90) ? end : end + 3600
      }
      let asked: Instant = received + Int64(chance.below(9) * 21_600)
      world.row(
        .dossier,
        [
          "code": "H\(number)", "unit": unit, "procedure": "1.1", "received_at": received.isoLocal,
          "due_at": chance.odds(90) ? due.isoLocal : "", "ended_at": isOver ? at.isoLocal : "",
          "officer": chance.odds(60) ? "CB\(chance.below(4))" : "",
          "second_supplement_at": chance.odds(8) ? asked.isoLocal : "",
        ])
    }
    guard let window = Window(period, asOf: period.start + Int64(chance.below(29) * 86_400)) else { return nil }
    return (world.facts, window)
  }

  @Test(arguments: 1...200)
  func `the sums are the dossiers, and an inherited delay is nobody's`(seed: UInt64) throws {
    let (facts, window) = try #require(world(seed))
    let report = ObviousEngine(facts: facts, calendar: WorkCalendar([])).fairness(UnitCode("P"), window: window)
    let active = facts.dossiers.values.joined().filter { $0.isActive(in: window) }
    let late = active.filter { $0.isLate(at: window.end) }
    #expect(report.dossiers == active.count && report.late == late.count)
    let charged = report.sheets.flatMap { sheet in sheet.cases.filter { $0.outcome == .charged }.map(\.dossier.code) }
    // Every late dossier stands once: with one officer, or with nobody.
    #expect((charged + report.uncharged).sorted() == late.map(\.code).sorted())
    let held = Set(report.sheets.flatMap { $0.cases.map(\.dossier.code) })
    #expect(held.count + report.unheld == active.count)
    for sheet in report.sheets {
      let counts = OfficerCase.Outcome.allCases.map { sheet.count($0) }
      #expect(
        counts.reduce(0, +) == sheet.cases.count && Set(sheet.cases.map(\.dossier.code)).count == sheet.cases.count)
      for one in sheet.cases where one.outcome == .charged { try check(one.dossier, sheet.officer, facts, window) }
    }
  }

  /// A charged officer had the dossier in hand, unspoilt, at some moment before it was late.
  private func check(_ dossier: Dossier, _ officer: String, _ facts: Facts, _ window: Window) throws {
    let since = try #require(dossier.lateness?.since)
    let steps = (facts.steps[dossier.code] ?? []).filter { $0.startedAt.map { $0 <= window.end } ?? false }
    guard steps.contains(where: { $0.officer != nil }) else {
      let received = try #require(dossier.receivedAt)
      #expect(dossier.officer == officer && received < since)
      #expect(dossier.dueAt.map { $0 > received } ?? true)
      return
    }
    #expect(
      steps.contains { step in
        guard step.officer == officer, let start = step.startedAt else { return false }
        return start < since && (step.dueAt.map { $0 > start } ?? true) && (dossier.dueAt.map { $0 > start } ?? true)
      }, "\(dossier.code) charged to \(officer)")
  }

  /// One dossier of four days through two hands.
  private func report(firstEnds: String, secondDue: String, ended: String) throws -> FairnessReport {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    world.row(
      .dossier,
      [
        "code": "H", "unit": "X", "procedure": "1.1", "received_at": "2026-04-06T08:00:00",
        "due_at": "2026-04-10T17:00:00", "ended_at": ended,
      ])
    world.row(
      .step,
      [
        "dossier": "H", "seq": "1", "officer": "A", "started_at": "2026-04-06T08:00:00",
        "due_at": "2026-04-07T17:00:00", "ended_at": firstEnds,
      ])
    world.row(
      .step,
      [
        "dossier": "H", "seq": "2", "officer": "B", "started_at": firstEnds, "due_at": secondDue, "ended_at": ended,
      ])
    let period = try #require(Period.month(4, of: 2026))
    let window = try #require(Window(period, asOf: period.end))
    return ObviousEngine(facts: world.facts, calendar: WorkCalendar([])).fairness(UnitCode("X"), window: window)
  }

  private func outcomes(_ report: FairnessReport) -> [String: OfficerCase.Outcome] {
    Dictionary(uniqueKeysWithValues: report.sheets.compactMap { s in s.cases.first.map { (s.officer, $0.outcome) } })
  }

  @Test func `who holds it when it becomes late answers for it, unless it came late`() throws {
    // B had it in time and kept it beyond the promise.
    let late = try report(
      firstEnds: "2026-04-07T16:00:00", secondDue: "2026-04-10T17:00:00", ended: "2026-04-13T09:00:00")
    #expect(outcomes(late) == ["A": .inTime, "B": .charged])
    // A kept it until after the promise: B inherits it.
    let inherited = try report(
      firstEnds: "2026-04-13T09:00:00", secondDue: "2026-04-14T17:00:00", ended: "2026-04-13T16:00:00")
    #expect(outcomes(inherited) == ["A": .charged, "B": .inherited])
    // A used B's time up before the promise, which then passed: still A's.
    let gone = try report(
      firstEnds: "2026-04-10T16:00:00", secondDue: "2026-04-09T17:00:00", ended: "2026-04-13T09:00:00")
    #expect(outcomes(gone) == ["A": .charged, "B": .inherited])
    // Nothing late: a step that took too long is told and not charged.
    let kept = try report(
      firstEnds: "2026-04-08T16:00:00", secondDue: "2026-04-10T17:00:00", ended: "2026-04-10T09:00:00")
    #expect(outcomes(kept) == ["A": .inTime, "B": .inTime] && kept.sheets.first?.stepsOver == 1)
    // Working hours (7:30–11:30, 13:30–17:30): Monday 8:00 to Tuesday 16:00 is fourteen of them.
    #expect(late.sheets.first?.used == WorkingTime(hours: 14))
  }

  @Test func `too few dossiers, or people, are not compared`() throws {
    func made(_ judged: [Int]) throws -> FairnessReport {
      var world = WorldBuilder()
      world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
      for (officer, count) in judged.enumerated() {
        for number in 0..<count {
          let isLate = officer == 0 && number % 2 == 0
          world.row(
            .dossier,
            [
              "code": "H\(officer)-\(number)", "unit": "X", "procedure": "1.1", "received_at": "2026-04-06T08:00:00",
              "due_at": "2026-04-10T17:00:00",
              "ended_at": isLate ? "2026-04-13T09:00:00" : "2026-04-09T09:00:00", "officer": "CB\(officer)",
            ])
        }
      }
      let period = try #require(Period.month(4, of: 2026))
      let window = try #require(Window(period, asOf: period.end))
      return ObviousEngine(facts: world.facts, calendar: WorkCalendar([])).fairness(UnitCode("X"), window: window)
    }
    let enough = try made([40, 40, 40, 5])
    #expect(enough.sheets.map { enough.standing($0) } == [.worse, .better, .better, .tooFew])
    #expect(
      enough.sheets[3].rate(fewest: FairnessReport.fewest) == nil && enough.sheets[0].rate(fewest: 20) == Fraction(1, 2)
    )
    let pair = try made([40, 40])
    #expect(pair.sheets.allSatisfy { pair.standing($0) == .tooFew })
  }
}
