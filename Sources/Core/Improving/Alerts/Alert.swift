package import Base
internal import Records

/// Something a unit is alerted to, once. What makes it one and the same stands in its id: a dossier with its promised instant, a
/// source with its last word, a peer and the day.
package struct Alert: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case dossier
    case silent
    case overtaken
  }
  package let id: String
  package let kind: Kind
  package let unit: UnitCode
  /// The dossier's code, the source's name or the peer's code.
  package let record: String
  /// What else is told of it: the procedure, the peer's name.
  package let name: String
  package let office: String?
  /// When the promise is up; of a source when it last spoke.
  package let moment: Instant?
  /// Percent.
  package let chance: Int?
  /// What hangs on it, in units of 10⁻⁹ points.
  package let billionths: Int

  package init(
    id: String, kind: Kind, unit: UnitCode, record: String, name: String, office: String?, moment: Instant?,
    chance: Int?, billionths: Int
  ) {
    self.id = id
    self.kind = kind
    self.unit = unit
    self.record = record
    self.name = name
    self.office = office
    self.moment = moment
    self.chance = chance
    self.billionths = billionths
  }
}

/// What has happened to an alert since it was raised; a fold of what was written down of it.
package struct AlertCase: Hashable, Sendable {
  package enum Event: Hashable, Sendable {
    case raised(Alert)
    /// Somebody was told of it, outside the pages.
    case told
    case escalated(to: UnitCode)
    case acknowledged(note: String)
    /// There is no reason for it any more.
    case cleared
  }
  package let alert: Alert
  package let raisedAt: Instant
  /// Number of the entry that raised it: its address.
  package let number: Int
  package private(set) var revision = 1
  package private(set) var toldAt: Instant?
  /// The units it went up to, and when last.
  package private(set) var escalatedTo: [UnitCode] = []
  package private(set) var escalatedAt: Instant?
  package private(set) var acknowledgedAt: Instant?
  package private(set) var note = ""
  package private(set) var clearedAt: Instant?

  package init(_ alert: Alert, at instant: Instant, number: Int) {
    self.alert = alert
    raisedAt = instant
    self.number = number
  }

  package mutating func add(_ event: Event, at instant: Instant) {
    revision += 1
    switch event {
    case .raised: break
    case .told: toldAt = instant
    case .escalated(let unit):
      escalatedTo.append(unit)
      escalatedAt = instant
      // Whoever it went up to has not been told.
      toldAt = nil
    case .acknowledged(let note):
      if acknowledgedAt == nil { acknowledgedAt = instant }
      self.note = note
    case .cleared: clearedAt = instant
    }
  }

  /// Somebody still has to take note.
  package var isOpen: Bool { acknowledgedAt == nil && clearedAt == nil }
  /// Whose turn it is.
  package var holder: UnitCode { escalatedTo.last ?? alert.unit }
}
