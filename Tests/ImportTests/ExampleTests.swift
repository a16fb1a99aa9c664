import Base
import Counting
import Foundation
import Records
import Testing
import Work

/// The examples of the repository do what their texts say.
@Suite struct ExampleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `Đông Trà Bồng: 933 dossiers give every figure of parts II and IV`() throws {
    let desktop = try Desktop()
    let folder = Self.root.appendingPathComponent("Examples/dong-tra-bong").path
    let report = try desktop.take(["units.csv", "procedures.csv", "dossiers.csv"].map { folder + "/" + $0 })
    #expect(report.quarantine.isEmpty)
    let desk = try desktop.desk()
    let commune = UnitCode("21127")
    func counts(_ to: String, _ asOf: String, _ key: CountKey) throws -> [String: SixCounts] {
      let (first, last) = (try #require(Day(iso: "2025-07-01")), try #require(Day(iso: to)))
      let instant = try #require(Instant(iso: asOf, missing: .endOfDay))
      let period = try #require(Period(from: first, to: last))
      let window = try #require(Window(period, asOf: instant))
      let rows = desk.engine.counts(commune, window: window, by: key)
      var named = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.counts) })
      named["all"] = rows.reduce(SixCounts()) { $0 + $1.counts }
      return named
    }
    // II: until 09:00 on 15 September.
    let fields = try counts("2025-09-15", "2025-09-15T09:00:00", .field)
    let all = try #require(fields["all"])
    #expect(all.received == 933 && all.carriedOver == 0)
    #expect(all.ended == 861 && all.early == 837 && all.late == 24)
    #expect(all.open == 57 && all.openLate == 0)
    #expect(all.refused + all.withdrawn + all.stopped == 15)
    #expect(fields["Tư pháp"]?.late == 14 && fields["Văn hóa"]?.late == 4 && fields["Đất đai"]?.late == 6)
    let channels = try counts("2025-09-15", "2025-09-15T09:00:00", .channel)
    #expect(channels["online"]?.received == 416 && channels["direct"]?.received == 517)
    let procedures = try counts("2025-09-15", "2025-09-15T09:00:00", .procedure)
    let late = [
      "2.000815": 4, "2.000884": 4, "1.001193": 5, "1.000656": 1, "1.014027": 2, "1.001776": 2, "1.013978": 6,
    ]
    for (procedure, count) in late { #expect(procedures[procedure]?.late == count, "\(procedure)") }
    // IV: until 10 September.
    let earlier = try #require(try counts("2025-09-10", "2025-09-10", .field)["all"])
    #expect(earlier.late + earlier.openLate == 23)
  }
}
