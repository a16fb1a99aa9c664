import Base
import Counting
import Formats
import Foundation
import Records
import Rules
import StoreSQLite
import TestKit
import Testing
import Work

/// However a desk came to its facts (whole, from an image, by changes alone, as known at an instant), it answers what a
/// list read from the beginning answers.
@Suite struct DeskTests {
  @Test(arguments: 1...60)
  func `after random changes every way to a desk gives the same answers`(seed: UInt64) throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("soi.sqlite").path
    let log = try SQLiteLog(path: path)
    let image = ColumnFile(store: path)
    let world = RandomWorld(seed, dated: seed % 2 == 0)
    let windows = Desks.windows(world)
    var chance = Chance(seed &* 104_729)
    var changes = RandomChanges(world, &chance)
    var plain = PlainLog()
    var served: Desk?
    for step in 0..<14 {
      for _ in 0...chance.below(2) { try changes.next(log, &plain, &chance) }
      let expected = try DeskAnswers(Desks.desk(plain), windows)
      #expect(try DeskAnswers(Desks.desk(log), windows) == expected, "seed \(seed), step \(step): whole")
      if chance.odds(60) {
        #expect(
          try DeskAnswers(Desks.desk(log, columns: image), windows) == expected, "seed \(seed), step \(step): image")
      }
      if chance.odds(70) {
        served = try served?.advanced() ?? Desks.desk(log)
        let answers = try served.map { try DeskAnswers($0, windows) }
        #expect(answers == expected, "seed \(seed), step \(step): advanced")
      }
      let known = RandomChanges.start + Int64(chance.below(changes.done * 60 + 120) - 60)
      #expect(
        try DeskAnswers(Desks.desk(log, columns: image, knownAt: known), windows)
          == DeskAnswers(Desks.desk(plain.asReceived(by: known)), windows),
        "seed \(seed), step \(step): known at \(known)")
    }
    // What no desk has read: every fact of the list folded at once, counted by one loop an indicator.
    let calendar = try Desks.calendar.get()
    let obvious = try ObviousEngine(
      facts: Facts(plain.ledger(.all, plain.moment()), calendar: calendar), calendar: calendar)
    let (desk, units) = (try Desks.desk(log, columns: image), obvious.facts.units.codes)
    for (pack, window) in try Desks.shelf.get().packs.filter(\.isDefault).flatMap({ pack in windows.map { (pack, $0) } }
    ) {
      #expect(
        desk.scan.tallies(pack, units: units, window: window) == obvious.tallies(pack, units: units, window: window),
        "seed \(seed), \(pack.name) \(window)")
    }
    #expect(try log.verify() == [], "seed \(seed)")
  }

  @Test(arguments: 1...20)
  func `an opened unit holds the records a whole reading gives it`(seed: UInt64) throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    let world = RandomWorld(seed)
    var chance = Chance(seed &* 7)
    var changes = RandomChanges(world, &chance)
    var plain = PlainLog()
    for _ in 0..<16 { try changes.next(log, &plain, &chance) }
    let (desk, obvious) = try (
      Desks.desk(log), Facts(plain.ledger(.all, plain.moment()), calendar: Desks.calendar.get())
    )
    for unit in desk.facts.units.codes {
      let subtree = Set(desk.facts.units.subtree(unit))
      let opened = try desk.opened(at: unit).facts
      #expect(opened.records(of: subtree) == obvious.records(of: subtree), "seed \(seed), \(unit)")
    }
  }
}

/// Random imports, retractions and erasures, done on a store and on a list.
struct RandomChanges {
  static let start = Instant(seconds: 1_780_000_000)
  private let units: [String]
  private var left: [Records.Statement]
  private(set) var done = 0

  init(_ world: RandomWorld, _ chance: inout Chance) {
    units = world.units.map(\.text) + ["chưa có"]
    left = world.statements
    // Otherwise units come after what names them, which waits for them.
    if chance.odds(60) { left.shuffle(using: &chance) } else { left.reverse() }
  }

