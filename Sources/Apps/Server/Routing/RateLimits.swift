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
    /// Looking a dossier up, the login of a source: what is worth guessing.
    static let guessing = Allowance(perSecond: 0.2, atOnce: 10)
    /// Leaving for a provider of sign-ins, which remembers who is away: an office has one address.
    static let departing = Allowance(perSecond: 2, atOnce: 60)
    /// What has to be read from the whole log, for strangers, all of them together.
    static let digging = Allowance(perSecond: 0.2, atOnce: 10)
  }

  private struct Bucket {
    var level: Double
    var at: ContinuousClock.Instant
    var allowance: Allowance

    func level(at now: ContinuousClock.Instant) -> Double {
      min(allowance.atOnce, level + (now - at) / .seconds(1) * allowance.perSecond)
    }
  }

  private let buckets = Mutex<[String: Bucket]>([:])
  /// More callers than this at once: those whose buckets are full again are forgotten, which changes nothing for them.
  private static let mostCallers = 100_000

  /// True when one more is within the allowance.
  func admits(_ caller: String, _ allowance: Allowance, at now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { buckets in
      if buckets.count > Self.mostCallers, buckets[caller] == nil {
        buckets = buckets.filter { $0.value.level(at: now) < $0.value.allowance.atOnce }
        // An attack from many places must not empty the memory of who has guessed too often: newcomers wait.
        if buckets.count > Self.mostCallers { return false }
      }
      var bucket = buckets[caller] ?? Bucket(level: allowance.atOnce, at: now, allowance: allowance)
      bucket.level = bucket.level(at: now)
      bucket.at = now
      let isAdmitted = bucket.level >= 1
      if isAdmitted { bucket.level -= 1 }
      buckets[caller] = bucket
      return isAdmitted
    }
  }
}
