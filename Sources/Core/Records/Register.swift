package import Base

/// A citizen's rating; stored and shown, it never enters indicator 21.
package struct Rating: Sendable {
  package let id: String
  package private(set) var unit: UnitCode
  package let dossier: String?
  package let ratedAt: Instant?
  /// 1–5.
  package let score: Int?
  package let dissatisfied: Bool?

  init?(_ attributes: Attributes, unit: UnitCode) {
    guard let id = attributes.text(1) else { return nil }
    self.id = id
    self.unit = unit
    dossier = attributes.text(3)
    ratedAt = attributes.instant(4)
    score = attributes.count(5)
    dissatisfied = attributes.flag(6)
  }

  /// The same under another unit.
  func moved(to unit: UnitCode) -> Rating {
    var moved = self
    moved.unit = unit
    return moved
  }
}

/// One step of a dossier's process.
package struct Step: Sendable {
  package let dossier: String
  package let sequence: Int
  package let office: String?
  package let officer: String?
  package let status: String?
  package let startedAt: Instant?
  package let dueAt: Instant?
  package let endedAt: Instant?
  package let pausedMinutes: Int?

  init?(_ attributes: Attributes) {
    guard let dossier = attributes.text(1), let sequence = attributes.count(2) else { return nil }
    self.dossier = dossier
    self.sequence = sequence
    office = attributes.text(3)
    officer = attributes.text(4)
    status = attributes.text(5)
    startedAt = attributes.instant(6)
    dueAt = attributes.instant(7)
    endedAt = attributes.instant(8)
    pausedMinutes = attributes.count(9)
  }
}

/// How many dossiers the national reporting system says a unit received in exactly these days (R of indicator 04).
package struct NationalReport: Sendable {
  package private(set) var unit: UnitCode
  package let period: Period
  package let received: Int

  init?(_ attributes: Attributes, unit: UnitCode) {
    guard let from = attributes.day(2), let to = attributes.day(3), let period = Period(from: from, to: to),
      let received = attributes.count(4)
    else { return nil }
    self.unit = unit
    self.period = period
    self.received = received
  }

  /// The same under another unit.
  func moved(to unit: UnitCode) -> NationalReport {
    var moved = self
    moved.unit = unit
    return moved
  }
}

/// One figure the national portal published: of a block, an indicator or the total.
package struct PublishedFigure: Sendable {
  package private(set) var unit: UnitCode
  package let period: Period
  package let asOf: Instant
  /// A block code, an indicator's number, id or code, or `TOTAL`.
  package let block: String
  package let score: Points?
  package let numerator: Int?
  package let denominator: Int?
  package let rank: Int?
  package let of: Int?
  package let generation: String?

  init?(_ attributes: Attributes, unit: UnitCode) {
    guard let from = attributes.day(2), let to = attributes.day(3), let period = Period(from: from, to: to),
      let asOf = attributes.instant(4), let block = attributes.text(5)
    else { return nil }
    self.unit = unit
    self.period = period
    self.asOf = asOf
    self.block = block
    score = attributes.points(6)
    numerator = attributes.count(7)
    denominator = attributes.count(8)
    rank = attributes.count(9)
    of = attributes.count(10)
    generation = attributes.text(11)
  }

  /// The same under another unit.
  func moved(to unit: UnitCode) -> PublishedFigure {
    var moved = self
    moved.unit = unit
    return moved
  }
}
