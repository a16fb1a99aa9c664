internal import Base

/// A row that could not be read: kept with its place, its value and the reason, never dropped silently.
package struct QuarantinedRow: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case missingKey = "missing_key"
    case missingValue = "missing_value"
    case wrongType = "wrong_type"
    case impossibleDay = "impossible_day"
    case yearOutOfRange = "year_out_of_range"
    case unknownUnit = "unknown_unit"
    case unknownProcedureName = "unknown_procedure_name"
    case noUnit = "no_unit"
    case reversedPeriod = "reversed_period"
    case notAnObject = "not_an_object"
    case unknownDepartment = "unknown_department"
    case tooManyCells = "too_many_cells"
    case roundedCode = "rounded_code"
    case formulaWithoutValue = "formula_without_value"
    case sumsDisagree = "sums_disagree"
    case severalTicks = "several_ticks"
    /// A sender speaks of units it was not given.
    case outOfReach = "out_of_reach"
    /// A sender with a reach of its own speaks of a dossier nobody knows: whose it is cannot be told.
    case unknownDossier = "unknown_dossier"
  }

  package let file: String
  package let line: Int
  package let column: String
  package let value: String
  package let reason: Reason
  /// Of a unit nobody knows: what its code most likely means.
  package let hint: Admission.Hint?

  /// Values are cut to this many characters: enough to find the cell, too few to copy a file.
  package static let longestValue = 120

  package init(
    file: String, line: Int, column: String, value: String, reason: Reason, hint: Admission.Hint? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.value = String(value.prefix(Self.longestValue))
    self.reason = reason
    self.hint = hint
  }
}
