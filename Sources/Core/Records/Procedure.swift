package import Base

/// A procedure (thủ tục hành chính) as the register knows it. What is not known counts as not so.
package struct Procedure: Sendable {
  package let code: ProcedureCode
  package let name: String
  package let field: String?
  /// Its subjects include citizens.
  package let citizen: Bool?
  /// It has a financial obligation.
  package let fee: Bool?
  /// It prescribes a result on paper.
  package let paperResult: Bool?
  /// The legal term in working days; a term of more than ten years is no term.
  package let statutoryDays: Int?
  package let validFrom: Day?
  package let validTo: Day?
  package let successor: ProcedureCode?

  init?(_ attributes: Attributes) {
    guard let code = attributes.text(1) else { return nil }
    self.code = ProcedureCode(code)
    name = attributes.text(2) ?? code
    field = attributes.text(3)
    citizen = attributes.flag(4)
    fee = attributes.flag(5)
    paperResult = attributes.flag(6)
    statutoryDays = attributes.count(7).flatMap { $0 <= 3650 ? $0 : nil }
    validFrom = attributes.day(8)
    validTo = attributes.day(9)
    successor = attributes.text(10).map { ProcedureCode($0) }
  }
}

package enum OnlineLevel: String, Sendable, CaseIterable {
  case none, partial, full
}

/// A procedure offered by a unit, from a day to a day.
package struct Service: Sendable {
  package private(set) var unit: UnitCode
  package private(set) var procedure: ProcedureCode
  package internal(set) var onlineLevel: OnlineLevel?
  package internal(set) var paymentIntegrated: Bool?
  /// The procedure is under the unit's own authority (indicator 06 of that unit).
  package let ownAuthority: Bool?
  package let certifiedCopy: Bool?
  package let validFrom: Day?
  package var validTo: Day?

  init(_ attributes: Attributes, unit: UnitCode, procedure: ProcedureCode) {
    self.unit = unit
    self.procedure = procedure
    onlineLevel = attributes.choice(3)
    paymentIntegrated = attributes.flag(4)
    ownAuthority = attributes.flag(5)
    certifiedCopy = attributes.flag(6)
    validFrom = attributes.day(7)
    validTo = attributes.day(8)
  }

  package func isValid(on day: Day) -> Bool { spans(validFrom, validTo, day) }

  /// The same under another code of its procedure.
  func recoded(to procedure: ProcedureCode) -> Service {
    var recoded = self
    recoded.procedure = procedure
    return recoded
  }

  /// The same under another unit, no longer than to its own one's end.
  func moved(to unit: UnitCode, end: Day?) -> Service {
    var moved = self
    moved.unit = unit
    if let end { moved.validTo = validTo.map { min($0, end) } ?? end }
    return moved
  }
}
