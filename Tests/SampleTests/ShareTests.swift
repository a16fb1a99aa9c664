import Base
import Records
import Sample
import Testing

/// The made-up units lie where real ones lay in the captures of 2026.
struct ShareTests {
  private struct Shares {
    var onTime, online, paid, result, digitised, reused, store, population, complaint, ended: Double
  }

  private static let province = Orders.province(communes: 30, agencies: 12, dossiers: 16_000, seed: 44)

  private static let shares: [Shares] = {
    let units = Dictionary(grouping: province.acceptedDossiers) { $0["unit"]! }
    return units.filter { $0.key.count == 7 && $0.value.count > 250 }.sorted { $0.key < $1.key }.map {
      shares($0.value)
    }
  }()

  private static func shares(_ rows: [Record]) -> Shares {
    func share(_ test: (Record) -> Bool, of rows: [Record]) -> Double {
      Double(rows.count(where: test)) / Double(max(rows.count, 1))
    }
    func isLate(_ row: Record) -> Bool {
      let end = row["ended_at"]!.isEmpty ? "9" : row["ended_at"]!
      return (end > row["due_at"]! && row["due_at"]! < "2026-10-10T23:59:59") || Int(row["supplements"]!)! > 1
    }
    return Shares(
      onTime: share({ !isLate($0) }, of: rows), online: share({ $0["channel"] == "online" }, of: rows),
      paid: share({ $0["payment"] == "2" }, of: rows.filter { $0["payment"] != "0" }),
      result: share({ $0["result_file"] == "1" }, of: rows),
      digitised: share({ $0["result_file"] == "1" && $0["component_file"] == "1" }, of: rows),
      reused: share({ $0["reused"] == "1" }, of: rows), store: share({ $0["personal_store"] == "1" }, of: rows),
      population: share({ $0["population_data"] == "1" }, of: rows),
      complaint: share({ $0["complaint"] == "1" }, of: rows),
      ended: share({ ["refused", "withdrawn", "stopped"].contains($0["end_kind"]!) }, of: rows))
  }

  /// All inside `range`, the middle inside `middle`.
  private func expect(
    _ field: KeyPath<Shares, Double>, in range: ClosedRange<Double>, middle: ClosedRange<Double>,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let values = Self.shares.map { $0[keyPath: field] }.sorted()
    #expect(values.count >= 15, sourceLocation: location)
    #expect(values.allSatisfy { range.contains($0) }, "\(values)", sourceLocation: location)
    #expect(middle.contains(values[values.count / 2]), "\(values)", sourceLocation: location)
  }

  @Test func `on time`() { expect(\.onTime, in: 0.6...1, middle: 0.9...0.97) }
  @Test func `received online`() { expect(\.online, in: 0.4...1, middle: 0.75...0.96) }
  @Test func `paid online`() { expect(\.paid, in: 0.5...1, middle: 0.78...0.93) }
  @Test func `with a result file`() { expect(\.result, in: 0.45...1, middle: 0.77...0.92) }
  @Test func `digitised`() { expect(\.digitised, in: 0.01...0.92, middle: 0.15...0.33) }
  @Test func `reused`() { expect(\.reused, in: 0.06...0.97, middle: 0.15...0.3) }
  @Test func `in the personal store`() { expect(\.store, in: 0...0.06, middle: 0...0.01) }
  @Test func `with population data`() { expect(\.population, in: 0.1...0.72, middle: 0.3...0.52) }
  @Test func `with a complaint`() { expect(\.complaint, in: 0...0.02, middle: 0...0.004) }
  @Test func `refused, withdrawn or stopped`() { expect(\.ended, in: 0...0.04, middle: 0.008...0.025) }

  @Test func `the province as a whole`() {
    let all = Self.shares(Self.province.acceptedDossiers)
    #expect((0.78...0.97).contains(all.onTime))
    #expect((0.55...0.99).contains(all.online))
    #expect((0.65...0.95).contains(all.paid))
  }

  @Test func `volumes differ as much as communes do`() {
    let units = Dictionary(grouping: Self.province.acceptedDossiers) { $0["unit"]! }.mapValues(\.count)
    let communes = units.filter { $0.key.count == 7 }.values.sorted()
    #expect(communes.count == 30)
    #expect(communes[29] > communes[0] * 12)
    #expect(units.filter { $0.key.count == 6 }.values.reduce(0, +) * 5 < 16_000)
  }
}
