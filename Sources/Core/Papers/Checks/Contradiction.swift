internal import Base

/// Something a paper says that cannot be, or not beside something else it says.
package struct Contradiction: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    case sum(total: Quantity, parts: [Quantity])
    case scoreSum(total: Quantity, parts: [Quantity])
    case weights(said: Quantity, right: Quantity)
    case tableSum(column: String, total: Quantity, parts: [Quantity])
    case tableFormula(formula: String, left: Quantity, right: Quantity)
    case ratio(shown: Quantity, numerator: Quantity, denominator: Quantity)
    case ratioOfNothing(shown: Quantity, nearest: Quantity, numerator: Quantity, denominator: Quantity)
    case repeated(first: Quantity, second: Quantity)
    case classOfScore(score: Quantity, said: String, right: String)
    case aimBelowPresent(aim: String, present: String)
    case ranksOfFullMarks(ranks: [Quantity])
    case aboveMaximum(value: Quantity, maximum: Quantity)
    case aboveHundred(Quantity)
    case rankOutside(rank: Quantity, of: Quantity?)
    case noSuchDay(String)
    case daysReversed(from: String, to: String)
    case aboveCeiling(value: Quantity, ceiling: Quantity)
    case lossUnexplained(loss: Quantity, explained: Quantity)
    case directionAgainstFigures(said: String, from: Quantity, to: Quantity)
    case windows(first: String, second: String)
    case yearMissing(symbol: String, right: String?)
    case actDay(symbol: String, said: String, right: String)
    case actYear(symbol: String, said: String)
    case actKind(symbol: String, said: String, right: String)
    case actIssuer(symbol: String, said: String, right: String)
    case actOver(symbol: String, replacement: String)
    case actAhead(symbol: String, said: String)
    case annexMissing(String)
    case outOfOrder(found: String, expected: String)
    case unitName(said: String, right: String)
    case numberInWords(digits: Quantity, words: Quantity)
  }

  package let matter: Matter
  /// Where it stands; the two places first.
  package let spots: [Spot]
  /// `416 + 517 = 933 ≠ 943`; empty where there is nothing to reckon.
  package let arithmetic: String
  /// From 1 to 100.
  package let confidence: Int

  init(_ matter: Matter, _ spots: [Spot], _ arithmetic: String = "", confidence: Int) {
    self.matter = matter
    self.spots = spots
    self.arithmetic = arithmetic
    self.confidence = confidence
  }
}

extension Contradiction.Matter {
  /// A stable word for programs.
  package var code: String {
    switch self {
    case .sum: "sum"
    case .scoreSum: "score_sum"
    case .weights: "weights"
    case .tableSum: "table_sum"
    case .tableFormula: "table_formula"
    case .ratio: "ratio"
    case .ratioOfNothing: "ratio_of_nothing"
    case .repeated: "repeated"
    case .classOfScore: "class_of_score"
    case .aimBelowPresent: "aim_below_present"
    case .ranksOfFullMarks: "ranks_of_full_marks"
    case .aboveMaximum: "above_maximum"
    case .aboveHundred: "above_hundred"
    case .rankOutside: "rank_outside"
    case .noSuchDay: "no_such_day"
    case .daysReversed: "days_reversed"
    case .aboveCeiling: "above_ceiling"
    case .lossUnexplained: "loss_unexplained"
    case .directionAgainstFigures: "direction"
    case .windows: "windows"
    case .yearMissing: "act_year_missing"
    case .actDay: "act_day"
    case .actYear: "act_year"
    case .actKind: "act_kind"
    case .actIssuer: "act_issuer"
    case .actOver: "act_over"
    case .actAhead: "act_ahead"
    case .annexMissing: "annex_missing"
    case .outOfOrder: "out_of_order"
    case .unitName: "unit_name"
    case .numberInWords: "number_in_words"
    }
  }
}
