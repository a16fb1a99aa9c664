internal import Base
internal import GRDB

// Reading and writing on SQLite's own threads: whoever serves requests has none to spare.
extension SQLiteLog {
  func readingElsewhere<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(Failure) -> Value {
    // Not the read that is awaited: it gives its connection back on a thread for requests, and where all of those wait for a
    // connection nobody ever would.
    let result = await withCheckedContinuation { continuation in
      database.asyncRead { opened in continuation.resume(returning: Result { try body(opened.get()) }) }
    }
    do {
      return try result.get()
    } catch {
      throw failedRead(error)
    }
  }

  /// `turning`: an error that is an answer, after everything was taken back.
  func writingElsewhere<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value, turning: (any Error) -> Value? = { _ in nil }
  ) async throws(Failure) -> Value {
    do {
      return try await database.write(body)
    } catch is CancellationError {
      throw givenUp
    } catch {
      if let answer = turning(error) { return answer }
      throw failedWrite(error)
    }
  }
}

/// Whoever asked has gone: the browser was closed.
private let givenUp = Failure(
  vi: "Yêu cầu đã bị bỏ giữa chừng; chưa ghi gì. Làm lại nếu còn cần.",
  en: "The request was given up; nothing was written. Try again if it is still wanted.")
