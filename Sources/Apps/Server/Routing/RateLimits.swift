internal import Synchronization

/// Buckets of requests by address or account: each fills at a rate up to a size and gives one request out at a time.
final class RateLimits: Sendable {
  /// How much one caller may ask.
  struct Allowance: Sendable {
    let perSecond: Double
    let atOnce: Double

    /// Pages and answers, for anybody.
    static let reading = Allowance(perSecond: 200, atOnce: 2_000)
    /// Messages of one source system.
    static let delivering = Allowance(perSecond: 5_000, atOnce: 20_000)
    /// Signing in, looking a dossier up: what is worth guessing.
    static let guessing = Allowance(perSecond: 0.2, atOnce: 10)
  }

  private struct Bucket {
    var level: Double
    var at: ContinuousClock.Instant
  }

  private let buckets = Mutex<[String: Bucket]>([:])
  /// More callers than this at once are an attack from many places: all are forgotten, and begin with full buckets.
  private static let mostCallers = 100_000

  /// True when one more is within the allowance.
  func admits(_ caller: String, _ allowance: Allowance, at now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { buckets in
      if buckets.count > Self.mostCallers { buckets = [:] }
      var bucket = buckets[caller] ?? Bucket(level: allowance.atOnce, at: now)
      let passed = (now - bucket.at) / .seconds(1)
      bucket.level = min(allowance.atOnce, bucket.level + passed * allowance.perSecond)
      bucket.at = now
      let isAdmitted = bucket.level >= 1
      if isAdmitted { bucket.level -= 1 }
      buckets[caller] = bucket
      return isAdmitted
    }
  }
}
