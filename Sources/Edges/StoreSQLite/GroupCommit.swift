internal import Base
internal import GRDB
internal import Records
internal import Synchronization

/// A queue in front of the writer: while one transaction is being made durable, further drafts gather and go together into
/// the next. A sync costs the same for one draft as for sixty.
final class GroupCommit: Sendable {
  private struct Waiting {
    let draft: BatchDraft
    let answer: CheckedContinuation<Result<Int, Failure>, Never>
  }

  private struct Queue {
    var waiting: [Waiting] = []
    /// A turn of the writer is on its way that has not taken its drafts yet.
    var isCalled = false
  }

  private let database: DatabasePool
  private let queue = Mutex(Queue())
  /// More than this in one transaction makes the first wait for the last.
  private static let mostTogether = 512

  init(_ database: DatabasePool) { self.database = database }

  func append(_ draft: BatchDraft) async throws(Failure) -> Int {
    // A draft that leaves out what the log says already is right only against the log it was made from.
    guard draft.restated.isEmpty else {
      throw Failure(
        vi: "Lần nhập này dựa vào dữ liệu đã có, không ghi theo lối tin nhắn được; chưa ghi gì. Nhập bằng soi import.",
        en: "This batch leans on what is known and cannot be written as a message; nothing was written. Use soi import."
      )
    }
    let result = await withCheckedContinuation { answer in
      let mustCall = queue.withLock { queue in
        queue.waiting.append(Waiting(draft: draft, answer: answer))
        defer { queue.isCalled = true }
        return !queue.isCalled
      }
      if mustCall { callWriter() }
    }
    return try result.get()
  }

  /// The writer's own thread does the work, never one of the pool that serves requests.
  private func callWriter() {
    database.asyncWriteWithoutTransaction { [self] db in
      let (drafts, isMore) = queue.withLock { queue in
        let taken = Array(queue.waiting.prefix(Self.mostTogether))
        queue.waiting.removeFirst(taken.count)
        queue.isCalled = !queue.waiting.isEmpty
        return (taken, queue.isCalled)
      }
      if isMore { callWriter() }
      let results = write(drafts.map(\.draft), db)
      for (waiting, result) in zip(drafts, results) { waiting.answer.resume(returning: result) }
    }
  }

  /// All in one transaction; what fails by itself takes nothing else with it.
  private func write(_ drafts: [BatchDraft], _ db: Database) -> [Result<Int, Failure>] {
    (try? writeTogether(drafts, db)) ?? writeApart(drafts, db)
  }

  /// All or nothing, which is cheaper and nearly always enough.
  private func writeTogether(_ drafts: [BatchDraft], _ db: Database) throws -> [Result<Int, Failure>] {
    var numbers: [Int] = []
    try db.inTransaction(.immediate) {
      for draft in drafts { numbers.append(try BatchWriter.write(draft, to: db)) }
      return .commit
    }
    return numbers.map { .success($0) }
  }

  /// Each draft in a savepoint of its own.
  private func writeApart(_ drafts: [BatchDraft], _ db: Database) -> [Result<Int, Failure>] {
    var results: [Result<Int, Failure>] = []
    do {
      try db.inTransaction(.immediate) {
        for draft in drafts {
          var number: Int?
          do {
            try db.inSavepoint {
              number = try BatchWriter.write(draft, to: db)
              return .commit
            }
          } catch {
            // A full or failing disk ends the whole transaction; then nothing of it was written.
            if !db.isInsideTransaction { throw error }
            results.append(.failure(failedWrite(error)))
          }
          if let number { results.append(.success(number)) }
        }
        return .commit
      }
      return results
    } catch {
      return drafts.map { _ in .failure(failedWrite(error)) }
    }
  }
}
