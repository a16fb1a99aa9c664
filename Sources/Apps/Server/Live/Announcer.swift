internal import Synchronization

/// Tells open streams that the facts moved on. A listener that is slow skips what it missed and hears the newest only: nothing
/// queues up for it, and nobody waits for it.
final class Announcer: Sendable {
  private struct Listeners {
    var next = 0
    var open: [Int: (network: String, continuation: AsyncStream<DeskKeeper.Edition>.Continuation)] = [:]
    var perNetwork: [String: Int] = [:]
    var isClosed = false

    mutating func leave(_ number: Int) {
      guard let network = open.removeValue(forKey: number)?.network, let count = perNetwork[network] else { return }
      perNetwork[network] = count > 1 ? count - 1 : nil
    }
  }

  /// All open streams, and those of one network (an office behind one address): each keeps a connection and a little memory.
  private static let (most, mostPerNetwork) = (20_000, 1_000)

  private let listeners = Mutex(Listeners())

  var count: Int { listeners.withLock { $0.open.count } }

  /// Nil when too many listen already.
  func listen(from network: String) -> AsyncStream<DeskKeeper.Edition>? {
    let (stream, continuation) = AsyncStream.makeStream(
      of: DeskKeeper.Edition.self, bufferingPolicy: .bufferingNewest(1))
    let (number, isClosed) = listeners.withLock { listeners -> (Int?, Bool) in
      if listeners.isClosed { return (nil, true) }
      let count = listeners.perNetwork[network, default: 0]
      guard listeners.open.count < Self.most, count < Self.mostPerNetwork else { return (nil, false) }
      listeners.next += 1
      listeners.open[listeners.next] = (network, continuation)
      listeners.perNetwork[network] = count + 1
      return (listeners.next, false)
    }
    guard let number else {
      continuation.finish()
      return isClosed ? stream : nil
    }
    continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0.leave(number) } }
    return stream
  }

  /// The edition that is current; the same one again keeps connections from looking dead.
  func say(_ edition: DeskKeeper.Edition) {
    for listener in listeners.withLock({ Array($0.open.values) }) { listener.continuation.yield(edition) }
  }

  /// The service stops: every stream ends after what it has in hand.
  func close() {
    let open = listeners.withLock { listeners in
      listeners.isClosed = true
      defer { (listeners.open, listeners.perNetwork) = ([:], [:]) }
      return Array(listeners.open.values)
    }
    for listener in open { listener.continuation.finish() }
  }
}
