import Base
import Counting
import Formats
import Foundation
import Records
import Rules
import Scoring
import TestKit
import Testing
import Work

/// Dated registers: aliases of units, procedures recoded in bulk, periods on the units of another day.
@Suite struct RegisterTests {
  private static let header = "code,unit,procedure,channel,received_at,due_at\n"

  @Test func `a row waits for its alias with a suggestion, and enters by itself when the alias arrives`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", "code,name,kind,parent\n51,Tỉnh,province,\nH56.22.17,Xã,commune,51\n")])
    let dossiers = try desktop.file(
      "dossiers.csv", Self.header + "HS1,000.17.22.H56,1.1,online,2026-02-02T08:00:00,2026-02-06\n")
    let report = try desktop.take([dossiers])
    #expect(report.quarantine.map(\.hint) == [.perhaps(UnitCode("H56.22.17"))])
    #expect(try desktop.score("H56.22.17", "2026-02").indicator("05").denominator == 0)
    let aliases = try desktop.file("unit_aliases.csv", "code,unit\n000.17.22.H56,H56.22.17\n")
    #expect(try desktop.take([aliases]).files.map(\.summary.accepted) == [1])
    #expect(try desktop.score("H56.22.17", "2026-02").indicator("05").denominator == 1)
    // The log keeps the code as it came; saying it all again changes nothing.
    let kept = try desktop.log.everything().ledger.deliveries(of: .dossier, key: "HS1")
    #expect(kept.map { $0.statement.text(of: 2) } == ["000.17.22.H56"])
    let version = try desktop.log.everything().ledger.deliveries.values.joined().flatMap(\.value).count
    let again = try desktop.take([aliases, dossiers])
    #expect(again.files.allSatisfy { $0.summary.unchanged == $0.summary.rows } && again.quarantine.isEmpty)
    #expect(try desktop.log.everything().ledger.deliveries.values.joined().flatMap(\.value).count == version)
    #expect(try desktop.desk().unit("000-17-22-H56") == UnitCode("H56.22.17"))
  }

  @Test func `an alias of other days says so, and one of an unknown unit waits for it`() throws {
    let desktop = try Desktop()
    let aliases = try desktop.file("unit_aliases.csv", "code,unit,valid_to\n7,X1,2026-01-31\n")
    #expect(try desktop.take([aliases]).quarantine.map(\.reason) == [.unknownUnit])
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let report = try desktop.take([
      desktop.file("dossiers.csv", Self.header + "HS1,7,1.1,online,2026-02-02,\nHS2,7,1.1,online,2026-01-31,\n")
    ])
    #expect(report.quarantine.map(\.hint) == [.otherDays])
    #expect(report.quarantine.map(\.line) == [2])
    #expect(try desktop.score("X1", "2026-Q1").indicator("05").denominator == 1)
  }

  @Test func `aliases and records in one import, in any order of files, also as lines and with a system's name`() throws
  {
    let rows = Self.header + "HS1,7,1.1,online,2026-02-02,\n"
    for names in [["dossiers.csv", "unit_aliases.jsonl"], ["unit_aliases.jsonl", "dossiers.csv"]] {
      let desktop = try Desktop()
      try desktop.take([desktop.file("units.csv", unitsFile)])
      try desktop.file("dossiers.csv", rows)
      try desktop.file("unit_aliases.jsonl", "{\"code\":\"7\",\"unit\":\"X1\"}\n")
      var options = ImportOptions()
      options.system = "S"
      let paths = names.map { desktop.folder.appendingPathComponent($0).path }
      let report = try ImportFiles(log: desktop.log, now: desktop.now).run(paths, options)
      #expect(report.quarantine.isEmpty)
      #expect(try desktop.score("X1", "2026-02").indicator("05").denominator == 1)
    }
  }

  @Test func `A under an old code, B under the new one, A again: it ends at A`() throws {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file("units.csv", unitsFile), desktop.file("unit_aliases.csv", "code,unit\nold,X1\nolder,X1\n"),
    ])
    func services(_ name: String, _ unit: String, _ level: String) throws -> String {
      try desktop.file("\(name).csv", "unit,procedure,online_level\n\(unit),1.1,\(level)\n")
    }
    let (a, b) = (try services("a", "old", "full"), try services("b", "X1", "none"))
    for (path, level) in [(a, OnlineLevel.full), (b, .none), (a, .full), (a, .full), (b, .none)] {
      try desktop.take([path])
      #expect(try desktop.desk().facts.services[UnitCode("X1")]?.map(\.onlineLevel) == [level])
    }
    // A third code is remembered once; then none of them says anything new.
    let c = try services("c", "older", "none")
    #expect(try desktop.take([c]).files.map(\.summary.updated) == [1])
    for path in [c, b, c, b] { #expect(try desktop.take([path]).files.map(\.summary.unchanged) == [1]) }
  }

  @Test func `aliases come as a workbook too`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let path = desktop.folder.appendingPathComponent("unit_aliases.xlsx").path
    let columns = ["code", "unit", "valid_to"].map { WorkbookColumn(heading: $0, width: 12) }
    let day = try #require(Day(iso: "2026-02-28"))
    try writeWorkbook(
      [
        WorkbookSheet(
          name: "a", title: [], columns: columns, rows: [[.text("000.17.22.H56"), .text("X1"), .text(day.iso)]])
      ], to: path)
    #expect(try desktop.take([path]).files.map(\.summary.accepted) == [1])
    try desktop.take([
      desktop.file(
        "dossiers.csv",
        Self.header + "HS1,000-17-22-H56,1.1,online,2026-02-28,\nHS2,000.17.22.H56,1.1,online,2026-03-01,\n")
    ])
    #expect(try desktop.desk().facts.dossiers[UnitCode("X1")]?.map(\.code) == ["HS1"])
  }

  @Test func `a table of dossiers with a code and a unit is not taken for aliases`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let report = try desktop.take([
      desktop.file("petitions.2026.csv", "code,unit,received_at\nP1,X1,2026-02-02\n")
    ])
    #expect(report.files.map(\.summary.kind) == ["petitions"])
  }

  @Test func `a table of new codes for old leaves everything else of the register as it was`() throws {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file(
        "procedures.csv", "code,name,field,citizen,fee,statutory_days\n1.1,Một,Đất đai,1,1,10\n1.2,Hai,Đất đai,1,1,10\n"
      )
    ])
    let table = try desktop.file("bang-doi-ma.csv", "code,valid_to,successor\n1.1,2026-01-31,1.2\n")
    #expect(try desktop.take([table]).files.map(\.summary.updated) == [1])
    #expect(try desktop.take([table]).files.map(\.summary.unchanged) == [1])
    let procedure = try #require(try desktop.desk().facts.procedures[ProcedureCode("1.1")])
    #expect(
      procedure.name == "Một" && procedure.field == "Đất đai" && procedure.fee == true && procedure.statutoryDays == 10)
    #expect(procedure.validTo == Day(iso: "2026-01-31") && procedure.successor == ProcedureCode("1.2"))
  }

  @Test(arguments: 1...12)
  func `a random reform: files in any order give the same facts, and once more changes nothing`(seed: UInt64) throws {
    let world = ReformWorld(seed)
    var chance = Chance(seed &* 31)
    let kinds =
      [.unit, .unitAlias]
      + Set(world.statements.map(\.kind)).subtracting([.unit, .unitAlias])
      .sorted { $0.rawValue < $1.rawValue }
    // Rows that contradict each other, under two codes of one unit, are of any order only where they say when they were so.
    for isDated in [false, true] {
      let statements = isDated ? dated(world.statements) : world.statements
      var all: [[String]] = [summary(RandomWorld.facts(statements))]
      for order in [kinds, kinds.shuffled(using: &chance)] {
        let desktop = try Desktop()
        let paths = try order.map { kind in try desktop.file("\(kind.fileStem).csv", csv(kind, statements)) }
        for path in paths { try desktop.take([path]) }
        all.append(summary(try desktop.desk().facts))
        for path in paths {
          let again = try desktop.take([path])
          #expect(again.files.allSatisfy { $0.summary.accepted + $0.summary.updated == 0 }, "seed \(seed) \(path)")
        }
        #expect(try summary(desktop.desk().facts) == all.last, "seed \(seed)")
      }
      for other in isDated ? all[1...] : all[1...1] {
        #expect(Set(other).symmetricDifference(all[0]).sorted() == [], "seed \(seed), dated \(isDated)")
      }
    }
  }

  private func dated(_ statements: [Statement]) -> [Statement] {
    statements.enumerated().map { index, statement in
      Statement(
        kind: statement.kind, key: statement.key, instant: Instant(seconds: 1_700_000_000 + Int64(index)),
        payload: statement.payload)
    }
  }

  private func csv(_ kind: FactKind, _ statements: [Statement]) -> String {
    let columns = Schema.of(kind).columns
    let rows = statements.filter { $0.kind == kind }.map { statement in
      (columns.map { statement.text(of: $0.id) ?? "" } + [statement.instant?.isoLocal].compactMap(\.self))
        .joined(separator: ",")
    }
    let isDated = statements.contains { $0.instant != nil }
    let header = columns.map(\.name) + (isDated ? ["updated_at"] : [])
    return ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  private func summary(_ facts: Facts) -> [String] {
    facts.dossiers.values.joined().map { "\($0.code) \($0.unit) \($0.receivedUnit?.text ?? "")" }.sorted()
      + facts.services.values.joined().map { "\($0)" }.sorted()
      + facts.announcements.values.joined().map { "\($0)" }.sorted()
      + Set(facts.waiting.map { "\($0)" }).sorted()
  }

  // MARK: the example

  private func example() throws -> (Desktop, Desk) {
    let desktop = try Desktop()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples/sap-nhap")
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".csv") }.sorted()
    let report = try desktop.take(names.map { root.appendingPathComponent($0).path })
    #expect(report.quarantine.isEmpty)
    #expect(
      try desktop.take(names.map { root.appendingPathComponent($0).path }).files.allSatisfy {
        $0.summary.unchanged == $0.summary.rows
      })
    return (desktop, try desktop.desk())
  }

  private func question(_ desk: Desk, _ from: String, _ to: String) throws -> Question {
    let (from, to) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
    return try desk.question(Desk.Request(from: from, to: to, asOf: .end(of: to)), now: .end(of: to)).question
  }

  private func onTime(_ desk: Desk, _ unit: String, _ question: Question) throws -> [Int] {
    let score = try #require(desk.scorer.score(UnitCode(unit), question)).indicator("05")
    return [score.numerator ?? -1, score.denominator ?? -1]
  }

  @Test func `the example: half a year before the reform on the communes after it`() throws {
    let (_, desk) = try example()
    let asked = try question(desk, "2025-01-01", "2025-06-30")
    #expect(try onTime(desk, "ST.101", asked) == [0, 0])
    #expect(try onTime(desk, "ST", asked) == [13, 15])
    let later = try desk.onTree(try #require(Day(iso: "2025-07-01")))
    #expect(try onTime(later, "ST.101", asked) == [11, 12])
    #expect(try onTime(later, "ST.102", asked) == [0, 0])
    #expect(try onTime(later, "ST", asked) == [13, 15])
    #expect(try onTime(later, "?ST.003", asked) == [2, 3])
    let report = try #require(later.treeReport(UnitCode("ST.101"), window: asked.window))
    #expect(report.unassigned == 3 && report.remainders.map(\.isCounted) == [false])
    #expect(later.treeReport(UnitCode("ST"), window: asked.window)?.remainders.map(\.isCounted) == [true])
    #expect(desk.treeReport(UnitCode("ST"), window: asked.window) == nil)
    // Only the units of that day are ranked, and a unit of another day says where its records are.
    #expect(
      later.scorer.rank(UnitCode("ST"), kind: .commune, asked).map(\.score.unit.code.text).sorted() == [
        "ST.101", "ST.102",
      ])
    #expect(later.facts.units.unit(UnitCode("ST.102"))?.name == "Xã Trăng Non")
    let failure = #expect(throws: Failure.self) { try later.unit("ST.001") }
    #expect(failure?.sentence.vi.contains("ST.101 Xã Bến Lau") == true)
  }

  @Test func `the example: a quarter after the reform on the communes before it`() throws {
    let (_, desk) = try example()
    let asked = try question(desk, "2025-07-01", "2025-09-30")
    #expect(try onTime(desk, "ST.101", asked) == [7, 8])
    let earlier = try desk.onTree(try #require(Day(iso: "2025-06-30")))
    // Two were handed in at the old commune's counter, one of them under its old agency code.
    #expect(try onTime(earlier, "ST.001", asked) == [2, 2])
    #expect(try onTime(earlier, "ST.002", asked) == [0, 0])
    #expect(try onTime(earlier, "?ST.101", asked) == [5, 6])
    // What the ward has can only come from the one commune it was part of.
    #expect(try onTime(earlier, "ST.003", asked) == [3, 3])
    #expect(try onTime(earlier, "ST", asked) == [10, 11])
  }

  @Test func `the example: a desk opened at one unit of another tree names the same losses as the whole one`() throws {
    let (desktop, whole) = try example()
    let asked = try question(whole, "2025-01-01", "2025-06-30")
    let day = try #require(Day(iso: "2025-07-01"))
    let shut = try desktop.shutDesk().onTree(day)
    for unit in ["ST", "ST.101", "ST.102", "?ST.003"].map({ UnitCode($0) }) {
      let score = try #require(shut.scorer.score(unit, asked))
      let lines = try shut.opened(at: unit).scorer.losses(of: score, asked)
      let other = try shut.openedWhole().scorer.losses(of: score, asked)
      #expect(lines.map(\.code) == other.map(\.code), "\(unit)")
      #expect(lines.reduce(Fraction.zero) { $0 + $1.points } == (score.max - score.total).fraction)
    }
  }

  @Test func `the example: the receiving unit apart from the resolving one`() throws {
    let (_, desk) = try example()
    let asked = try question(desk, "2025-07-01", "2025-09-30")
    let rows = desk.engine.counts(UnitCode("ST"), window: asked.window, by: .receivedUnit)
    #expect(
      Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.counts.received) }) == [
        "ST.001": 2, "ST.101": 6, "ST.102": 3,
      ])
    let listed = desk.list(.all, unit: UnitCode("ST.102"), window: asked.window)
    #expect(listed.map { $0.receivedUnit?.code.text } == [nil, nil, "ST.101"])
  }

  @Test func `the example: closed codes in use, and what it does to the counts of procedures`() throws {
    let (_, desk) = try example()
    let asked = try question(desk, "2025-07-01", "2025-09-30")
    let review = try #require(desk.recodingReview(UnitCode("ST.101"), asked))
    #expect(review.uses.map(\.code.text) == ["1.013949"])
    let use = try #require(review.uses.first)
    #expect(use.current == ProcedureCode("1.115438") && use.dossiers == 3 && use.receivedAfter == 2)
    #expect(use.offeredBy == [UnitCode("ST.101")])
    // 07: three of four services had an online dossier; with the code in force three of three.
    func counts(_ no: String, _ score: UnitScore) -> [Int?] {
      [score.indicator(no).numerator, score.indicator(no).denominator]
    }
    #expect(counts("07", review.before) == [3, 4] && counts("07", review.after) == [3, 3])
    #expect(counts("09", review.before) == [2, 3] && counts("09", review.after) == [2, 2])
    #expect(counts("05", review.before) == counts("05", review.after))
    #expect(review.shifts.allSatisfy { ["06", "07", "09", "10", "17"].contains($0.before.rule.no) })
    #expect(review.after.total > review.before.total)
  }

  @Test func `the example: one unit's history`() throws {
    let (_, desk) = try example()
    let merged = try #require(desk.history(of: UnitCode("ST.101")))
    #expect(merged.predecessors.map(\.unit.code.text) == ["ST.001", "ST.002", "ST.003"])
    #expect(merged.predecessors.map(\.shared) == [1, 1, 2])
    #expect(merged.aliases.map(\.code) == ["H99.101"])
    let renamed = try #require(desk.history(of: UnitCode("ST.102")))
    #expect(renamed.rows.map(\.name) == ["Xã Trăng Non", "Phường Trăng Non"])
    #expect(renamed.rows.first?.validTo == Day(iso: "2025-09-30"))
    #expect(desk.history(of: UnitCode("ST.003"))?.successors.map(\.unit.code.text) == ["ST.101", "ST.102"])
    #expect(
      desk.register(on: Day(iso: "2025-06-30")).map(\.code.text) == ["ST", "ST.001", "ST.002", "ST.003", "ST.H1"])
  }
}
