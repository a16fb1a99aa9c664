package import Base

/// An address of another system that is told when something changed.
package struct Webhook: Hashable, Sendable {
  package let number: Int
  package let draft: Draft
  package let createdAt: Instant

  package struct Draft: Hashable, Sendable {
    package var address: String
    /// Whose score it is told of.
    package var unit: UnitCode
    package var events: Set<WebhookEvent>
    /// May stand in this network: on this machine, or at an address that only machines beside it reach.
    package var mayBePrivate: Bool

    package init(address: String, unit: UnitCode, events: Set<WebhookEvent>, mayBePrivate: Bool) {
      self.address = address
      self.unit = unit
      self.events = events
      self.mayBePrivate = mayBePrivate
    }
  }

  package init(number: Int, draft: Draft, createdAt: Instant) {
    self.number = number
    self.draft = draft
    self.createdAt = createdAt
  }
}

/// What a webhook is told of. The raw values are stored and sent: frozen.
package enum WebhookEvent: String, Sendable, Hashable, CaseIterable {
  /// The score of its unit, or a count of it, changed.
  case score
  /// Rows kept back, or records that wait, became more or fewer.
  case finding
  /// Batches were taken.
  case batch
  /// Alerts of its unit that wait for somebody's note became more or fewer.
  case alert
}

/// One thing a webhook is still to be told. There is one for each webhook and event: what changed again before it was told
/// is told once, as it is by then.
package struct WebhookCall: Hashable, Sendable {
  package let webhook: Int
  package let event: WebhookEvent
  package let body: String
  /// Tries that have failed.
  package let tries: Int
  package let dueAt: Instant

  package init(webhook: Int, event: WebhookEvent, body: String, tries: Int, dueAt: Instant) {
    self.webhook = webhook
    self.event = event
    self.body = body
    self.tries = tries
    self.dueAt = dueAt
  }

  /// Seconds after which a failed call is tried again: 5, 10, 20 … an hour at most.
  package static func pause(after tries: Int) -> Int64 { min(3600, 5 << Int64(min(max(tries, 1) - 1, 10))) }
}

/// Webhooks, what they were told last, and what they are still to be told.
package protocol WebhookShelf: Sendable {
  /// By number.
  func webhooks() throws(Failure) -> [Webhook]
  func add(_ draft: Webhook.Draft, secret: [UInt8], at now: Instant) throws(Failure) -> Webhook
  /// False when there was none of this number.
  func removeWebhook(_ number: Int) throws(Failure) -> Bool
  func secret(ofWebhook number: Int) throws(Failure) -> [UInt8]?
  /// Queues what is news to the webhook: another body than the one queued or told last. The first body is not news.
  func tell(_ number: Int, _ event: WebhookEvent, _ body: String, at now: Instant) throws(Failure)
  func callsDue(at now: Instant) throws(Failure) -> [WebhookCall]
  /// What was told; what changed meanwhile stays to be told.
  func told(_ call: WebhookCall) throws(Failure)
  func failed(_ call: WebhookCall, again due: Instant) throws(Failure)
}
