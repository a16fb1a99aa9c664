import Records
import Sample
import Testing

@Suite struct CountryTests {
  private let country = SampleCountry(
    Orders.order(agencies: 3, hasFlaws: false), communes: 205, dossiers: 2050)

  private func records(_ kind: FactKind) throws -> [Record] {
    let file = try #require(country.files.first { $0.name == kind.fileStem + ".csv" })
    let places = Dictionary(uniqueKeysWithValues: zip(file.header, 0...))
    return file.rows.map { Record(places: places, cells: $0) }
  }

  @Test func `provinces lie below one nation, communes below provinces`() throws {
    let units = try records(.unit)
    #expect(Set(units.map { $0["code"] }).count == units.count)
    #expect(units.count { $0["kind"] == "commune" } == 205)
    let provinces = units.filter { $0["kind"] == "province" }
    #expect(provinces.count == 2 && Set(provinces.map { $0["name"] }).count == 2)
    #expect(provinces.allSatisfy { $0["parent"] == "VN" } && units[0]["kind"] == "nation")
    let known = Set(provinces.map { $0["code"] })
    #expect(units.allSatisfy { ["nation", "province"].contains($0["kind"]) || known.contains($0["parent"]) })
  }

  @Test func `no key is in two provinces`() throws {
    for (kind, key) in [
      (FactKind.procedure, ["code"]), (.petition, ["code"]), (.rating, ["id"]), (.service, ["unit", "procedure"]),
      (.nationalReport, ["unit", "from", "to"]),
    ] {
      let keys = try records(kind).map { row in key.map { row[$0] ?? "" } }
      #expect(!keys.isEmpty && Set(keys).count == keys.count, "\(kind)")
    }
    // Bad rows repeat a dossier on purpose, but always one of the same unit.
    let dossiers = try records(.dossier)
    #expect(dossiers.count == country.dossierRows)
    let prefixes = Dictionary(grouping: dossiers, by: { $0["code"] }).mapValues {
      Set($0.map { $0["unit"]?.prefix(3) })
    }
    #expect(prefixes.values.allSatisfy { $0.count == 1 })
  }

  @Test func `every procedure that is offered or asked for is in the catalogue`() throws {
    let known = Set(try records(.procedure).map { $0["code"] })
    for kind in [FactKind.service, .dossier, .announcement] {
      #expect(try records(kind).allSatisfy { known.contains($0["procedure"]) }, "\(kind)")
    }
  }
}
