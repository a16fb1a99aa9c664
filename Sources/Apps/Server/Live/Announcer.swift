internal import Synchronization

/// Tells open streams that the facts moved on. A listener that is slow skips what it missed and hears the newest only: nothing
/// queues up for it, and nobody waits for it.
final class Announcer: Sendable {
  private struct Listeners {
    var next = 0
    var open: [Int: AsyncStream<DeskKeeper.Edition>.Continuation] = [:]
    var isClosed = false
  }

  private let listeners = Mutex(Listeners())

  var count: Int { listeners.withLock { $0.open.count } }

  func listen() -> AsyncStream<DeskKeeper.Edition> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: DeskKeeper.Edition.self, bufferingPolicy: .bufferingNewest(1))
    let number = listeners.withLock { listeners -> Int? in
      if listeners.isClosed { return nil }
      listeners.next += 1
      listeners.open[listeners.next] = continuation
      return listeners.next
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.listeners.withLock { _ = $0.open.removeValue(forKey: number) }
    }
    return stream
  }

  /// The edition that is current; the same one again keeps connections from looking dead.
  func say(_ edition: DeskKeeper.Edition) {
    for continuation in listeners.withLock({ Array($0.open.values) }) { continuation.yield(edition) }
  }

  /// The service stops: every stream ends after what it has in hand.
  func close() {
    let open = listeners.withLock { listeners in
      listeners.isClosed = true
      defer { listeners.open = [:] }
      return Array(listeners.open.values)
    }
    for continuation in open { continuation.finish() }
  }
}