  mutating func next(_ log: SQLiteLog, _ plain: inout PlainLog, _ chance: inout Chance) throws {
    done += 1
    // Several changes in one second, too.
    let at = Self.start + Int64(chance.odds(30) ? done - 1 : done) * 60
    let batches = plain.batchCount
    switch chance.below(10) {
    case 0 where batches > 0, 1 where batches > 0:
      let number = 1 + chance.below(batches)
      if try log.retract(number, at: at) == true { plain.add(.retraction(number), at: at) }
    case 2:
      let key = "R\(chance.below(8))"
      if try log.erase(.dossier, key: key, at: at) > 0 { plain.add(.erasure(key), at: at) }
    default:
      let draft = draft(at, plain.deliveryCount, &chance)
      _ = try log.append(draft, after: log.version())
      plain.add(.batch(draft), at: at)
    }
  }

  private mutating func draft(_ at: Instant, _ known: Int, _ chance: inout Chance) -> BatchDraft {
    var draft = BatchDraft(arrivedAt: at, system: "", isSample: chance.odds(15))
    var statements: [Records.Statement] = []
    if chance.odds(50) {
      let taken = left.suffix(1 + chance.below(40))
      left.removeLast(taken.count)
      statements += taken
    }
    for _ in 0..<chance.below(5) {
      var cells = RandomWorld.dossier("R\(chance.below(8))", chance.pick(units), &chance)
      if chance.odds(30) { cells = cells.filter { _, _ in chance.odds(60) } }
      cells["code"] = cells["code"] ?? "R1"
      statements.append(
        WorldBuilder.statement(
          .dossier, cells, at: chance.odds(50) ? Self.start + Int64(chance.below(6)) * 60 : nil))
    }
    for _ in 0..<chance.below(6) {
      statements.append(
        WorldBuilder.statement(
          .service,
          [
            "unit": chance.pick(units + ["Tỉnh 0", "Đơn vị 1", "mã khác"]),
            "procedure": chance.pick(["1.1", "1.2", "1.3", ProcedureName.reference("Thủ tục 1.1")]),
            "online_level": chance.pick(["none", "partial", "full", ""]),
            "payment_integrated": chance.pick(["1", "0", ""]), "own_authority": chance.pick(["1", "0", ""]),
            "valid_from": chance.pick(["", "2026-01-10", "2026-02-01", "2026-03-01"]),
          ], at: chance.odds(30) ? Self.start + Int64(chance.below(6)) * 60 : nil))
    }
    if chance.odds(10) {
      statements.append(
        WorldBuilder.statement(
          .unitAlias,
          [
            "code": "mã khác", "unit": chance.pick(units), "valid_from": chance.pick(["", "2026-02-01"]), "system": "",
          ]))
    }
    for _ in 0..<chance.below(6) {
      statements.append(
        chance.odds(70)
          ? LiveWorld.step("R\(chance.below(8))", &chance)
          : LiveWorld.dossier("R\(chance.below(8))", chance.pick(units), &chance))
    }
    if chance.odds(15) {
      statements.append(
        WorldBuilder.statement(.unit, ["code": "chưa có", "name": "Xã mới", "kind": "commune", "parent": "P0"]))
    }
    if chance.odds(10) {
      statements.append(
        WorldBuilder.statement(
          .rating, ["id": "d\(chance.below(5))", "unit": chance.pick(units), "rated_at": "2026-01-05T08:00:00"]))
    }
    if known > 0, chance.odds(50) { for _ in 0..<chance.below(20) { draft.restated.insert(1 + chance.below(known)) } }
    draft.statements = statements.map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
    return draft
  }
}

extension Facts {
  /// The dossiers and services of some units, as text.
  func records(of units: Set<UnitCode>) -> [String] {
    dossiers.filter { units.contains($0.key) }.values.joined().map { "\($0)" }.sorted()
      + services.filter { units.contains($0.key) }.values.joined().map { "\($0)" }.sorted()
  }
}

extension PlainLog {
  /// A log that only ever received what had arrived by then. What the law has taken since is gone from it too.
  func asReceived(by instant: Instant) -> PlainLog {
    var received = PlainLog()
    for (change, at) in changes {
      if case .erasure = change {} else if at > instant { continue }
      received.add(change, at: at)
    }
    return received
  }
}
