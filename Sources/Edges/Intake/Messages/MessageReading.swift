package import Base
internal import Formats
package import Records

/// What is known of a message beside its body.
package struct MessageContext: Sendable {
  /// What problems are told under: the name of the service.
  package let service: String
  /// The source system: the sender's name among the sources.
  package let system: String
  /// The agency of the envelope or of the query.
  package var agency: String?
  /// The unit of dossiers whose message and code name none.
  package var defaultUnit: UnitCode?
  package let arrivedAt: Instant

  package init(
    service: String, system: String, agency: String? = nil, defaultUnit: UnitCode? = nil, arrivedAt: Instant
  ) {
    self.service = service
    self.system = system
    self.agency = agency
    self.defaultUnit = defaultUnit
    self.arrivedAt = arrivedAt
  }

  /// Nothing that happened is later than this; a day covers clocks that go wrong.
  var latest: Instant { arrivedAt + 86_400 }
}

/// What one element of a message became.
package enum ReadElement: Sendable {
  /// What it says, of the dossier of this code.
  case said(dossier: String, [Statement])
  /// Why it could not be read.
  case unreadable(dossier: String, QuarantinedRow)
  /// Not taken, for now: nothing of it is kept, and the sender is to send it again.
  case premature(dossier: String, QuarantinedRow)
}

/// An element that cannot be read, with where and why.
struct Unreadable: Error {
  let column: String
  let value: String
  let reason: QuarantinedRow.Reason
}
