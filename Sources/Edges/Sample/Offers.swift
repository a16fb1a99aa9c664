import Records

/// Draws what a unit offers, how often each procedure is asked for, and which of them can be paid online.
struct Offers {
  private(set) var list: [SampleUnit.Offer] = []
  private var chance: Chance
  private let habits: Habits

  init(_ seed: UInt64, _ unit: Int, _ habits: Habits) {
    chance = Chance(seed, .catalogue, unit)
    self.habits = habits
  }

  /// A commune's list. Some lack one or two procedures of the others; about one in forty lacks many.
  mutating func offerCommon(_ catalogue: Catalogue, commune: Int) {
    let lacking = commune % 37 == 36 ? 87 : [0, 1, 1, 1, 2][chance.below(5)]
    var left = lacking
    var kept: [Int] = []
    for procedure in catalogue.commune.reversed() {
      if left > 0, procedure >= catalogue.firstMadeUp, catalogue.procedures[procedure].citizen {
        left -= 1
      } else {
        kept.append(procedure)
      }
    }
    list = kept.reversed().map { procedure in
      let weight = Popularity.weight(catalogue.procedures[procedure], isMadeUp: procedure >= catalogue.firstMadeUp)
      return SampleUnit.Offer(
        procedure: procedure, weight: chance.logNormal(median: weight, spread: Popularity.spread(weight)))
    }
  }

  /// A department's list: a few procedures bring most of the work, in an order of its own.
  mutating func offerSpecialised(_ procedures: [Int]) {
    var places = chance.shuffled(Array(1...max(1, procedures.count)))[...]
    list = procedures.map { procedure in
      let place = Double(places.popFirst() ?? 1)
      return SampleUnit.Offer(procedure: procedure, weight: 1 / (place * (1 + place / 5) * (1 + place / 25)))
    }
  }

  /// Turns online payment on for the fee procedures that are asked for most.
  mutating func takePayment(_ catalogue: Catalogue) {
    let byWeight = list.indices.filter { catalogue.procedures[list[$0].procedure].fee }
      .sorted { (list[$0].weight, $1) > (list[$1].weight, $0) }
    var payable = habits.payable
    var integrated = habits.integrated
    for (place, index) in byWeight.enumerated() where payable > 0 {
      // The five commonest are always there; of the others some are passed over.
      if place >= 5, chance.happens(0.2) { continue }
      list[index].takesPayment = true
      payable -= 1
      if integrated > 0, place < 2 || !chance.happens(0.25) {
        list[index].isIntegrated = true
        integrated -= 1
      }
    }
  }
}

extension SampleUnit {
  init(
    code: String, name: String, kind: UnitKind, isWard: Bool, dossiers: Int, habits: Habits, offers: Offers,
    _ catalogue: Catalogue
  ) {
    var offers = offers
    offers.takePayment(catalogue)
    let list = offers.list
    let total = list.reduce(0) { $0 + $1.weight }
    let lateness = list.reduce(0) { $0 + $1.weight * catalogue.sectors[$1.procedure].lateness }
    let fees = list.filter { catalogue.procedures[$0.procedure].fee }
    let fee = fees.reduce(0) { $0 + $1.weight }
    let payable = fees.reduce(0) { $0 + ($1.takesPayment ? $1.weight : 0) }
    self.init(
      code: code, name: name, kind: kind, isWard: isWard, dossiers: dossiers, habits: habits, offers: list,
      lateScale: lateness > 0 ? habits.late * total / lateness : 0, payableShare: fee > 0 ? payable / fee : 0)
  }
}
