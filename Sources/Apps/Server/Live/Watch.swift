internal import Base
internal import Logging
internal import ServiceLifecycle

/// Looks whether the facts moved on, whoever moved them, and tells the open streams.
struct Watch: Service {
  let keeper: DeskKeeper
  let announcer: Announcer
  let logger: Logger

  private static let looksApart = Duration.milliseconds(50)
  /// Proxies close a connection that says nothing for half a minute.
  private static let signsOfLifeApart = Duration.seconds(12)

  func run() async throws {
    await withGracefulShutdownHandler {
      await watch()
    } onGracefulShutdown: {
      announcer.close()
    }
  }

  private func watch() async {
    var (told, lifeSignAt) = (0, ContinuousClock.now)
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      if announcer.count > 0 {
        do {
          let edition = try await keeper.current()
          let isDue = ContinuousClock.now - lifeSignAt > Self.signsOfLifeApart
          if edition.number != told || isDue {
            announcer.say(edition)
            (told, lifeSignAt) = (edition.number, .now)
          }
        } catch {
          logger.error("the store cannot be read", metadata: ["reason": "\(error)"])
        }
      }
      try? await Task.sleep(for: Self.looksApart)
    }
  }
}
