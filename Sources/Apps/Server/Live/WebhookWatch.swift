internal import Base
internal import Formats
internal import Improving
internal import Logging
internal import Records
internal import Rules
internal import Scoring
internal import ServiceLifecycle
internal import Wording
internal import Work

/// Looks what is news to webhooks, and tells them what is due.
struct WebhookWatch: ServiceLifecycle.Service {
  let keeper: DeskKeeper
  let shelf: any WebhookShelf
  let send: SendWebhooks
  let alerts: AlertBook
  let now: @Sendable () -> Instant
  let logger: Logger

  private static let looksApart = Duration.seconds(2)

  func run() async throws {
    var looked: Int?
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let webhooks = try shelf.webhooks()
        if !webhooks.isEmpty {
          let edition = try await keeper.current()
          if edition.number != looked { try look(edition, webhooks) }
          looked = edition.number
          try await tellAlerts(edition.desk, webhooks)
          try await send(at: now())
        }
      } catch {
        logger.error("webhooks are not told", metadata: ["reason": "\(error)"])
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.looksApart) }
    }
  }

  /// What waits for somebody's note in a unit and below it; without the instant, as everything else.
  private func tellAlerts(_ desk: Desk, _ webhooks: [Webhook]) async throws {
    let listening = webhooks.filter { $0.draft.events.contains(.alert) && desk.facts.units.contains($0.draft.unit) }
    if listening.isEmpty { return }
    let open = try await alerts.cases().filter(\.isOpen)
    for webhook in listening {
      let own = open.filter { desk.facts.units.lies($0.alert.unit, in: webhook.draft.unit) }
      let body: JSON = [
        "event": .string(WebhookEvent.alert.rawValue), "unit": .string(webhook.draft.unit.text),
        "open": .array(
          own.map { alert in
            [
              "number": .integer(alert.number), "kind": .string(alert.alert.kind.rawValue),
              "unit": .string(alert.alert.unit.text), "record": .string(alert.alert.record),
              "raised_at": .string(alert.raisedAt.iso), "text": .string(alert.alert.sentence.vi),
              "escalated_to": alert.escalatedTo.last.map { .string($0.text) } ?? .null,
            ]
          }),
      ]
      try shelf.tell(webhook.number, .alert, body.serialized(), at: now())
    }
  }

  private func look(_ edition: DeskKeeper.Edition, _ webhooks: [Webhook]) throws {
    let desk = edition.desk
    for webhook in webhooks {
      for event in webhook.draft.events {
        guard let body = try body(event, webhook.draft.unit, edition, desk) else { continue }
        try shelf.tell(webhook.number, event, body.serialized(), at: now())
      }
    }
  }

  /// Without the instant it was looked at: the same state is no news.
  private func body(
    _ event: WebhookEvent, _ unit: UnitCode, _ edition: DeskKeeper.Edition, _ desk: Desk
  ) throws -> JSON? {
    switch event {
    case .alert: return nil
    case .finding:
      return [
        "event": .string(event.rawValue), "quarantined": .integer(edition.quarantined),
        "waiting": .integer(desk.waiting.count),
      ]
    case .batch:
      return [
        "event": .string(event.rawValue), "version": .integer(desk.version),
        "newest_arrival": desk.newestArrival.map { .string($0.iso) } ?? .null,
      ]
    case .score:
      let year = now().day.civil.year
      guard let period = Period.year(year), desk.facts.units.contains(unit) else { return nil }
      let question = try desk.question(Desk.Request(from: period.from, to: period.to), now: now()).question
      guard let score = desk.scorer.score(unit, question) else { return nil }
      return [
        "event": .string(event.rawValue), "unit": .string(unit.text), "from": .string(period.from.iso),
        "to": .string(period.to.iso), "rules": .string(question.pack.name), "total": .string(score.total.text),
        "max": .string(score.max.text),
        "indicators": .array(
          score.indicators.map { indicator in
            [
              "no": .string(indicator.rule.no), "score": .string(indicator.score.text),
              "numerator": indicator.numerator.map { .integer($0) } ?? .null,
              "denominator": indicator.denominator.map { .integer($0) } ?? .null,
            ]
          }),
      ]
    }
  }
}
