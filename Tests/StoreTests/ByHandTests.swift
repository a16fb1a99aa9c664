import Base
import Foundation
import Records
import StoreSQLite
import Testing
import Work

/// What people mend by hand: it holds like any delivery, and can be taken back.
@Suite struct ByHandTests {
  private let now = Instant(seconds: 1_790_000_000)
  private let cells = [
    (name: "code", text: "A-1"), (name: "unit", text: "H99.101"), (name: "procedure", text: "1.000001"),
    (name: "channel", text: "online"), (name: "received_at", text: "2026-02-28T08:15"),
  ]

  private func logWithABadRow() async throws -> (log: SQLiteLog, row: QuarantinedRow, folder: URL) {
    let folder = try scratchFolder()
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    let row = QuarantinedRow(
      file: "dossiers.csv", line: 7, column: "received_at", value: "2026-02-31", reason: .impossibleDay)
    var draft = BatchDraft(arrivedAt: now, system: "", isSample: false)
    draft.quarantined = [row]
    _ = try await log.append(draft)
    return (log, row, folder)
  }

  @Test func aCorrectedRowIsDoneWithUntilTheCorrectionIsTakenBack() async throws {
    let (log, row, folder) = try await logWithABadRow()
    defer { try? FileManager.default.removeItem(at: folder) }
    let batch = try await MendRecords(log, at: now).correct(row, as: .dossier, cells)
    #expect(try log.quarantine(log.moment()).isEmpty)
    #expect(try log.knownDossiers(["A-1"]) == ["A-1"])
    _ = try log.retract(batch, at: now + 60)
    #expect(try log.quarantine(log.moment()) == [row])
    #expect(try log.verify() == [])
  }

  @Test func whatStillCannotBeReadIsRefusedByItsColumn() async throws {
    let (log, row, folder) = try await logWithABadRow()
    defer { try? FileManager.default.removeItem(at: folder) }
    var wrong = cells
    wrong[4].text = "2026-02-30"
    await #expect(throws: Failure.self) { try await MendRecords(log, at: now).correct(row, as: .dossier, wrong) }
    await #expect(throws: Failure.self) {
      try await MendRecords(log, at: now).correct(row, as: .dossier, Array(cells.dropFirst()))
    }
    #expect(try log.quarantine(log.moment()) == [row])
  }

  @Test func whatWasToldOfADayStays() throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    let day = try #require(Day(iso: "2026-11-20"))
    func row(_ day: Day, _ total: Int) -> DailyRow {
      DailyRow(unit: "H99.101", day: day, total: total, best: 1, worst: 2, peers: 9, pack: "p")
    }
    try log.append([row(day, 7_000)], at: now)
    try log.append([row(day, 8_000), row(day + 1, 8_100)], at: now)
    #expect(try log.dailyRows(of: "H99.101", atMost: 5).map(\.total) == [7_000, 8_100])
    #expect(try log.dailyRows(of: "H99.101", atMost: 1).map(\.total) == [8_100])
    #expect(try log.newestDailyDay() == day + 1)
  }
}
