package import Base

/// True counts of one measure in one period: units of a province by procedure. Only protection looks at it; what leaves it
/// are `ProtectedCounts`.
package struct CountTable: Sendable {
  /// A unit's line; what is known of it in full from elsewhere is its total.
  package struct Cell: Hashable, Sendable {
    package let unit: UnitCode
    package let procedure: ProcedureCode

    package init(_ unit: UnitCode, _ procedure: ProcedureCode) {
      self.unit = unit
      self.procedure = procedure
    }
  }

  /// What everybody may know of a procedure.
  package struct Trait: Hashable, Sendable {
    package let field: String
    /// Totals by fee can be asked for (indicators 09–11), so what hides a count must have the same.
    package let fee: Bool
    /// Of which nothing under ten is told below a province.
    package let isSensitive: Bool
    /// Its whole field is.
    package let hasSensitiveField: Bool

    package init(field: String, fee: Bool = false, isSensitive: Bool = false, hasSensitiveField: Bool = false) {
      self.field = field
      self.fee = fee
      self.isSensitive = isSensitive || hasSensitiveField
      self.hasSensitiveField = hasSensitiveField
    }
  }

  package var counts: [Cell: Int]
  /// Cells that could hold something: the unit offers the procedure. What cannot be is no hiding place.
  package var possible: Set<Cell>
  package var traits: [ProcedureCode: Trait]
  /// The most a count could be without another table telling otherwise (late ones are no more than ended ones).
  package var most: [Cell: Int] = [:]
  /// The least a count could be.
  package var least: [Cell: Int] = [:]
  /// Counts of units and provinces by field are told as well.
  package var tellsFields: Bool

  package init(
    counts: [Cell: Int], possible: Set<Cell>, traits: [ProcedureCode: Trait], tellsFields: Bool
  ) {
    self.counts = counts
    self.possible = possible.union(counts.keys)
    self.traits = traits
    self.tellsFields = tellsFields
  }
}

/// One count of a cross-table by what it counts. A nil unit is the province.
package struct TableKey: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case procedure(ProcedureCode)
    case field(String)
  }
  package let unit: UnitCode?
  package let what: What

  package init(_ unit: UnitCode?, _ what: What) {
    self.unit = unit
    self.what = what
  }
}

/// How a count is told.
package enum ToldCount: Hashable, Sendable {
  case exactly(Int)
  /// From nothing to one less than this.
  case under(Int)
  /// Not small itself; told, it would tell a small one.
  case withheld
  /// Any number: not even whether it is small can be said.
  case silent

  /// As every format writes it.
  package var text: String {
    switch self {
    case .exactly(let count): "\(count)"
    case .under(let limit): "<\(limit)"
    case .withheld: "ẩn"
    case .silent: "không nêu"
    }
  }

  package init?(text: String) {
    if text == "ẩn" {
      self = .withheld
    } else if text == "không nêu" {
      self = .silent
    } else if text.hasPrefix("<"), let limit = Int(text.dropFirst()) {
      self = .under(limit)
    } else if let count = Int(text) {
      self = .exactly(count)
    } else {
      return nil
    }
  }

  package var exact: Int? { if case .exactly(let count) = self { count } else { nil } }
}
