package import Base

/// A dated, sourced statement of how the index is computed. Data, never code: a new decision is a new file.
package struct RulePack: Hashable, Sendable {
  package let name: String
  package let title: Sentence
  package let generation: String
  package let validFrom: Day
  /// The last day; nil while in force.
  package let validTo: Day?
  /// Chosen by date when nobody names a pack; an alternative is used only when named.
  package let isDefault: Bool
  package let rounding: Rounding
  package let source: String
  package let blocks: [Block]
  package let bands: [Band]
  package let indicators: [IndicatorRule]
  package let maximaWhenEmpty: MaximaWhenEmpty?

  package func isValid(on day: Day) -> Bool { validFrom <= day && (validTo.map { day <= $0 } ?? true) }
  package func block(_ code: String) -> Block? { blocks.first { $0.code == code || $0.aliases.contains(code) } }

  /// By number (`05`), id (`2.1`) or portal code (`ON_TIME`).
  package func indicator(_ reference: String) -> IndicatorRule? {
    indicators.first {
      $0.no == reference || $0.code == reference || $0.id == reference || $0.aliases.contains(reference)
    }
  }
  package var max: Points { blocks.reduce(.zero) { $0 + $1.max } }
}

/// How scores are rounded to hundredths, halves up.
package enum Rounding: String, Sendable, CaseIterable {
  /// As the portal does: some indicators from the shown ratio in IEEE double, some from the fraction.
  case portal
  /// Every score from the exact fraction.
  case exact
}

package struct Block: Hashable, Sendable {
  package let code: String
  package let aliases: [String]
  /// The documents' groups, which several blocks can share; without any every block is a group of its own.
  package let group: Int
  package let name: Sentence
  package let max: Points
}

package struct Band: Hashable, Sendable {
  package let name: Sentence
  /// The lowest total of the band.
  package let from: Points
}

/// One indicator of a pack. A class, because every score of every unit carries its rule: a reference, not twenty fields.
package final class IndicatorRule: Hashable, Sendable {
  package let no: String
  package let id: String
  package let code: String
  package let aliases: [String]
  package let block: String
  package let name: Sentence
  package let max: Points
  package let curve: Curve
  package let scoreFrom: ScoreSource
  package let empty: EmptyRule
  package let measure: Measure
  /// The number of another indicator whose ratio multiplies this one's.
  package let factor: String?
  package let deciding: [DecidingField]
  /// Below this kind of unit the figures are those of the nearest such ancestor.
  package let inheritedFrom: UnitLevel?
  package let confidence: String
  package let source: String?

  package init(
    no: String, id: String, code: String, aliases: [String], block: String, name: Sentence, max: Points, curve: Curve,
    scoreFrom: ScoreSource, empty: EmptyRule, measure: Measure, factor: String?, deciding: [DecidingField],
    inheritedFrom: UnitLevel?, confidence: String, source: String?
  ) {
    self.no = no
    self.id = id
    self.code = code
    self.aliases = aliases
    self.block = block
    self.name = name
    self.max = max
    self.curve = curve
    self.scoreFrom = scoreFrom
    self.empty = empty
    self.measure = measure
    self.factor = factor
    self.deciding = deciding
    self.inheritedFrom = inheritedFrom
    self.confidence = confidence
    self.source = source
  }

  package static func == (a: IndicatorRule, b: IndicatorRule) -> Bool {
    if a === b { return true }
    return (a.no, a.id, a.code, a.block, a.factor, a.source) == (b.no, b.id, b.code, b.block, b.factor, b.source)
      && (a.aliases, a.deciding) == (b.aliases, b.deciding) && a.name == b.name && a.max == b.max && a.curve == b.curve
      && a.scoreFrom == b.scoreFrom && a.empty == b.empty && a.measure == b.measure && a.confidence == b.confidence
      && a.inheritedFrom == b.inheritedFrom
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(no)
    hasher.combine(code)
    hasher.combine(measure)
  }
}

/// Levels an indicator can be inherited from.
package enum UnitLevel: String, Sendable, CaseIterable {
  case province
}

/// From ratio to points.
package enum Curve: Hashable, Sendable {
  /// max × ratio.
  case linear
  /// Full points from this ratio on, in whole percent; below, max × ratio ÷ target.
  case target(percent: Int)
  /// Always these points.
  case constant(Points)
}

package enum ScoreSource: String, Sendable, CaseIterable {
  case shownRatio = "shown_ratio"
  case fraction
}

/// What happens when the denominator is 0.
package struct EmptyRule: Hashable, Sendable {
  package enum Score: Hashable, Sendable {
    case points(Points)
    /// All points of the indicator.
    case max
  }
  package var score: Score
  /// Unit kinds for which the indicator then does not apply, the maximum unchanged.
  package var notApplicable: [String]
}

/// Other maxima for a unit and period in which one indicator has nothing to count (pack `formula-note`).
package struct MaximaWhenEmpty: Hashable, Sendable {
  package let indicator: String
  package let maxima: [String: Points]
}
