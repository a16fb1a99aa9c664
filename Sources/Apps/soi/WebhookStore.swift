internal import Base
internal import StoreSQLite
internal import Web
internal import Work

extension WebhookClient: WebhookSending {}

/// The port of webhooks on the store's tables.
struct WebhookStore: WebhookShelf {
  let log: SQLiteLog

  func webhooks() throws(Failure) -> [Webhook] {
    try log.webhookRows().map { row in
      Webhook(
        number: row.number,
        draft: Webhook.Draft(
          address: row.address, unit: UnitCode(row.unit),
          events: Set(row.events.compactMap { WebhookEvent(rawValue: $0) }), mayBePrivate: row.mayBePrivate),
        createdAt: row.createdAt)
    }
  }

  func add(_ draft: Webhook.Draft, secret: [UInt8], at now: Instant) throws(Failure) -> Webhook {
    let number = try log.addWebhook(
      address: draft.address, unit: draft.unit.text, events: draft.events.map(\.rawValue).sorted(),
      mayBePrivate: draft.mayBePrivate, secret: secret, at: now)
    return Webhook(number: number, draft: draft, createdAt: now)
  }

  func removeWebhook(_ number: Int) throws(Failure) -> Bool { try log.removeWebhookRow(number) }

  func secret(ofWebhook number: Int) throws(Failure) -> [UInt8]? { try log.webhookSecret(number) }

  func tell(_ number: Int, _ event: WebhookEvent, _ body: String, at now: Instant) throws(Failure) {
    try log.queueNews(number, event.rawValue, body, at: now)
  }

  func callsDue(at now: Instant) throws(Failure) -> [WebhookCall] {
    try log.newsDue(at: now).compactMap { row in
      WebhookEvent(rawValue: row.event).map {
        WebhookCall(webhook: row.webhook, event: $0, body: row.body, tries: row.tries, dueAt: row.dueAt)
      }
    }
  }

  func told(_ call: WebhookCall) throws(Failure) { try log.newsTold(call.webhook, call.event.rawValue, call.body) }

  func failed(_ call: WebhookCall, again due: Instant) throws(Failure) {
    try log.newsFailed(call.webhook, call.event.rawValue, again: due)
  }
}
