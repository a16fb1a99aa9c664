import Base
import Formats
import Secrets
import Synchronization
import Testing
import Work

/// A webhook leads nowhere its owner could not go himself, and is told until it has taken what there is.
@Suite struct WebhookTests {
  private final class Made: WebhookShelf, WebhookSending {
    struct State {
      var draft: Webhook.Draft
      var call: WebhookCall?
      var posted: [String] = []
      var resolved = "203.0.113.7"
      var status = 200
    }

    let state: Mutex<State>

    init(_ draft: Webhook.Draft) {
      state = Mutex(
        State(
          draft: draft, call: WebhookCall(webhook: 1, event: .score, body: "{}", tries: 0, dueAt: WebhookTests.start)))
    }

    func webhooks() throws(Failure) -> [Webhook] {
      [Webhook(number: 1, draft: state.withLock { $0.draft }, createdAt: WebhookTests.start)]
    }
    func add(_ draft: Webhook.Draft, secret: [UInt8], at now: Instant) throws(Failure) -> Webhook {
      Webhook(number: 1, draft: draft, createdAt: now)
    }
    func removeWebhook(_ number: Int) throws(Failure) -> Bool { true }
    func secret(ofWebhook number: Int) throws(Failure) -> [UInt8]? { Array(0..<32) }
    func tell(_ number: Int, _ event: WebhookEvent, _ body: String, at now: Instant) throws(Failure) {}
    func callsDue(at now: Instant) throws(Failure) -> [WebhookCall] {
      state.withLock { state in state.call.flatMap { $0.dueAt <= now ? [$0] : [] } ?? [] }
    }
    func told(_ call: WebhookCall) throws(Failure) { state.withLock { $0.call = nil } }
    func failed(_ call: WebhookCall, again due: Instant) throws(Failure) {
      state.withLock {
        $0.call = WebhookCall(
          webhook: call.webhook, event: call.event, body: call.body, tries: call.tries + 1, dueAt: due)
      }
    }
    func resolve(_ host: String) async throws(Failure) -> String { state.withLock { $0.resolved } }
    func post(
      _ url: String, at address: String, headers: [(name: String, value: String)], body: String
    ) async throws(Failure) -> Int {
      state.withLock { state in
        state.posted.append(address)
        return state.status
      }
    }
  }

  fileprivate static let start = Instant(iso: "2026-11-01T08:00:00", missing: .startOfDay).unsafelyUnwrapped

  private func made(private mayBePrivate: Bool = false) -> Made {
    Made(
      Webhook.Draft(
        address: "https://tinh.example.vn/soi", unit: UnitCode("X1"), events: [.score], mayBePrivate: mayBePrivate))
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "localhost", "",
  ])
  func `no call goes into this network`(address: String) async throws {
    #expect(!WebhookTarget.isPublic(address))
    let made = made()
    made.state.withLock { $0.resolved = address }
    #expect(try await SendWebhooks(made, made)(at: Self.start) == 0)
    #expect(made.state.withLock { $0.posted.isEmpty && $0.call?.tries == 1 })
  }

  @Test(arguments: ["203.0.113.7", "8.8.8.8", "2606:4700::1111"])
  func `others are called at the address that was looked at`(address: String) async throws {
    let made = made()
    made.state.withLock { $0.resolved = address }
    #expect(try await SendWebhooks(made, made)(at: Self.start) == 1)
    #expect(made.state.withLock { $0.posted == [address] && $0.call == nil })
  }

  @Test func `an address of this network is called where that was allowed`() async throws {
    let made = made(private: true)
    made.state.withLock { $0.resolved = "10.1.2.3" }
    #expect(try await SendWebhooks(made, made)(at: Self.start) == 1)
  }

  @Test(arguments: [301, 404, 500]) func `what was not taken is due again, later each time`(status: Int) async throws {
    let made = made()
    made.state.withLock { $0.status = status }
    let send = SendWebhooks(made, made)
    #expect(try await send(at: Self.start) == 0)
    #expect(try await send(at: Self.start + 4) == 0)
    #expect(made.state.withLock { $0.posted.count } == 1)
    #expect(try await send(at: Self.start + 5) == 0)
    #expect(made.state.withLock { $0.call?.dueAt } == Self.start + 15)
    made.state.withLock { $0.status = 204 }
    #expect(try await send(at: Self.start + 15) == 1)
    #expect((1...20).map { WebhookCall.pause(after: $0) }.max() == 3600)
  }
}
