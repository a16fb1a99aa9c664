import Records

/// Every procedure of the province and who offers which: as many per commune and in all as real provinces publish.
struct Catalogue: Sendable {
  /// The given ones first, then those that fill the communes' lists, then the departments'.
  let procedures: [SampleProcedure]
  let sectors: [Sector]
  /// What a commune offers, as places in `procedures`.
  let commune: [Int]
  /// What each department offers.
  let departments: [[Int]]
  /// The first made-up place.
  let firstMadeUp: Int
  /// Procedures under the province's own authority (indicator 06) and their level.
  let ownAuthority: [(procedure: Int, level: OnlineLevel)]

  /// Communes show 388–390 procedures for citizens and 402–403 online services (captures of October 2026).
  private static let communeCitizens = 390
  private static let communeOnline = 403
  private static let communeOffered = 412

  init(_ given: [SampleProcedure], departments: [Department]) {
    var codes: Set<String> = []
    var all = given.filter { codes.insert($0.code).inserted }
    // Residence belongs to the police; the lists name it, the counters do not offer it.
    let offered = all.indices.filter { Sector(field: all[$0].field) != .residence }
    let online = offered.count { all[$0].online != .none }
    let citizens = offered.count { all[$0].citizen }
    firstMadeUp = all.count
    var maker = MadeUpProcedures()
    let missing = max(0, Self.communeOffered - offered.count)
    all += maker.make(
      missing, fields: MadeUpProcedures.communeFields, citizens: min(missing, max(0, Self.communeCitizens - citizens)),
      offline: max(0, missing - max(0, Self.communeOnline - online)), feeEvery: 6)
    commune = offered + Array(firstMadeUp..<all.count)

    var lists: [[Int]] = []
    for department in departments {
      let first = all.count
      all += maker.make(
        department.procedures, fields: department.fields, citizens: department.procedures * 11 / 20,
        offline: department.procedures / 9, feeEvery: 3)
      lists.append(Array(first..<all.count))
    }
    self.departments = lists
    procedures = all
    sectors = all.map { Sector(field: $0.field) }
    ownAuthority = Self.own(all, candidates: lists.isEmpty ? commune : Array(lists.joined()))
  }

  /// 89 procedures, 31 of them partly and 21 fully online, as Phú Thọ's in September 2026.
  private static func own(_ all: [SampleProcedure], candidates: [Int]) -> [(procedure: Int, level: OnlineLevel)] {
    let wanted: [(level: OnlineLevel, count: Int)] = [(.partial, 31), (.full, 21), (.none, 37)]
    var chosen: [(procedure: Int, level: OnlineLevel)] = []
    for (level, count) in wanted {
      let places = candidates.filter { all[$0].online == level }
      let step = max(1, places.count / count)
      chosen += stride(from: 0, to: places.count, by: step).prefix(count).map { (places[$0], level) }
    }
    return chosen.sorted { $0.procedure < $1.procedure }
  }
}
