package import Access
package import Base
internal import Foundation
internal import GRDB

// Tries to sign in, counted in the store: a restart forgives nobody, and every process counts the same.
extension SQLiteLog {
  /// Counts a try for each subject before it is made. Answers 0, or, counting nothing, the seconds to wait.
  package func take(_ subjects: [Attempts.Scope: Digest], at now: Instant) async throws(Failure) -> Int64 {
    try await writingElsewhere { db in
      try db.execute(
        sql: "DELETE FROM sign_in_attempt WHERE last_at < ? AND coalesce(succeeded_at, 0) < ?",
        arguments: [now.seconds - Attempts.memory, now.seconds - Attempts.trust])
      var (taken, wait): ([(Attempts.Scope, Digest, Attempts)], Int64) = ([], 0)
      var isTrusted = false
      // A pair that is trusted is looked at first: it frees of waiting for what others try with the same login.
      for scope in [Attempts.Scope.pair, .login, .address] {
        guard let subject = subjects[scope] else { continue }
        let row = try Row.fetchOne(
          db, sql: "SELECT count, last_at, succeeded_at FROM sign_in_attempt WHERE scope = ? AND subject = ?",
          arguments: [scope.rawValue, Data(subject.bytes)])
        var attempts = Attempts(lastAt: now)
        if let row {
          attempts = Attempts(count: try row.value(0), lastAt: Instant(seconds: try row.value(1)))
          if scope == .pair, let succeeded: Int64 = try row.value(2) {
            isTrusted = now.seconds - succeeded < Attempts.trust
          }
        }
        if scope == .login, isTrusted { continue }
        wait = max(wait, attempts.take(scope, at: now))
        taken.append((scope, subject, attempts))
      }
      if wait > 0 { return wait }
      for (scope, subject, attempts) in taken {
        try db.execute(
          sql: """
            INSERT INTO sign_in_attempt (scope, subject, count, last_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (scope, subject) DO UPDATE SET count = excluded.count, last_at = excluded.last_at
            """,
          arguments: [scope.rawValue, Data(subject.bytes), attempts.count, attempts.lastAt.seconds])
      }
      return 0
    }
  }

  /// The try that was counted has succeeded: the pair starts anew and is trusted, the others get this one back.
  package func succeed(_ subjects: [Attempts.Scope: Digest], at now: Instant) async throws(Failure) {
    try await writingElsewhere { db in
      for (scope, subject) in subjects {
        try db.execute(
          sql: scope == .pair
            ? "UPDATE sign_in_attempt SET count = 0, succeeded_at = ? WHERE scope = ? AND subject = ?"
            : "UPDATE sign_in_attempt SET count = max(0, count - 1) WHERE ? IS NOT NULL AND scope = ? AND subject = ?",
          arguments: [now.seconds, scope.rawValue, Data(subject.bytes)])
      }
    }
  }

  /// A key of 32 random bytes that the store keeps under a name; `fresh` when it has none yet.
  package func secret(named name: String, fresh: Digest) async throws(Failure) -> Digest {
    try await writingElsewhere { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO store_secret (name, bytes) VALUES (?, ?)", arguments: [name, Data(fresh.bytes)])
      let kept = try Data.fetchOne(db, sql: "SELECT bytes FROM store_secret WHERE name = ?", arguments: [name])
      return kept.map { Digest(Array($0)) } ?? fresh
    }
  }
}
