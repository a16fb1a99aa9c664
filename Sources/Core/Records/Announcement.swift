package import Base

/// One procedure in one decision of announcement (công bố), with its publication (công khai).
package struct Announcement: Sendable {
  package private(set) var unit: UnitCode
  package let procedure: ProcedureCode
  package let decision: String
  package let signedOn: Day
  package let effectiveOn: Day?
  package let publishedOn: Day?
  package internal(set) var partsComplete: Bool?
  package let partsMissing: String?
  package let withdrawnOn: Day?
  /// Bits by column id; see `Attributes.knownMask`.
  package internal(set) var known: UInt64

  init?(_ attributes: Attributes, unit: UnitCode, procedure: ProcedureCode) {
    guard let decision = attributes.text(3), let signedOn = attributes.day(4) else { return nil }
    self.unit = unit
    self.procedure = procedure
    self.decision = decision
    self.signedOn = signedOn
    effectiveOn = attributes.day(5)
    publishedOn = attributes.day(6)
    partsComplete = attributes.flag(7)
    partsMissing = attributes.text(8)
    withdrawnOn = attributes.day(9)
    known = attributes.knownMask(.of(.announcement))
  }

  /// The same under another unit.
  func moved(to unit: UnitCode) -> Announcement {
    var moved = self
    moved.unit = unit
    return moved
  }
}
