package import Base

/// Something the formulas invite, found in the records. It is a question to those concerned, never a verdict.
package struct Pattern: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Many dossiers of one officer ended within minutes, nearly all of them just before their deadline.
    case batchBeforeDeadline = "batch_before_deadline"
    /// A result file that is older than the dossier, or of a dossier that has not ended.
    case emptyResult = "empty_result"
    /// A flag that is the same on every dossier of the unit.
    case flagNeverVaries = "flag_never_varies"
    /// Supplements asked for a second time, each of which counts as late.
    case secondSupplement = "second_supplement"
    /// Promised dates put off, without a supplement, about when the dossier would have been late.
    case movedPromise = "moved_promise"
  }

  package let kind: Kind
  package let unit: UnitCode
  /// Whose: an officer's or office's code; empty when it is the unit's.
  package let officer: String
  /// The column, of a flag that never varies; else empty.
  package let flag: String
  /// The dossiers in question, by code.
  package let dossiers: [String]
  /// What they are worth in the index today, before rounding: what would be lost, or was lost, if they did not count.
  package let points: Fraction
}
