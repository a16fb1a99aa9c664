import Base
import Formats
import Foundation
import GRDB
import Rules
import StoreSQLite
import TestKit
import Testing
import Work
import Workdays

/// The port of rules on a store of its own, as the command joins them.
struct TestRules: RuleLog {
  let log: SQLiteLog
  let path: String

  init() throws {
    path = try Scratch.folder("rules").appendingPathComponent("soi.sqlite").path
    log = try SQLiteLog(path: path)
  }

  func append(_ event: RuleEvent) throws(Failure) -> Bool {
    try log.append(
      RuleRow(
        number: event.number, at: event.at, kind: event.kind.rawValue, action: event.action.rawValue, name: event.name,
        digest: event.digest.bytes, content: event.content))
  }

  func ruleEvents() throws(Failure) -> [RuleEvent] {
    try log.ruleRows().compactMap { row in
      guard let kind = RuleEvent.Kind(rawValue: row.kind), let action = RuleEvent.Action(rawValue: row.action) else {
        return nil
      }
      return RuleEvent(
        number: row.number, at: row.at, kind: kind, action: action, name: row.name, digest: Digest(row.digest),
        content: row.content)
    }
  }

  func keep(_ at: Int64) -> KeepRules<TestRules> {
    KeepRules(log: self, shipped: Sound.shipped, now: Instant(seconds: at))
  }
  func shelf(knownAt: Int64? = nil) throws -> PackShelf {
    let book = try RuleBook(ruleEvents(), knownAt: knownAt.map { Instant(seconds: $0) })
    return try PackShelf(Sound.shipped, store: book.packs)
  }
}

@Suite struct StoreTests {
  private func own(_ name: String, from: String, isDefault: Bool = true, base: String = "portal-v2-2026") -> [UInt8] {
    Array(
      """
      pack: \(name)
      based_on: \(base)
      title: \(name)
      valid: {from: \(from)}
      default: \(isDefault)
      source: x
      """.utf8)
  }

  private func period(_ from: String, _ to: String) throws -> Period {
    let (first, last) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
    return try #require(Period(from: first, to: last))
  }

  @Test func `a pack of the store is chosen by date from its first day on, until it is retired`() throws {
    let rules = try TestRules()
    let april = try period("2026-04-01", "2026-04-30")
    let june = try period("2026-06-01", "2026-06-30")
    #expect(try rules.shelf().pack(for: june).pack.name == "portal-v2-2026")
    let entry = try rules.keep(1_000).add(pack: own("tinh", from: "2026-05-01"), file: "tinh.yaml")
    #expect(entry.arrivedAt.seconds == 1_000 && entry.digest == Digest(sha256(own("tinh", from: "2026-05-01"))))
    #expect(try rules.shelf().pack(for: april).pack.name == "portal-v2-2026")
    #expect(try rules.shelf().pack(for: june).pack.name == "tinh")
    #expect(try rules.shelf().origin(of: "tinh") == .store && rules.shelf().origin(of: "formula-note") == .shipped)
    let straddling = try rules.shelf().pack(for: period("2026-04-01", "2026-06-30"))
    #expect(straddling.pack.name == "tinh" && straddling.note?.en.contains("portal-v2-2026 and tinh") == true)
    // The later arrival of two that hold from the same day; the later first day before that.
    _ = try rules.keep(2_000).add(pack: own("moi", from: "2026-05-01"), file: "moi.yaml")
    #expect(try rules.shelf().pack(for: june).pack.name == "moi")
    _ = try rules.keep(3_000).add(pack: own("cu", from: "2026-04-01"), file: "cu.yaml")
    #expect(try rules.shelf().pack(for: june).pack.name == "moi")
    #expect(try rules.keep(4_000).retire(.pack, "moi").retiredAt?.seconds == 4_000)
    #expect(try rules.shelf().pack(for: june).pack.name == "tinh")
  }

  @Test func `what was known at an instant can be said again`() throws {
    let rules = try TestRules()
    _ = try rules.keep(1_000).add(pack: own("tinh", from: "2026-05-01"), file: "tinh.yaml")
    _ = try rules.keep(2_000).retire(.pack, "tinh")
    _ = try rules.keep(3_000).add(pack: own("tinh", from: "2026-06-01"), file: "tinh.yaml")
    let names = { (at: Int64) in try rules.shelf(knownAt: at).packs.filter { $0.name == "tinh" }.map(\.validFrom.iso) }
    #expect(try names(999) == [])
    #expect(try names(1_500) == ["2026-05-01"])
    #expect(try names(2_500) == [])
    #expect(try names(3_000) == ["2026-06-01"])
    let entries = try RuleBook(rules.ruleEvents()).entries
    #expect(entries.map { $0.retiredAt?.seconds } == [2_000, nil])
  }

