package import Base

/// A moment of the log: what it held then is all that is read, however much arrives meanwhile.
package struct LogMoment: Hashable, Sendable {
  /// The number of entries (batches, retractions, erasures) by then.
  package let version: Int
  /// Entries that arrived later are left out too: "what did we show at 09:00 on 15/9".
  package let knownAt: Instant?

  package init(version: Int, knownAt: Instant? = nil) {
    self.version = version
    self.knownAt = knownAt
  }
}

/// Which deliveries are read. A fact is folded from all its deliveries, so every choice is of whole facts.
package enum LogSelection: Sendable {
  case all
  /// All facts of these kinds.
  case kinds(Set<FactKind>)
  /// The facts of these keys; of steps, all those of the dossiers that stand first in the keys.
  case keys(FactKind, [String])
  /// The facts of these kinds of which some delivery names one of these units, as written.
  case units([String], Set<FactKind>)
}
