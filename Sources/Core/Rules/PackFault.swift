internal import Base

/// The kinds of things that can be wrong in a rule pack. Their words are stable: programs and tests rely on them.
package enum PackFault: String, Sendable, CaseIterable {
  // Shape.
  case missingEntry = "missing_entry"
  case unknownEntry = "unknown_entry"
  /// An entry that is read nowhere because of what stands beside it.
  case withoutEffect = "without_effect"
  case notMap = "not_a_map"
  case notList = "not_a_list"
  case notText = "not_a_text"
  case emptyValue = "empty_value"
  case emptyList = "empty_list"
  // Values.
  case notPoints = "not_points"
  case notWhole = "not_a_whole_number"
  case notDay = "not_a_day"
  case notFlag = "not_true_or_false"
  case unknownWord = "unknown_word"
  case repeatedWord = "repeated_word"
  case badName = "bad_name"
  // Names and sums.
  case repeatedName = "repeated_name"
  case unknownBase = "unknown_base"
  case unknownBlock = "unknown_block"
  case unknownIndicator = "unknown_indicator"
  case unusedBlock = "block_without_indicators"
  case wrongSum = "wrong_sum"
  case mixedGroups = "mixed_groups"
  case datesReversed = "dates_reversed"
  case bandOrder = "band_order"
  case bandFloor = "band_floor"
  case aboveMax = "above_max"
  // Rules.
  case unknownAttribute = "unknown_attribute"
  case foreignAttribute = "foreign_attribute"
  case needsValue = "needs_value"
  case takesNoValue = "takes_no_value"
  case alwaysTrue = "always_true"
  case badCondition = "bad_condition"
  case foreignField = "foreign_field"
  case curveAndMeasure = "curve_and_measure"
  case factorChain = "factor_chain"
  case tooManyQuestions = "too_many_questions"
  case badReference = "bad_reference"
}
