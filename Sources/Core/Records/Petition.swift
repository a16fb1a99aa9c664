package import Base

package enum PetitionKind: String, Sendable, CaseIterable {
  case rule, staff, other
}

/// A petition or feedback (phản ánh, kiến nghị) a unit has to answer.
package struct Petition: Sendable {
  package let code: String
  package private(set) var unit: UnitCode
  package let receivedAt: Instant?
  package let dueAt: Instant?
  package internal(set) var statedAnsweredAt: Instant?
  /// When another body passed it on: the clock starts there.
  package let forwardedAt: Instant?
  package let supplementAt: Instant?
  package let refusedAt: Instant?
  package let publishedAt: Instant?
  package let isForwarded: Bool?
  package let likes: Int?
  package let dislikes: Int?
  package let isRepeat: Bool?
  package let kind: PetitionKind?
  /// Bits by column id; see `Attributes.knownMask`.
  package internal(set) var known: UInt64

  init?(_ attributes: Attributes, unit: UnitCode) {
    guard let code = attributes.text(1) else { return nil }
    self.code = code
    self.unit = unit
    receivedAt = attributes.instant(3)
    dueAt = attributes.instant(4)
    statedAnsweredAt = attributes.instant(5)
    forwardedAt = attributes.instant(6)
    supplementAt = attributes.instant(7)
    refusedAt = attributes.instant(8)
    publishedAt = attributes.instant(9)
    isForwarded = attributes.text(10).map { $0 == "forwarded" }
    likes = attributes.count(11)
    dislikes = attributes.count(12)
    isRepeat = attributes.flag(13)
    kind = attributes.choice(14)
    known = attributes.knownMask(.of(.petition))
  }

  /// The same under another unit.
  func moved(to unit: UnitCode) -> Petition {
    var moved = self
    moved.unit = unit
    return moved
  }

  /// Never before reception.
  package var answeredAt: Instant? {
    guard let answer = statedAnsweredAt else { return nil }
    return receivedAt.map { max($0, answer) } ?? answer
  }

  package var isDisliked: Bool { (dislikes ?? 0) > (likes ?? 0) }
}
