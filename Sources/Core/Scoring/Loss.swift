package import Base
internal import Counting
package import Records
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
  /// What is left to do about it: finer than `Recoverable`, which follows from it.
  package enum Prospect: String, Sendable, CaseIterable {
    /// The remedies of the line win it back today.
    case now
    /// Nothing wins it back, but every further good record of the period makes its share smaller.
    case diluted
    /// Only a later period can be better.
    case later
    /// Nothing this unit does changes it.
    case gone

    package var recoverable: Recoverable {
      switch self {
      case .now: .thisPeriod
      case .later: .future
      case .diluted, .gone: .no
      }
    }
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
  package let prospect: Prospect
  /// All that has to be done to win it back, in the order of doing; empty unless the prospect is `now`.
  package let remedies: [Remedy]
  /// The legal deadline still ahead or missed: of an open dossier or petition its promise, of an announcement its last day.
  package let deadline: Instant?
  package let field: String?
  package let office: String?
  package internal(set) var officer: String?

  package var recoverable: Recoverable { prospect.recoverable }
}
