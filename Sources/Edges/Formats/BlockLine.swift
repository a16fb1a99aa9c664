package import Base
internal import Foundation
internal import Synchronization

extension RowBlocks {
  /// Does the work on one block after the other, on several threads a few blocks ahead, and hands over what was made in the
  /// order of the file, on the caller's thread.
  ///
  /// - Throws: what reading, or handing over, threw first; then no thread is left at work.
  package func inOrder<Made: Sendable>(
    threads: Int, _ work: @escaping @Sendable (RowBlock) throws(Failure) -> Made,
    take: (Made) throws(Failure) -> Void
  ) throws(Failure) {
    let line = BlockLine<Made>(self, most: threads + 2, work)
    for _ in 0..<threads { line.start() }
    do throws(Failure) {
      while let made = try line.next() { try take(made) }
    } catch {
      line.stop()
      throw error
    }
    line.stop()
  }

  /// How many threads of this machine may be asked, beside `others` that are at work already.
  package static func threads(beside others: Int) -> Int {
    max(1, min(4, ProcessInfo.processInfo.activeProcessorCount - others))
  }
}

private final class BlockLine<Made: Sendable>: @unchecked Sendable {  // what varies is touched under a lock only
  private struct Source {
    var blocks: RowBlocks
    var taken = 0
  }

  private let source: Mutex<Source>
  private let work: @Sendable (RowBlock) throws(Failure) -> Made
  private let most: Int

  /// Guards everything below.
  private let condition = NSCondition()
  private var made: [Int: Result<Made, Failure>] = [:]
  private var handedOver = 0
  /// How many blocks were taken to be worked on.
  private var begun = 0
  private var working = 0
  private var isEnded = false

  init(_ blocks: RowBlocks, most: Int, _ work: @escaping @Sendable (RowBlock) throws(Failure) -> Made) {
    source = Mutex(Source(blocks: blocks))
    self.most = most
    self.work = work
  }

  func start() {
    locked { working += 1 }
    Thread { [self] in
      while mayBegin(), step() {}
      locked { working -= 1 }
    }.start()
  }

  /// What became of the next block in the order of the file; nil behind the last.
  func next() throws(Failure) -> Made? {
    condition.lock()
    while made[handedOver] == nil && working > 0 { condition.wait() }
    let result = made.removeValue(forKey: handedOver)
    handedOver += 1
    condition.broadcast()
    condition.unlock()
    return try result?.get()
  }

  /// Waits until no thread is at work.
  func stop() {
    condition.lock()
    isEnded = true
    condition.broadcast()
    while working > 0 { condition.wait() }
    condition.unlock()
  }

  private func locked(_ body: () -> Void) {
    condition.lock()
    body()
    condition.broadcast()
    condition.unlock()
  }

  /// Waits for room; false when nothing is left to do.
  private func mayBegin() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while begun - handedOver >= most && !isEnded { condition.wait() }
    if isEnded { return false }
    begun += 1
    return true
  }

  /// Takes a block and works on it; false behind the last.
  private func step() -> Bool {
    let (number, block) = source.withLock { source in
      let block = Result<RowBlock?, Failure> { () throws(Failure) in try source.blocks.next() }
      source.taken += 1
      return (source.taken - 1, block)
    }
    let result: Result<Made, Failure>
    do throws(Failure) {
      guard let block = try block.get() else {
        locked { isEnded = true }
        return false
      }
      result = .success(try work(block))
    } catch {
      result = .failure(error)
    }
    locked { made[number] = result }
    if case .failure = result { return false }
    return true
  }
}
