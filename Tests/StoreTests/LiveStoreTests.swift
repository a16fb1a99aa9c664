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
import Workdays

/// A store that live messages fill: its image, its timeline, its verification, and a batch taken back.
@Suite struct LiveStoreTests {
  private static func draft(_ statements: [Records.Statement], _ number: Int) -> BatchDraft {
    var draft = BatchDraft(arrivedAt: History.arrival(number), system: "mot-cua", isSample: false)
    draft.statements = statements.map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
    return draft
  }

  private static func instant(_ text: String) throws -> Instant {
    try #require(Instant(iso: text, missing: .startOfDay))
  }

  private static func step(_ at: String, _ status: Int) throws -> Records.Statement {
    let at = try instant(at)
    return WorldBuilder.statement(
      .progress, ["dossier": "HS1", "at": at.isoLocal, "status": "\(status)", "due_at": "2026-03-02T09:00:00"], at: at)
  }

  /// A dossier that waited from Tuesday to Thursday and was handled one working day after its first date.
  private static func fill(_ log: SQLiteLog) async throws {
    let registers = [
      WorldBuilder.statement(.unit, ["code": "X", "name": "Xã Một", "kind": "commune"]),
      WorldBuilder.statement(.procedure, ["code": "1.1", "name": "Khai sinh"]),
    ]
    _ = try await log.append(draft(registers, 1))
    _ = try await log.append(draft([step("2026-03-09T16:00:00", 9), step("2026-03-03T09:00:00", 5)], 2))
    let message = WorldBuilder.statement(
      .dossier,
      [
        "code": "HS1", "unit": "X", "procedure": "1.1", "received_at": "2026-03-02T08:00:00",
        "due_at": "2026-03-06T17:00:00", "live_status": "2",
      ], at: try instant("2026-03-02T08:00:06"))
    _ = try await log.append(draft([message], 3))
    _ = try await log.append(draft([step("2026-03-05T09:00:00", 4)], 4))
  }

  private static func desk(_ log: SQLiteLog, _ calendar: WorkCalendar, _ image: ColumnFile? = nil) throws -> Desk {
    try Desk(log: log, shelf: Desks.shelf.get(), calendar: calendar, columns: image)
  }

  private static func late(_ desk: Desk) throws -> Int {
    let period = try #require(Period.year(2026))
    let window = try #require(Window(period, asOf: period.end))
    let pack = try desk.shelf.pack(for: period).pack
    let no = try #require(pack.indicators.firstIndex { $0.no == "05" })
    let tally = desk.scan.tallies(pack, units: [UnitCode("X")], window: window)[0][no]
    return tally.denominator - tally.numerator
  }

  @Test func `waits are counted by the calendar in use, also from an image`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("soi.sqlite").path
    let log = try SQLiteLog(path: path)
    try await Self.fill(log)
    let image = ColumnFile(store: path)
    let plain = WorkCalendar([])
    // With Tuesday, Wednesday and Thursday off nothing was waited.
    let off = try WorkCalendar(
      (3...5).map { day in
        WorkCalendar.Entry(
          day: try #require(Day(year: 2026, month: 3, day: day)), kind: .holiday, label: "nghỉ", confirmed: true)
      })
    for (calendar, late) in [(plain, 0), (off, 1), (off, 1), (plain, 0)] {
      #expect(try Self.late(Self.desk(log, calendar)) == late)
      #expect(try Self.late(Self.desk(log, calendar, image)) == late, "from an image")
      #expect(try Self.desk(log, calendar, image).countingFaults() == [])
    }
    #expect(try log.verify() == [])
  }

  @Test func `a timeline tells the steps, and a batch taken back takes its steps`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    try await Self.fill(log)
    let pack = try Desks.shelf.get().pack(named: "portal-v2-2026")
    let now = try Self.instant("2026-04-01")
    let served = try Self.desk(log, WorkCalendar([]))
    let told = try #require(try served.opened(dossier: "HS1").timeline("HS1", window: nil, pack: pack, now: now))
    #expect(told.events.filter { $0.kind == .step }.count == 3)
    #expect(told.events.contains { $0.detail.hasPrefix("Yêu cầu bổ sung") && $0.detail.hasSuffix("quá hạn bước") })
    #expect(told.dossier.endKind == .done && told.dossier.supplements == 1)
    #expect(try log.retract(2, at: History.arrival(9)) == true)
    let after = try served.advanced() ?? Self.desk(log, WorkCalendar([]))
    let left = try #require(try after.opened(dossier: "HS1").timeline("HS1", window: nil, pack: pack, now: now))
    #expect(left.dossier.endedAt == nil && left.dossier.supplements == nil)
    #expect(left.dossier.dueAt == (try Self.instant("2026-03-06T17:00:00")))
    #expect(try log.knownDossiers(["HS1", "HS2"]) == ["HS1"])
    #expect(try log.retract(3, at: History.arrival(10)) == true)
    #expect(try log.knownDossiers(["HS1"]).isEmpty)
  }

  @Test func `a store without live steps reads no more than before`() throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    let world = RandomWorld(5)
    _ = try log.append(Self.draft(world.statements, 1), after: 0)
    #expect(try log.isEmpty(.progress) && !log.isEmpty(.dossier) && !log.isEmpty(.unit))
    var seen = 0
    try log.eachDelivery(.progress, log.moment()) { _ in seen += 1 }
    #expect(seen == 0)
    try log.eachDelivery(.unit, log.moment()) { _ in seen += 1 }
    #expect(seen == world.statements.count { $0.kind == .unit })
  }
}
