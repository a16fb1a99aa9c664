internal import Base
internal import Dispatch
internal import Synchronization

/// Does two long readings at once, each on a thread of its own, and answers both.
func together<One: Sendable, Other: Sendable>(
  _ one: @Sendable () throws(Failure) -> One, _ other: @Sendable () throws(Failure) -> Other
) throws(Failure) -> (One, Other) {
  let first = Mutex<Result<One, Failure>?>(nil)
  let second = Mutex<Result<Other, Failure>?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { part in
    if part == 0 {
      let answer = Result { () throws(Failure) in try one() }
      first.withLock { $0 = answer }
    } else {
      let answer = Result { () throws(Failure) in try other() }
      second.withLock { $0 = answer }
    }
  }
  // Both are done by now.
  guard let first = first.withLock({ $0 }), let second = second.withLock({ $0 }) else {
    return (try one(), try other())
  }
  return (try first.get(), try second.get())
}
