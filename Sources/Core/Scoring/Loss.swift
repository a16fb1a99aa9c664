package import Base
internal import Counting
internal import Records
internal import Rules

/// One line of the loss ledger: who or what lost how many points, and whether they can come back.
package struct LossLine: Sendable {
  package enum Kind: String, Sendable {
    case record, structural, rounding
  }
  package enum RecordKind: String, Sendable {
    case dossier, procedure, petition, announcement
  }
  package enum Recoverable: String, Sendable {
    case no
    case thisPeriod = "this_period"
    case future
  }
  /// A stable word for programs; the sentence for people is `LossWords`.
  package enum Reason: String, Sendable {
    case late
    case secondSupplement = "second_supplement"
    case notSynced = "not_synced"
    case notOnline = "not_online"
    case noResultFile = "no_result_file"
    case notDigitised = "not_digitised"
    case notReused = "not_reused"
    case notStored = "not_in_personal_store"
    case noPopulationData = "no_population_data"
    case complaint
    case notPaidOnline = "not_paid_online"
    case petitionLate = "petition_late"
    case petitionDisliked = "petition_disliked"
    case petitionRepeated = "petition_repeated"
    case noOnlineDossier = "no_online_dossier"
    case noOnlinePayment = "no_online_payment"
    case notIntegrated = "not_integrated"
    case notProvidedOnline = "not_provided_online"
    case procedureWithoutPopulationData = "procedure_without_population_data"
    case announcedLate = "announced_late"
    case publishedLate = "published_late"
    case partsIncomplete = "parts_incomplete"
    case notAchieved = "not_achieved"
    case notApplicable = "not_applicable"
    case noData = "no_data"
    case inherited
    case unnamed
    case published
    case factor
    case rounding
  }

  package let no: String
  package let kind: Kind
  package let recordKind: RecordKind?
  /// The record's code; empty for structural and rounding lines.
  package let code: String
  package let unit: UnitCode?
  package let points: Fraction
  package let reason: Reason
  package let recoverable: Recoverable
  package let field: String?
  package let office: String?
  package internal(set) var officer: String?
}
