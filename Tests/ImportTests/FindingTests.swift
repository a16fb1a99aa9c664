import Base
import Counting
import Foundation
import Records
import Scoring
import Testing
import Work

/// What is unlikely in the data, and what hangs on it.
@Suite struct FindingTests {
  private static let header =
    "code,unit,procedure,channel,received_at,submitted_at,due_at,ended_at,end_kind,supplements,payment,result_file,result_file_at,office,system\n"

  private static func row(
    _ code: String, received: String = "2026-02-02T08:00:01", submitted: String = "2026-02-02T07:00:00",
    due: String = "2026-02-20T17:00:00", ended: String = "2026-02-10T09:00:00", supplements: String = "0",
    payment: String = "0", resultAt: String = "2026-02-10T09:00:00", channel: String = "direct",
    system: String = "Một cửa"
  ) -> String {
    "\(code),X1,1.1,\(channel),\(received),\(submitted),\(due),\(ended),done,\(supplements),\(payment),1,\(resultAt),P\(code),\(system)\n"
  }

  private func desk(_ rows: [String]) throws -> Desk {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file("units.csv", unitsFile),
      desktop.file("procedures.csv", "code,name,fee\n1.1,Chứng thực,1\n"),
      desktop.file("dossiers.csv", Self.header + rows.joined()),
    ])
    return try desktop.desk()
  }

  private func question(_ desk: Desk) throws -> Question {
    let year = try #require(Period.year(2026))
    return try desk.question(Desk.Request(from: year.from, to: year.to, asOf: year.end), now: year.end).question
  }

  @Test func `habits of a sender are told record by record`() throws {
    let desk = try desk([
      Self.row("A", ended: "2026-02-02T08:00:01"), Self.row("B", resultAt: "2026-02-01T10:00:00"), Self.row("C"),
    ])
    let found = desk.facts.findings.map { "\($0.kind.rawValue) \($0.record)" }
    #expect(found == ["ended_at_reception A", "result_before_reception B"])
  }

  @Test func `a day without a time is not before another moment of that day`() throws {
    let desk = try desk([
      Self.row("A", received: "2026-02-02T10:00:00", ended: "2026-02-02"),
      Self.row("B", received: "2026-02-02T10:00:01", ended: "2026-02-01"),
      Self.row("C", received: "2026-02-02T10:00:02", ended: "2026-02-02T09:00:00"),
      Self.row("D", received: "2026-02-02T10:00:03", due: "2026-02-02"),
    ])
    let found = desk.facts.findings.map { "\($0.kind.rawValue) \($0.record)" }.filter { $0.contains("before_received") }
    #expect(found == ["ended_before_received B", "ended_before_received C"])
  }

  @Test func `a dossier sent again under another code is told, two people in one second at two desks are not`() throws {
    let again = Self.row("B").replacingOccurrences(of: ",PB,", with: ",PA,")
    let desk = try desk([Self.row("A"), again, Self.row("C")])
    #expect(desk.facts.findings.map { "\($0.kind.rawValue) \($0.record) \($0.detail)" } == ["twin_dossier B A"])
  }

  @Test func `what a whole source always does is told of the source`() throws {
    let rows = (0..<220).map { index in
      let moment = "2026-02-0\(index % 9 + 1)T08:\(10 + index / 9 % 50):0\(index % 9)"
      return Self.row(
        "D\(index)", received: moment, submitted: moment, due: "2026-03-20T17:00:00", ended: "2026-03-10T09:00:00",
        payment: index.isMultiple(of: 20) ? "0" : "2", resultAt: "2026-03-10T09:00:00",
        channel: ["online", "direct", "post"][index % 3])
    }
    let late = Self.row("Z", received: "2026-09-02T08:00:05", ended: "2026-09-10T09:00:00", system: "Hệ khác")
    let kinds = try desk(rows + [late]).facts.findings.map(\.kind)
    #expect(kinds.contains(.submittedAtReception))
    #expect(kinds.contains(.paidOnlyOnline))
    #expect(kinds.contains(.silentSource))
  }

  @Test func `the price of a finding is what the score moves by when the value is mended`() throws {
    let others = (0..<40).map { Self.row("D\($0)", received: "2026-02-02T08:00:\(10 + $0 % 50)") }
    let doubtful = try desk(others + [Self.row("A", supplements: "2")])
    let mended = try desk(others + [Self.row("A", supplements: "1")])
    let question = try question(doubtful)
    let finding = try #require(doubtful.facts.findings.first { $0.kind == .secondSupplementUnknown })
    let price = try #require(doubtful.priced([finding], question).first?.points)
    let unit = UnitCode("X1")
    let before = try #require(doubtful.scorer.score(unit, question))
    let after = try #require(mended.scorer.score(unit, question))
    let moved = zip(before.indicators, after.indicators).reduce(Fraction.zero) { $0 + ($1.1.exact - $1.0.exact) }
    #expect(price == moved)
    #expect(price > .zero)
  }
}
