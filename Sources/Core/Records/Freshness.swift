package import Base

/// How new what is known is, and whether any of it is made up.
package struct Freshness: Hashable, Sendable {
  /// When the newest batch that counts arrived.
  package private(set) var newest: Instant?
  package private(set) var isSample = false

  package init() {}

  package mutating func add(_ arrivedAt: Instant, isSample: Bool) {
    newest = max(newest ?? arrivedAt, arrivedAt)
    self.isSample = self.isSample || isSample
  }
}
