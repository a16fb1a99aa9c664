import Records

/// One unit of the made-up province, with everything its records are drawn from.
struct SampleUnit: Sendable {
  let code: String
  let name: String
  let kind: UnitKind
  /// A phường: more people, another name for one office.
  let isWard: Bool
  /// Its dossiers, those carried over from before the first day included.
  let dossiers: Int
  let habits: Habits
  /// What it offers: places in the catalogue, and beside each how often it is asked for.
  let offers: [Offer]
  /// How much more often than `habits.late` a dossier of a sector with factor 1 is late.
  let lateScale: Double
  /// The share of the fees asked for in procedures that take online payment.
  let payableShare: Double

  struct Offer: Sendable {
    let procedure: Int
    let weight: Double
    var takesPayment = false
    var isIntegrated = false
  }

  /// The office that handles a procedure.
  func office(of sector: Sector, procedure: Int) -> String {
    kind == .commune ? sector.office(inWard: isWard) : "Phòng Chuyên môn \(procedure % 3 + 1)"
  }

  /// The code of the officer number `number` of an office: no names of persons anywhere.
  func officer(_ number: Int) -> String { "CB-\(code)-" + (number < 10 ? "0" : "") + String(number) }
}

extension SampleUnit {
  /// Officers of the office of `sector`, as numbers: a commune has nine, three in each office.
  func officers(of sector: Sector, procedure: Int) -> ClosedRange<Int> {
    let office: Int
    switch sector.office(inWard: false) {
    case _ where kind != .commune: office = procedure % 3
    case "Văn phòng HĐND và UBND": office = 0
    case "Phòng Kinh tế": office = 1
    default: office = 2
    }
    return office * 3 + 1...office * 3 + 3
  }
}
