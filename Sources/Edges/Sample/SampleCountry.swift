import Records

/// A made-up country: provinces as `SampleProvince` makes them, below one nation. They share one catalogue of procedures.
package struct SampleCountry: Sendable {
  private let provinces: [SampleProvince]

  /// As many as there are since 2025.
  private static let mostProvinces = 34
  /// The nation's code and name.
  private static let nation = ["VN", "Nước mẫu", UnitKind.nation.rawValue, "", "", "", ""]

  /// 34 provinces of 200 communes each; real ones have 3,321.
  package static let mostCommunes = mostProvinces * SampleProvince.mostCommunes

  /// Communes and dossiers of the whole country, dealt to as many provinces as are usual; the rest of `order` is said of
  /// each of them.
  package init(_ order: SampleProvince.Order, communes: Int, dossiers: Int) {
    let count = max(2, min(Self.mostProvinces, communes / 98))
    // Larger and smaller provinces, as real ones have between 38 and 168 communes.
    var chance = Chance(order.seed, .volumes, 1)
    let sizes = apportioned(communes, (0..<count).map { _ in chance.within(0.7...1.3) })
    let shares = apportioned(dossiers, sizes.map { Double($0) })
    chance = Chance(order.seed, .names, 1)
    let names = PlaceNames.draw(count, &chance)
    provinces = (0..<count).map { index in
      let digits = String(index + 1)
      let code = "M" + (digits.utf8.count < 2 ? "0" : "") + digits
      return SampleProvince(
        SampleProvince.Order(
          place: SamplePlace(code: code, name: names[index], parent: Self.nation[0]), communes: sizes[index],
          agencies: order.agencies, dossiers: shares[index], seed: order.seed &+ UInt64(index), until: order.until,
          from: order.from, calendar: order.calendar, procedures: order.procedures, hasFlaws: order.hasFlaws))
    }
  }

  /// The files of a province, each with the rows of all provinces.
  package var files: [SampleFile] {
    let all = provinces.map(\.files)
    return all[0].indices.map { place in
      let parts = all.map { $0[place] }
      // The catalogue of procedures is the same everywhere.
      if parts[0].name.hasPrefix(FactKind.procedure.fileStem) { return parts[0] }
      let above = parts[0].name.hasPrefix(FactKind.unit.fileStem) ? [Self.nation] : []
      return SampleFile(joining: parts, after: above)
    }
  }

  package var expectedQuarantined: Int { provinces.reduce(0) { $0 + $1.expectedQuarantined } }
  package var dossierRows: Int { provinces.reduce(0) { $0 + $1.dossierRows } }
}
