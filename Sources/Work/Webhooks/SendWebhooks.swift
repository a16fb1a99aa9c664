package import Base
internal import Formats
internal import Secrets

/// Speaks to other systems for webhooks.
package protocol WebhookSending: Sendable {
  /// An address the host has now.
  func resolve(_ host: String) async throws(Failure) -> String
  /// Sends a body; the host is spoken to at this very address, whatever its name means by then. Answers the status.
  func post(
    _ url: String, at address: String, headers: [(name: String, value: String)], body: String
  ) async throws(Failure) -> Int
}

/// Tells webhooks what is due. What fails is due again later; it stays a row until it was told, so a restart loses nothing.
package struct SendWebhooks: Sendable {
  private let shelf: any WebhookShelf
  private let sender: any WebhookSending

  package init(_ shelf: some WebhookShelf, _ sender: some WebhookSending) {
    self.shelf = shelf
    self.sender = sender
  }

  /// Answers how many were told.
  @discardableResult
  package func callAsFunction(at now: Instant) async throws(Failure) -> Int {
    let due = try shelf.callsDue(at: now)
    if due.isEmpty { return 0 }
    let webhooks = Dictionary(try shelf.webhooks().map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    var told = 0
    for call in due {
      guard let webhook = webhooks[call.webhook], let secret = try shelf.secret(ofWebhook: call.webhook) else {
        continue
      }
      if await isTaken(call, by: webhook, secret, at: now) {
        try shelf.told(call)
        told += 1
      } else {
        try shelf.failed(call, again: now + WebhookCall.pause(after: call.tries + 1))
      }
    }
    return told
  }

  private func isTaken(_ call: WebhookCall, by webhook: Webhook, _ secret: [UInt8], at now: Instant) async -> Bool {
    do throws(Failure) {
      let host = try WebhookTarget.host(of: webhook.draft.address, mayBePrivate: webhook.draft.mayBePrivate)
      let address = try await sender.resolve(host)
      // Asked each time: what a name means is decided by whoever owns it, and can change.
      guard webhook.draft.mayBePrivate || WebhookTarget.isPublic(address) else { return false }
      let status = try await sender.post(
        webhook.draft.address, at: address,
        headers: [
          ("Content-Type", "application/json"), ("Soi-Event", call.event.rawValue),
          ("Soi-Signature", Self.signature(of: call.body, with: secret, at: now)),
        ], body: call.body)
      return (200..<300).contains(status)
    } catch {
      return false
    }
  }

  /// `t=1784000000,v1=…`: the HMAC-SHA-256 of the seconds, a dot and the body, so that an old call cannot be sent again.
  package static func signature(of body: String, with secret: [UInt8], at now: Instant) -> String {
    "t=\(now.universal),v1=\(hex(seal("\(now.universal).\(body)", with: secret)))"
  }
}
