import Access
import Base
import Foundation
import GRDB
import Records
import StoreSQLite
import Testing
import Work

@Suite struct TrailTests {
  private func entry(_ index: Int, unit: String? = "X1") -> TrailEntry {
    TrailEntry(
      at: Office.start + Int64(index), who: .person(1), .readRecords, unit: unit.map { UnitCode($0) },
      record: "HS\(index)", rows: index)
  }

  @Test func `every line comes, in order, whoever writes at the same time`() async throws {
    let office = try Office()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for index in 0..<100 {
            if index % 10 == 0 {
              try await office.log.append([entry(task * 100 + index)])
            } else {
              try office.log.note(entry(task * 100 + index))
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let rows = try await office.log.trail(TrailQuestion())
    #expect(rows.map(\.number) == Array((1...800).reversed()))
    #expect(Set(rows.map(\.entry.record)).count == 800)
    #expect(try office.log.verify() == [])
  }

  @Test func `lines are found by unit, day and place`() async throws {
    let office = try Office()
    try await office.log.append((0..<10).map { entry($0, unit: $0 % 2 == 0 ? "X1" : $0 % 3 == 0 ? nil : "X\"2") })
    let even = try await office.log.trail(TrailQuestion(units: [UnitCode("X1")]))
    #expect(even.map(\.entry.rows) == [8, 6, 4, 2, 0])
    #expect(try await office.log.trail(TrailQuestion(units: [UnitCode("X\"2")])).count == 3)
    #expect(try await office.log.trail(TrailQuestion(before: 4, limit: 2)).map(\.number) == [3, 2])
    let day = Office.start.day
    #expect(try await office.log.trail(TrailQuestion(days: Period(from: day, to: day))).count == 10)
    #expect(try await office.log.trail(TrailQuestion(days: Period(from: day + 1, to: day + 9))).isEmpty)
  }

  @Test(arguments: [
    "UPDATE trail SET at = at + 1 WHERE number = 3", "UPDATE trail SET who = 'key' WHERE number = 3",
    "UPDATE trail SET who_number = 9 WHERE number = 3", "UPDATE trail SET deed = 'export' WHERE number = 3",
    "UPDATE trail SET unit = 'X9' WHERE number = 3", "UPDATE trail SET unit = NULL WHERE number = 3",
    "UPDATE trail SET record = '' WHERE number = 3", "UPDATE trail SET row_count = 0 WHERE number = 3",
    "UPDATE trail SET address = zeroblob(32) WHERE number = 3", "UPDATE trail SET state = NULL WHERE number = 2",
    "UPDATE trail SET chain = zeroblob(32) WHERE number = 3", "DELETE FROM trail WHERE number = 3",
    "DELETE FROM trail WHERE number = (SELECT max(number) FROM trail)", "DELETE FROM trail",
    "INSERT INTO trail SELECT 99, at, who, who_number, deed, unit, record, row_count, address, state, chain FROM trail WHERE number = 3",
    "UPDATE account SET password = 'x' WHERE id = 1", "UPDATE account SET is_disabled = 0 WHERE id = 2",
    "UPDATE account SET login = 'khac' WHERE id = 1", "UPDATE account SET officer = '' WHERE id = 1",
    "UPDATE account SET must_change = 0 WHERE id = 1", "INSERT INTO account_grant VALUES (2, 'administrator', '')",
    "DELETE FROM account_grant", "UPDATE account_grant SET unit = '51'",
    "INSERT INTO account_identity VALUES ('https://x', 'email', 'a@b', 1)",
    "INSERT INTO account (login, name, must_change, is_disabled, created_at) VALUES ('lén', 'x', 0, 0, 0)",
    "UPDATE access_key SET revoked_at = NULL", "UPDATE access_key SET scopes = 'manage'",
    "UPDATE access_key SET secret = zeroblob(32)", "UPDATE access_key SET valid_to = 99999",
    "INSERT INTO access_key_grant VALUES (1, 'administrator', '')", "DELETE FROM access_key_grant",
  ])
  func `what was changed past Soi is named`(sql: String) async throws {
    let office = try Office()
    _ = try await office.desk.accounts.first(at: Office.start)
    let profile = Account.Profile(login: try wanted(Login("lan")), name: "Lan", unit: UnitCode("X1"))
    let fresh = try await office.desk.accounts.make(
      [AccountOffice.Wish(profile: profile, grants: [Grant(.desk, at: UnitCode("X1"))])], office.asking())
    try await office.desk.accounts.setDisabled(true, wanted(fresh.first).account.number, office.asking())
    let key = try await office.desk.keys.make(
      AccessKey.Draft(
        name: "k", grants: [Grant(.auditor)], scopes: [.readAudit], validTo: Office.start.day), office.asking())
    try await office.desk.keys.revoke(key.key.number, office.asking())
    try await office.log.append([entry(1)])
    #expect(try office.log.verify() == [])
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let file = try DatabaseQueue(path: office.path, configuration: configuration)
    let triggers = try await file.read { db in
      try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'trail'")
        .map { (name: $0["name"] as String, sql: $0["sql"] as String) }
    }
    #expect(triggers.count == 2)
    try await file.writeWithoutTransaction { db in
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
      let before = db.totalChangesCount
      try db.execute(sql: sql)
      #expect(db.totalChangesCount > before)
      for trigger in triggers { try db.execute(sql: trigger.sql) }
    }
    #expect(try office.log.verify() != [])
  }

  @Test func `lines cannot be changed or taken away by mistake`() async throws {
    let office = try Office()
    try await office.log.append([entry(1)])
    let file = try DatabaseQueue(path: office.path)
    for sql in ["UPDATE trail SET row_count = 7", "DELETE FROM trail"] {
      await #expect(throws: DatabaseError.self) { try await file.write { try $0.execute(sql: sql) } }
    }
  }

  @Test func `while another process holds the store lines wait, and none is lost`() async throws {
    let office = try Office()
    let log = try SQLiteLog(path: office.path, patience: 0.2)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: office.path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    for index in 0..<20 { try log.note(entry(index)) }
    try await Task.sleep(for: .milliseconds(700))
    #expect(try await other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM trail") } == 0)
    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try log.note(entry(20))
    #expect(try await log.trail(TrailQuestion()).map(\.entry.rows) == Array((0...20).reversed()))
    #expect(try log.verify() == [])
  }

  @Test func `a store of before this opens, and a backup brought back signs everybody out`() async throws {
    let office = try Office()
    _ = try await office.person("lan", [Grant(.desk, at: UnitCode("X1"))])
    let token = try await office.signIn("lan", "mưa rào tháng bảy").token
    let backup = office.folder.appendingPathComponent("sao-luu.sqlite").path
    try office.log.backUp(to: backup)
    try office.log.restore(from: backup, at: Office.start)
    let other = try office.other()
    #expect(try await !other.visitors.visitor(session: token, at: Office.start).isSignedIn)
    #expect(try await office.log.trail(TrailQuestion(limit: 1)).first?.entry.deed == .restored)
    #expect(try office.log.verify() == [])

    let earlier = office.folder.appendingPathComponent("cu.sqlite").path
    _ = try SQLiteLog(path: earlier)
    let file = try DatabaseQueue(path: earlier)
    try await file.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for table in [
        "account", "account_grant", "account_identity", "session", "access_key", "access_key_grant", "sign_in_attempt",
        "store_secret", "trail",
      ] { try db.execute(sql: "DROP TABLE \(table)") }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '0006-access'")
    }
    let opened = try SQLiteLog(path: earlier)
    #expect(try opened.verify() == [])
    #expect(try await opened.accounts().isEmpty)
  }
}
