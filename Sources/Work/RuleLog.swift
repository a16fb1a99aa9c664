package import Base

/// One thing that was done to the rules of a store: a pack or calendar put in, or taken out of use. Never changed later,
/// so that what anybody was shown can be said again.
package struct RuleEvent: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case pack, calendar
  }
  package enum Action: String, Sendable {
    case add, retire
  }

  /// From 1, in the order of arrival.
  package let number: Int
  package let at: Instant
  package let kind: Kind
  package let action: Action
  package let name: String
  /// SHA-256 of the content.
  package let digest: Digest
  /// The file as it came; empty when something is taken out of use.
  package let content: [UInt8]

  package init(
    number: Int, at: Instant, kind: Kind, action: Action, name: String, digest: Digest, content: [UInt8]
  ) {
    self.number = number
    self.at = at
    self.kind = kind
    self.action = action
    self.name = name
    self.digest = digest
    self.content = content
  }
}

/// Where rule packs and calendars of a store are remembered, beside the facts. Acknowledged means durable.
package protocol RuleLog: Sendable {
  /// Appends the event; false and nothing written when another one has taken its number.
  func append(_ event: RuleEvent) throws(Failure) -> Bool
  /// All events, in the order of their numbers.
  func ruleEvents() throws(Failure) -> [RuleEvent]
}
