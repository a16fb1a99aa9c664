import Foundation
import MemoryMeter

/// What one reading cost its thread: others beside it do not count.
struct Cost {
  let microseconds: Int
  let bytes: Int

  var milliseconds: Int { microseconds / 1_000 }
  var megabytes: Int { bytes >> 20 }

  init(of work: () -> Void) {
    let start = Self.nanoseconds()
    memory_meter_start()
    work()
    bytes = memory_meter_peak()
    microseconds = (Self.nanoseconds() - start) / 1_000
  }

  /// Nil when it is within the limits.
  var fault: String? {
    if milliseconds >= 1_000 { return "took \(milliseconds) ms" }
    if megabytes >= 256 { return "took \(megabytes) MB" }
    return nil
  }

  private static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// The slowest and the largest of many readings.
struct Worst: CustomStringConvertible {
  private var count = 0
  private var microseconds = 0
  private var slowest = (microseconds: 0, seed: UInt64(0))
  private var largest = (bytes: 0, seed: UInt64(0))

  mutating func add(_ cost: Cost, _ seed: UInt64) {
    count += 1
    microseconds += cost.microseconds
    if cost.microseconds > slowest.microseconds { slowest = (cost.microseconds, seed) }
    if cost.bytes > largest.bytes { largest = (cost.bytes, seed) }
  }

  var description: String {
    "\(count) inputs in \(microseconds / 1_000) ms, at most \(slowest.microseconds) µs (seed \(slowest.seed)) and \(largest.bytes >> 10) KB (seed \(largest.seed))"
  }
}
