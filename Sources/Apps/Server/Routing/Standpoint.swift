package import Base

/// From where a question looks at the store: what had arrived by an instant, under the units of a day.
package struct Standpoint: Hashable, Sendable {
  /// Nil: everything that has arrived.
  package let knownAt: Instant?
  /// Nil: the newest row of every unit.
  package let tree: Day?

  package init(knownAt: Instant? = nil, tree: Day? = nil) {
    self.knownAt = knownAt
    self.tree = tree
  }

  /// What a reader must know: the numbers are not today's.
  static func note(knownAt: Instant) -> Sentence {
    Sentence(
      vi: "Chỉ tính những gì Soi đã nhận được lúc \(knownAt.vietnamese).",
      en: "Only what had arrived by \(knownAt.isoLocal) is counted.")
  }

  /// Everything that has arrived, under the newest rows.
  package static let now = Standpoint()
}
