internal import Base
internal import Records
internal import Synchronization
internal import Work

/// How texts mean units, for messages as they come: made anew once a second at most, since it is costly and registers change
/// by the week. What was registered since waits until it is asked again at the fold.
final class KnownRegisters: RegisterReading {
  private let keeper: DeskKeeper
  private let kept = Mutex<(at: ContinuousClock.Instant, admission: Admission)?>(nil)

  init(_ keeper: DeskKeeper) { self.keeper = keeper }

  func admission() async throws(Failure) -> Admission {
    let now = ContinuousClock.now
    if let kept = kept.withLock({ $0 }), now - kept.at < .seconds(1) { return kept.admission }
    let fresh = try await keeper.current().desk.admission
    kept.withLock { $0 = (now, fresh) }
    return fresh
  }
}
