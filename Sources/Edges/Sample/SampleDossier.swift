import Base
import Records

/// One made-up dossier before it is written: what happened to it, with instants after the order's last day left out.
struct SampleDossier: Sendable {
  /// Its place in the catalogue's procedures.
  let procedure: Int
  /// Its place in the roster.
  let unit: Int
  /// Counts the unit's dossiers of one day from 1.
  let number: Int
  let receivedAt: Instant
  var submittedAt: Instant?
  var channel = Channel.online
  /// The promised instant, already moved by the time waited for papers.
  var dueAt: Instant
  var endedAt: Instant?
  var endKind: EndKind?
  var returnedAt: Instant?
  var supplements = 0
  var secondSupplementAt: Instant?
  /// Working days until papers were asked for, and working days waited for them.
  var askedAfter = 0
  var waited = 0
  var syncedAt: Instant?
  var payment = Payment.none
  var hasResultFile = false
  var isResultSigned = false
  var hasComponentFile = false
  var areComponentsSigned = false
  var isReused = false
  var isInPersonalStore = false
  var usesPopulationData = false
  var hasComplaint = false
  var officer = 1
  /// The unit whose counter took it: citizens may go to any counter of the province.
  var receivedUnit: Int
  /// For what is made from the dossier later (steps, ratings): a seed of its own.
  var seed: UInt64 = 0

  init(procedure: Int, unit: Int, number: Int, receivedAt: Instant, dueAt: Instant) {
    self.procedure = procedure
    self.unit = unit
    self.number = number
    self.receivedAt = receivedAt
    self.dueAt = dueAt
    receivedUnit = unit
  }
}
