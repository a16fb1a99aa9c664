package import Base

/// Tries to sign in that have not succeeded, counted for one account, one address, or one of both together.
package struct Attempts: Hashable, Sendable {
  package private(set) var count: Int
  package private(set) var lastAt: Instant

  package init(count: Int = 0, lastAt: Instant) {
    self.count = count
    self.lastAt = lastAt
  }

  /// What is counted. The raw values are stored: frozen.
  package enum Scope: String, Sendable, Hashable, CaseIterable {
    /// One login from one address: a person who forgot, or a program that guesses.
    case pair
    /// One login from anywhere: many machines guess one password. Bound to stay short, or anybody could lock anybody out.
    case login
    /// One address, whatever login: one machine tries many. An office of many people has one address.
    case address

    /// Tries that cost nothing.
    package var free: Int {
      switch self {
      case .pair: 5
      case .login: 30
      case .address: 40
      }
    }

    /// The longest wait in seconds.
    package var longest: Int64 { self == .login ? 60 : 900 }
  }

  /// Seconds after which tries are forgotten.
  package static let memory: Int64 = 3600

  /// Seconds for which a pair that has signed in need not wait for what others try with the same login.
  package static let trust: Int64 = 30 * 86_400

  /// Seconds to wait before another try; 0 when it is allowed.
  package func wait(_ scope: Scope, at now: Instant) -> Int64 {
    let past = max(0, now - lastAt)
    if past >= Self.memory { return 0 }
    let over = count - scope.free
    if over < 0 { return 0 }
    let pause = min(scope.longest, 5 << Int64(min(over, 20)))
    return max(0, pause - past)
  }

  /// Counts a try before it is made: tries made at the same time are all counted. Nothing is counted while one must wait.
  package mutating func take(_ scope: Scope, at now: Instant) -> Int64 {
    let wait = wait(scope, at: now)
    if wait > 0 { return wait }
    if now - lastAt >= Self.memory { count = 0 }
    count += 1
    lastAt = max(lastAt, now)
    return 0
  }
}
