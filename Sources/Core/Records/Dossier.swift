package import Base

package enum Channel: String, Sendable, CaseIterable {
  case online, direct, post
}

/// How a dossier ended.
package enum EndKind: String, Sendable, CaseIterable {
  case done, returned, stopped, refused, withdrawn
}

/// The financial obligation of a dossier, by its code in the files.
package enum Payment: String, Sendable, CaseIterable {
  case none = "0"
  case due = "1"
  case paidOnline = "2"
}

/// A dossier (hồ sơ) of the unit that resolves it. Nil means unknown, and unknown counts as absent.
package struct Dossier: Sendable {
  package let code: String
  package private(set) var unit: UnitCode
  package private(set) var procedure: ProcedureCode
  package let statedChannel: Channel?
  package let receivedAt: Instant?
  package let submittedAt: Instant?
  package internal(set) var dueAt: Instant?
  package internal(set) var statedEndedAt: Instant?
  package internal(set) var endKind: EndKind?
  package internal(set) var returnedAt: Instant?
  package internal(set) var supplements: Int?
  package internal(set) var secondSupplementAt: Instant?
  package internal(set) var syncedAt: Instant?
  package internal(set) var payment: Payment?
  package internal(set) var resultFile: Bool?
  package let resultSigned: Bool?
  package let resultFileAt: Instant?
  package internal(set) var componentFile: Bool?
  package internal(set) var reused: Bool?
  package internal(set) var personalStore: Bool?
  package internal(set) var populationData: Bool?
  package let complaint: Bool?
  package let officer: String?
  package let office: String?
  package let receivedUnit: UnitCode?
  package let system: String?
  /// Bits by column id; see `Attributes.knownMask`.
  package internal(set) var known: UInt64
  /// Waits move its promised date, in the working time of a calendar.
  package internal(set) var leansOnCalendar = false

  init?(_ attributes: Attributes, unit: UnitCode, procedure: ProcedureCode, receivedUnit: UnitCode?) {
    guard let code = attributes.text(1) else { return nil }
    self.code = code
    self.unit = unit
    self.procedure = procedure
    statedChannel = attributes.choice(4)
    receivedAt = attributes.instant(5)
    submittedAt = attributes.instant(6)
    dueAt = attributes.instant(7)
    statedEndedAt = attributes.instant(8)
    endKind = attributes.choice(9)
    returnedAt = attributes.instant(10)
    supplements = attributes.count(11)
    secondSupplementAt = attributes.instant(12)
    syncedAt = attributes.instant(13)
    payment = attributes.choice(14)
    resultFile = attributes.flag(15)
    resultSigned = attributes.flag(16)
    resultFileAt = attributes.instant(17)
    componentFile = attributes.flag(18)
    reused = attributes.flag(20)
    personalStore = attributes.flag(21)
    populationData = attributes.flag(22)
    complaint = attributes.flag(23)
    officer = attributes.text(24)
    office = attributes.text(25)
    self.receivedUnit = receivedUnit
    system = attributes.text(27)
    known = attributes.knownMask(.of(.dossier))
  }

  /// A source says when it was synchronised, or that it was not; otherwise nobody knows.
  package var isSyncKnown: Bool { known & (1 << 13) != 0 }

  /// A dossier of which only what counting needs is said. `known` as in `Attributes.knownMask`.
  package init(
    code: String, unit: UnitCode, procedure: ProcedureCode, channel: Channel?, receivedAt: Instant?, dueAt: Instant?,
    endedAt: Instant?, endKind: EndKind?, secondSupplementAt: Instant?, syncedAt: Instant?, payment: Payment?,
    flags: [Bool?], known: UInt64
  ) {
    self.code = code
    self.unit = unit
    self.procedure = procedure
    statedChannel = channel
    self.receivedAt = receivedAt
    submittedAt = nil
    self.dueAt = dueAt
    statedEndedAt = endedAt
    self.endKind = endKind
    returnedAt = nil
    supplements = nil
    self.secondSupplementAt = secondSupplementAt
    self.syncedAt = syncedAt
    self.payment = payment
    resultFile = flags[0]
    resultSigned = nil
    resultFileAt = nil
    componentFile = flags[1]
    reused = flags[2]
    personalStore = flags[3]
    populationData = flags[4]
    complaint = flags[5]
    officer = nil
    office = nil
    receivedUnit = nil
    system = nil
    self.known = known
  }

  /// The same under another unit.
  func moved(to unit: UnitCode) -> Dossier {
    var moved = self
    moved.unit = unit
    return moved
  }

  /// The same under another code of its procedure.
  func recoded(to procedure: ProcedureCode) -> Dossier {
    var recoded = self
    recoded.procedure = procedure
    return recoded
  }

  /// The order of dossiers in their unit.
  static func isReceivedBefore(_ a: Dossier, _ b: Dossier) -> Bool {
    let (x, y) = (a.receivedAt?.seconds ?? .min, b.receivedAt?.seconds ?? .min)
    return x != y ? x < y : codePointOrder(a.code, b.code)
  }

  /// The end before it is moved to the reception it may precede.
  var endAsStated: Instant? { statedEndedAt ?? (endKind == nil ? nil : returnedAt) }
  /// A dossier that waits has no promised date, and yet one was given.
  var isDueStated: Bool { known & (1 << 7) != 0 }
  /// Asked at least once for a supplement.
  package var isSupplemented: Bool { (supplements ?? 0) >= 1 || secondSupplementAt != nil }

  /// An empty channel counts as direct.
  package var channel: Channel { statedChannel ?? .direct }

  /// The end of handling; with an end kind but no end, the return; never before reception. Nil while open.
  /// A return alone ends nothing: an empty end under its column means "not yet".
  package var endedAt: Instant? {
    guard let end = endAsStated else { return nil }
    return receivedAt.map { max($0, end) } ?? end
  }
}
