internal import Base
package import Records

extension Desk {
  /// The procedures a unit offers as services, or all of the register where none is named; nothing for a unit nobody knows.
  package func procedures(of reference: String?) -> [Procedure] {
    guard let reference else { return facts.procedures.values.sorted { $0.code.text < $1.code.text } }
    let units = Set(registers.admission.units(meantBy: reference)).union([UnitCode(reference)])
    let codes = units.flatMap { facts.services[$0] ?? [] }.map(\.procedure)
    return Set(codes).compactMap { facts.procedures[$0] }.sorted { $0.code.text < $1.code.text }
  }
}
