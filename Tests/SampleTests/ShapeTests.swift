import Base
import Records
import Sample
import Testing

struct ShapeTests {
  /// FNV-1a over every cell of every file.
  private func hash(_ province: SampleProvince) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in province.files {
      for row in file.rows {
        for cell in row {
          for byte in cell.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
          hash = (hash ^ 0x1F) &* 0x0000_0100_0000_01B3
        }
      }
    }
    return hash
  }

  @Test func `the same order gives the same bytes and another seed others`() {
    let first = hash(Orders.province(communes: 5, dossiers: 1500))
    #expect(hash(Orders.province(communes: 5, dossiers: 1500)) == first)
    #expect(hash(Orders.province(communes: 5, dossiers: 1500, seed: 767)) != first)
  }

  @Test func `ten files come in the order of reading, each again at every reading`() {
    let files = Orders.province(communes: 3, dossiers: 300).files
    #expect(
      files.map(\.name) == [
        "units.csv", "procedures.csv", "services.csv", "announcements.csv", "dossiers.csv", "petitions.csv",
        "ratings.csv",
        "national_reports.csv", "steps.csv", "published.csv",
      ])
    for file in files { #expect(Array(file.rows) == Array(file.rows)) }
  }

  @Test(arguments: Orders.kinds) func `every row has the columns of the schema and cells of their type`(
    kind: FactKind
  ) {
    let province = Standard.province
    let file = province.file(kind)
    let columns = Schema.of(kind).fileColumns
    #expect(file.header == columns.map(\.name))
    var unreadable = 0
    var misshapen = 0
    for row in file.rows {
      if row.count != columns.count { misshapen += 1 }
      let isReadable = zip(row, columns).allSatisfy { fits($0, $1) }
      if !isReadable || (kind == .dossier && row[1] == "H99.999") { unreadable += 1 }
    }
    #expect(misshapen == 0)
    #expect(unreadable == (kind == .dossier ? province.expectedQuarantined : 0))
  }

  private func fits(_ cell: String, _ column: Column) -> Bool {
    if cell.isEmpty { return !column.isRequired && (!column.isKey || column.name == "valid_from") }
    switch column.type {
    case .code: return !cell.contains(" ")
    case .text: return true
    case .day: return Day(iso: cell) != nil
    case .instant(let missing): return Instant(iso: cell, missing: missing) != nil
    case .flag: return cell == "0" || cell == "1"
    case .count: return Int(cell).map { $0 >= 0 } ?? false
    case .choice(let words): return words.contains(cell)
    case .points: return Points(text: cell) != nil
    }
  }

  @Test(arguments: Orders.kinds) func `keys are unique apart from the repeated dossiers`(kind: FactKind) {
    let province = Standard.province
    let columns = Schema.of(kind).columns
    var seen: Set<[String]> = []
    var repeated = 0
    for row in province.file(kind).rows {
      let key = zip(row, columns).filter(\.1.isKey).map(\.0)
      if !seen.insert(key).inserted { repeated += 1 }
    }
    // One in six of the bad rows repeats the row before it, one has no code at all; six thousand dossiers have six.
    #expect(repeated == (kind == .dossier ? 1 : 0))
  }

  @Test func `an order without flaws has none, and a small one has one of each kind`() {
    #expect(Orders.province(dossiers: 1000, hasFlaws: false).expectedQuarantined == 0)
    #expect(Orders.province(dossiers: 1000, hasFlaws: false).acceptedDossiers.count == 1000)
    let small = Orders.province(dossiers: 600)
    #expect(small.expectedQuarantined == 3)
    #expect(small.dossierRows == 604)
    #expect(small.records(.dossier).count == 604)
    #expect(small.acceptedDossiers.count == 600)
    #expect(small.acceptedDossiers.count { $0["procedure"] == "9.999999" } == 1)
    #expect(small.acceptedDossiers.count { $0["due_at"]! < $0["received_at"]! } == 1)
  }

  @Test func `values outside the limits move to the nearest limit`() {
    let empty = Orders.province(communes: 0, agencies: 99, dossiers: -1, until: "2026-01-01")
    #expect(empty.records(.unit).count == 1 + 15 + 1)
    #expect(empty.records(.dossier).isEmpty)
    #expect(Orders.province(communes: 500, agencies: 0, dossiers: 10).records(.unit).count == 201)
    #expect(
      Orders.province(communes: 1, agencies: 0, dossiers: 40, until: "2026-02-18", from: "2026-02-17").acceptedDossiers
        .count == 40)
  }
}
