import Records

/// The units of the province: names, volumes, habits and what each offers.
struct Roster: Sendable {
  /// Departments first, then communes, each in the order of their codes.
  let units: [SampleUnit]

  /// Dossiers of a commune in nine months, as captures show them (tenths of the communes).
  private static let volumes = Spread(229, 430, 900, 1600, 2060, 2350, 3000, 3860, 5000, 6200, 10_716)

  init(_ order: SampleProvince.Order, _ catalogue: Catalogue, departments: [Department]) {
    var chance = Chance(order.seed, .volumes)
    let communeVolumes = Self.volumes.dealt(to: order.communes, &chance)
    let busiest = Self.wards(communeVolumes, &chance)
    // A department has a third of the middle commune's work, the land registry a whole commune's; in a province of few
    // communes all departments together still have no more than a sixth of the communes' work.
    let departmentVolumes = departments.map { $0.volume * 780 * chance.within(0.7...1.4) }
    let limit = communeVolumes.reduce(0, +) / 6
    let scale = min(1, limit / max(departmentVolumes.reduce(0, +), 1))
    let volumes = departmentVolumes.map { $0 * scale } + communeVolumes
    let dossiers = apportioned(order.dossiers, volumes)

    chance = Chance(order.seed, .names)
    let names = PlaceNames.draw(order.communes, &chance)
    chance = Chance(order.seed, .habits)
    let departmentHabits = HabitSpreads.department.dealt(to: departments.count, &chance)
    let communeHabits = HabitSpreads.commune.dealt(to: order.communes, &chance)

    var units: [SampleUnit] = []
    for (index, department) in departments.enumerated() {
      let number = String(index + 1)
      var offers = Offers(order.seed, index, departmentHabits[index])
      offers.offerSpecialised(catalogue.departments[index])
      units.append(
        SampleUnit(
          code: "\(order.place.code)." + (number.utf8.count < 2 ? "0" : "") + number,
          name: department.name(in: "tỉnh \(order.place.name)"), kind: .agency, isWard: false,
          dossiers: dossiers[index],
          habits: departmentHabits[index], offers: offers, catalogue))
    }
    for index in 0..<order.communes {
      let isWard = busiest.contains(index)
      var offers = Offers(order.seed, 1000 + index, communeHabits[index])
      offers.offerCommon(catalogue, commune: index)
      units.append(
        SampleUnit(
          code: "\(order.place.code).\(101 + index)", name: "UBND \(isWard ? "phường" : "xã") \(names[index])",
          kind: .commune,
          isWard: isWard, dossiers: dossiers[departments.count + index], habits: communeHabits[index], offers: offers,
          catalogue))
    }
    self.units = units
  }

  /// A fifth of the communes are wards, mostly the busiest.
  private static func wards(_ volumes: [Double], _ chance: inout Chance) -> Set<Int> {
    let order = volumes.enumerated().map { (index: $0, volume: $1 * chance.within(0.6...1.6)) }
      .sorted { ($0.volume, $1.index) > ($1.volume, $0.index) }
    return Set(order.prefix(volumes.count / 5).map(\.index))
  }
}
