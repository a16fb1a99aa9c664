internal import Base
internal import Logging
internal import ServiceLifecycle
internal import Work

/// Tells the public figures of every day once, soon after the day is over; after a restart it finds what was told.
struct DailyTelling: Service {
  let keeper: DeskKeeper
  let keep: KeepDaily
  let now: @Sendable () -> Instant
  let logger: Logger

  private static let looksApart = Duration.seconds(20)

  func run() async throws {
    var told: Day?
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      // Asked of the clock first: most looks find the day told.
      if told != now().day {
        do {
          let desk = try await keeper.current().desk
          _ = try keep(desk, now: now())
          told = now().day
        } catch {
          logger.error("the day's figures cannot be kept", metadata: ["reason": "\(error)"])
        }
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.looksApart) }
    }
  }
}
