internal import Synchronization

/// What the service counts about itself, in Prometheus' text format.
///
/// Hand-made because there is one reader and a dozen numbers; a library's factory would be more code than this.
final class Metrics: Sendable {
  private struct Key: Hashable {
    let route: String
    let status: Int
  }

  private struct Spread {
    var counts = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var sum = 0.0
    var total = 0
  }

  private struct Kept {
    var requests: [Key: Int] = [:]
    var durations: [String: Spread] = [:]
    var counters: [String: Int] = [:]
  }

  /// Upper bounds of the buckets in seconds.
  private static let bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5]
  private let kept = Mutex(Kept())

  func answered(_ route: String, status: Int, seconds: Double) {
    kept.withLock { kept in
      kept.requests[Key(route: route, status: status), default: 0] += 1
      var spread = kept.durations[route] ?? Spread()
      spread.counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
      spread.sum += seconds
      spread.total += 1
      kept.durations[route] = spread
    }
  }

  func count(_ name: String, by number: Int = 1) { kept.withLock { $0.counters[name, default: 0] += number } }

  /// `gauges`: name, help and value of what is measured at the moment of asking.
  func text(gauges: [(name: String, help: String, value: Int)]) -> String {
    let kept = kept.withLock { $0 }
    var lines = ["# HELP soi_requests_total Requests by route and status.", "# TYPE soi_requests_total counter"]
    for (key, count) in kept.requests.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }) {
      lines.append("soi_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(count)")
    }
    lines += [
      "# HELP soi_request_seconds Time from request to answer.", "# TYPE soi_request_seconds histogram",
    ]
    for (route, spread) in kept.durations.sorted(by: { $0.key < $1.key }) {
      var below = 0
      for (bound, count) in zip(Self.bounds, spread.counts) {
        below += count
        lines.append("soi_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(below)")
      }
      lines.append("soi_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(spread.total)")
      lines.append("soi_request_seconds_sum{route=\"\(route)\"} \(spread.sum)")
      lines.append("soi_request_seconds_count{route=\"\(route)\"} \(spread.total)")
    }
    for (name, count) in kept.counters.sorted(by: { $0.key < $1.key }) {
      lines += ["# TYPE soi_\(name)_total counter", "soi_\(name)_total \(count)"]
    }
    for gauge in gauges {
      lines += [
        "# HELP soi_\(gauge.name) \(gauge.help)", "# TYPE soi_\(gauge.name) gauge", "soi_\(gauge.name) \(gauge.value)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