  @Test func `shipped names, names in use, bases in use and unsound packs are refused with a sentence`() throws {
    let rules = try TestRules()
    func refusal(_ body: () throws -> Void) -> String {
      do {
        try body()
        return "accepted"
      } catch {
        return (error as? Failure)?.sentence.en ?? "\(error)"
      }
    }
    let shipped = own("formula-note", from: "2026-05-01")
    #expect(refusal { _ = try rules.keep(1).add(pack: shipped, file: "x") }.contains("ships with soi"))
    #expect(refusal { _ = try rules.keep(1).retire(.pack, "formula-note") }.contains("cannot be retired"))
    _ = try rules.keep(1).add(pack: own("tinh", from: "2026-05-01"), file: "x")
    #expect(
      refusal { _ = try rules.keep(1).add(pack: own("tinh", from: "2026-06-01"), file: "x") }.contains(
        "Retire it first"))
    _ = try rules.keep(1).add(pack: own("con", from: "2026-05-01", base: "tinh"), file: "x")
    #expect(refusal { _ = try rules.keep(1).retire(.pack, "tinh") }.contains("base of: con"))
    #expect(refusal { _ = try rules.keep(1).retire(.pack, "tinhh") }.contains("Did you mean “tinh”?"))
    let unsound = Array("pack: x\nbased_on: portal-v2-2026\n".utf8)
    #expect(refusal { _ = try rules.keep(1).add(pack: unsound, file: "x.yaml") }.contains("x.yaml:1:1: "))
    #expect(try rules.ruleEvents().count == 2)
  }

  @Test func `calendars of the store lie over the one that ships, the later on top`() throws {
    let rules = try TestRules()
    let shipped = try Sound.calendar.get()
    let day = try #require(Day(iso: "2026-03-10"))
    func calendar() throws -> WorkCalendar { try RuleBook(rules.ruleEvents()).calendar(over: shipped) }
    let off = Array("date,kind,label,status\n2026-03-10,swap_off,nghỉ,verified\n".utf8)
    let on = Array("date,kind,label,status\n2026-03-10,swap_off,thôi,unconfirmed\n".utf8)
    _ = try rules.keep(1).add(calendar: off, name: "nghi", file: "nghi.csv")
    #expect(try !calendar().isWorkday(day) && shipped.isWorkday(day))
    _ = try rules.keep(2).add(calendar: on, name: "thoi", file: "thoi.csv")
    #expect(try calendar().isWorkday(day))
    _ = try rules.keep(3).retire(.calendar, "thoi")
    #expect(try !calendar().isWorkday(day))
    _ = try rules.keep(4).retire(.calendar, "nghi")
    #expect(try calendar().differences(from: shipped).isEmpty)
  }

  @Test func `events are never changed, never lost to another writer, and a change by hand is noticed`() throws {
    let rules = try TestRules()
    _ = try rules.keep(1).add(pack: own("tinh", from: "2026-05-01"), file: "x")
    let event = try #require(rules.ruleEvents().first)
    #expect(try !rules.append(event), "the number is taken")
    #expect(sqlite(rules.path, "UPDATE rule_event SET name = 'x'").contains("never changed"))
    #expect(sqlite(rules.path, "DELETE FROM rule_event").contains("never deleted"))
    let forged = RuleEvent(
      number: 2, at: event.at, kind: .pack, action: .add, name: "gia", digest: event.digest, content: Array("x".utf8))
    #expect(try rules.append(forged))
    #expect(throws: Failure.self) { _ = try RuleBook(rules.ruleEvents()) }
  }

  @Test func `a pack that no longer passes the checks stops everything with a way out, and can be retired`() throws {
    let rules = try TestRules()
    let old = Array("pack: cu\nbased_on: portal-v2-2026\ntitle: x\n".utf8)
    #expect(
      try rules.append(
        RuleEvent(
          number: 1, at: Instant(seconds: 1), kind: .pack, action: .add, name: "cu", digest: Digest(sha256(old)),
          content: old)))
    do {
      _ = try rules.shelf()
      Issue.record("an unsound pack of the store was taken")
    } catch let failure as Failure {
      #expect(failure.sentence.en.contains("soi rules retire cu"))
    }
    _ = try rules.keep(2).retire(.pack, "cu")
    #expect(try rules.shelf().packs.count == 3)
  }

  /// What the store says to a stranger's statement.
  private func sqlite(_ path: String, _ sql: String) -> String {
    do {
      try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
      return "done"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("date,kind,label,status\n2026-02-30,holiday,x,verified\n", "not_a_day", 2, 1),
    ("date,kind,label,status\n2026-02-27,holidy,x,verified\n", "unknown_word", 2, 2),
    ("date,kind,label,status\n2026-02-27,holiday,x,verifed\n", "unknown_word", 2, 4),
    ("date,kind,label,status\n2026-02-27,holiday,x,known\n2026-02-27,holiday,y,known\n", "repeated_day", 3, 1),
    ("date,kind,label,status\n2026-02-27,swap_work,x,known\n", "without_effect", 2, 2),
    ("date,kind,label,status\n2026-02-28,swap_off,x,known\n", "without_effect", 2, 2),
    ("date,kind,label,status\n2026-02-27,holiday,known\n", "cells", 2, 1), ("day,kind\n", "header", 1, 1),
    ("date,kind,label,status\n", "empty_file", 2, 1),
  ])
  func `what is wrong in a calendar is told with line and cell`(text: String, kind: String, line: Int, cell: Int) throws
  {
    let problems = try CalendarFile.check(Array(text.utf8)).problems
    #expect(problems.map(\.kind) == [kind] && problems[0].place == Place(line: line, column: cell), "\(problems)")
  }
}
