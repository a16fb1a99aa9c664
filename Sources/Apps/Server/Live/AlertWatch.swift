internal import Access
internal import Base
internal import Improving
internal import Logging
internal import Records
internal import ServiceLifecycle
internal import Synchronization
internal import Work

/// How many alerts wait for somebody's note, by the unit whose turn it is: for the menu of every page.
final class OpenAlerts: Sendable {
  private let counts = Mutex<[UnitCode: Int]>([:])

  func set(_ cases: [AlertCase]) {
    let open = cases.filter(\.isOpen)
    counts.withLock { $0 = Dictionary(open.map { ($0.alert.unit, 1) }, uniquingKeysWith: +) }
  }

  /// Of the units the visitor may read.
  func count(for visitor: Visitor, in units: UnitRegister) -> Int {
    let counts = counts.withLock { $0 }
    return counts.reduce(0) { sum, unit in
      visitor.may(.readRecords, at: unit.key, in: units) ? sum + unit.value : sum
    }
  }
}

/// Looks every minute what is to be alerted to.
struct AlertWatch: ServiceLifecycle.Service {
  let keeper: DeskKeeper
  let watch: WatchAlerts
  let book: AlertBook
  let open: OpenAlerts
  let arrivals: any ArrivalLog
  let sources: SourceDesk
  let now: @Sendable () -> Instant
  let logger: Logger

  private static let looksApart = Duration.seconds(60)

  func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        let edition = try await keeper.current()
        let look = try await watch(edition.desk, opener: edition, sources: try await spoken(), at: now())
        for failure in look.failures { logger.error("a letter was not sent", metadata: ["reason": "\(failure)"]) }
        open.set(try await book.cases())
      } catch {
        logger.error("alerts are not looked after", metadata: ["reason": "\(error)"])
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.looksApart) }
    }
  }

  /// Systems that deliver, with the unit they speak of.
  private func spoken() async throws -> [(name: String, unit: UnitCode?, newest: Instant)] {
    let known = Dictionary(
      try await sources.all().map { ($0.name, $0.unit ?? $0.reach) }, uniquingKeysWith: { first, _ in first })
    return try arrivals.arrivalsBySystem().compactMap { arrived in
      // Files that name no system come when somebody brings them.
      guard let unit = known[arrived.system] else { return nil }
      return (arrived.system, unit, arrived.newest)
    }
  }
}
