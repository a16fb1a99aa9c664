package import Base
internal import Foundation
internal import Synchronization

/// Heavy work beside the threads that serve requests: few at once, a short queue, and a refusal for everybody behind it, so
/// that a flood of sign-ins takes neither the machine's cores nor its memory.
package final class SlowLane: Sendable {
  private struct State {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let atOnce: Int
  private let mostWaiting: Int

  package init(atOnce: Int = 2, mostWaiting: Int = 64) {
    self.atOnce = atOnce
    self.mostWaiting = mostWaiting
  }

  /// What `work` answers, done on a thread of its own.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { answer in
      let isTaken = enter { answer.resume(returning: Result { () throws(Failure) in try work() }) }
      if !isTaken { answer.resume(returning: .failure(Self.full)) }
    }
    return try result.get()
  }

  private func enter(_ work: @escaping @Sendable () -> Void) -> Bool {
    let (isTaken, mustStart) = state.withLock { state -> (Bool, Bool) in
      if state.running < atOnce {
        state.running += 1
        return (true, true)
      }
      if state.waiting.count >= mostWaiting { return (false, false) }
      state.waiting.append(work)
      return (true, false)
    }
    if mustStart { DispatchQueue.global().async { [self] in drain(work) } }
    return isTaken
  }

  private func drain(_ first: @escaping @Sendable () -> Void) {
    var next: (@Sendable () -> Void)? = first
    while let work = next {
      work()
      next = state.withLock { state in
        if !state.waiting.isEmpty { return state.waiting.removeFirst() }
        state.running -= 1
        return nil
      }
    }
  }

  private static let full = Failure(
    vi: "Quá nhiều người đăng nhập cùng lúc. Đợi vài giây rồi thử lại.",
    en: "Too many people sign in at once. Wait a few seconds and try again.")
}
