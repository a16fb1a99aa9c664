package import Base

/// Folds services as the log tells of them, without holding their deliveries: a country has them by the million.
///
/// A unit that some statement names otherwise than by its code may have one fact under several keys; its services are
/// gathered and folded as `Facts` folds them. Of every other unit a key is a fact.
package struct ServiceFold: ~Copyable {
  private let admission: Admission
  private let otherwiseNamed: Set<UnitCode>
  private var plain: [UnitCode: [(key: String, service: Service)]] = [:]
  private var gathered = Ledger()
  private var waiting: [Facts.Waiting] = []

  /// `unitTexts`: every text by which any delivery names a unit.
  package init(_ admission: Admission, unitTexts: [String]) {
    self.admission = admission
    otherwiseNamed = unitTexts.reduce(into: []) { named, text in
      if !admission.units.contains(UnitCode(text)) { named.formUnion(admission.units(meantBy: text)) }
    }
  }

  /// All deliveries of one key, each key once.
  package mutating func add(_ deliveries: [Delivery]) {
    guard let first = deliveries.first?.statement else { return }
    let unit = UnitCode(first.text(of: Self.unit) ?? "")
    guard admission.units.contains(unit), !otherwiseNamed.contains(unit) else {
      for delivery in deliveries { gathered.append(delivery) }
      return
    }
    let admitted = deliveries.filter { delivery in
      guard let missing = admission.missing(delivery.statement) else { return true }
      waiting.append(missing)
      return false
    }
    if admitted.isEmpty { return }
    let attributes = Ledger.fold(admitted)
    guard let procedure = admission.procedure(attributes.text(Self.procedure) ?? "") else { return }
    plain[unit, default: []].append((first.key, Service(attributes, unit: unit, procedure: procedure)))
  }

  /// The services by unit, each closed by the next of its procedure, and the statements that wait.
  package consuming func finish() -> (services: [UnitCode: [Service]], waiting: [Facts.Waiting]) {
    var services = plain.mapValues { rows in
      let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { codePointOrder($0.key, $1.key) }
      return (isInOrder ? rows : rows.sorted { codePointOrder($0.key, $1.key) }).map(\.service).closedByProcedure
    }
    let (others, waits) = admission.services(gathered)
    services.merge(others) { _, other in other }
    return (services, waiting + waits)
  }

  private static let unit: UInt8 = 1
  private static let procedure: UInt8 = 2
}

extension [Service] {
  /// By procedure; of one procedure each row ends before the next begins.
  var closedByProcedure: [Service] {
    let isInOrder = zip(self, dropFirst()).allSatisfy { $0.procedure <= $1.procedure }
    let rows = isInOrder ? self : sorted { $0.procedure < $1.procedure }
    var closedRows: [Service] = []
    closedRows.reserveCapacity(count)
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, rows[end].procedure == rows[start].procedure { end += 1 }
      if end == start + 1 {
        closedRows.append(rows[start])
      } else {
        closedRows += closed(Array(rows[start..<end]), from: \.validFrom, to: \.validTo)
      }
      start = end
    }
    return closedRows
  }
}
