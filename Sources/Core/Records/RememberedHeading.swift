package import Base

/// One thing a source system's lists taught: a heading, a word, or how it writes dates.
package struct RememberedHeading: Hashable, Sendable {
  package enum Part: String, Sendable, CaseIterable {
    case column, word, dates
  }
  package let part: Part
  /// The kind of list the heading stands in; nil for words and dates.
  package let kind: FactKind?
  /// As the source writes it.
  package let said: String
  package let meaning: String
  /// Said by a person or decided by evidence; the others are only what wordings gave.
  package let isDecided: Bool

  package init(_ part: Part, _ kind: FactKind?, said: String, meaning: String, isDecided: Bool) {
    self.part = part
    self.kind = kind
    self.said = said
    self.meaning = meaning
    self.isDecided = isDecided
  }
}

/// A source system of which something is remembered.
package struct RememberedSystem: Hashable, Sendable {
  package let name: String
  package let count: Int
  package let lastLearned: Instant

  package init(name: String, count: Int, lastLearned: Instant) {
    self.name = name
    self.count = count
    self.lastLearned = lastLearned
  }
}
