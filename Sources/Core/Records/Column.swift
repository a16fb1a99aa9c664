package import Base

/// What a cell of a column may hold, and how it is written in canonical form.
package enum ColumnType: Hashable, Sendable {
  /// An opaque code, compared exactly.
  case code
  case text
  case day
  case instant(MissingTime)
  case flag
  /// A whole number ≥ 0.
  case count
  /// One of these words.
  case choice([String])
  /// Points with up to two decimals.
  case points
}

/// One column of a canonical file (contracts, section 1).
package struct Column: Sendable {
  /// Written into stores: frozen, unique inside its kind, 1–63.
  package let id: UInt8
  package let name: String
  package let type: ColumnType
  /// Part of the key: an empty cell quarantines the row unless `keyMayBeEmpty`.
  package let isKey: Bool
  /// An empty cell is a key like any other: `valid_from` since ever, `system` of every source.
  package let keyMayBeEmpty: Bool
  /// The header must have it.
  package let isRequired: Bool
  /// An empty cell under a present column means "not yet" and is known.
  package let emptyIsKnown: Bool

  init(
    _ id: UInt8, _ name: String, _ type: ColumnType, key: Bool = false, required: Bool = false,
    emptyIsKnown: Bool = false
  ) {
    self.id = id
    self.name = name
    self.type = type
    isKey = key
    keyMayBeEmpty = key && ["valid_from", "system", "mark"].contains(name)
    isRequired = required
    self.emptyIsKnown = emptyIsKnown
  }
}

/// The columns of one kind of file.
package struct Schema: Sendable {
  package let kind: FactKind
  package let columns: [Column]

  /// The columns a dataset file has: not those that only live messages speak of.
  package var fileColumns: [Column] { columns.filter { kind != .dossier || $0.id < 28 } }
  private let byName: [String: Int]
  private let byID: [Column?]
  /// The columns' ids, and those of which an empty cell is known, as bits.
  let ids: UInt64
  let emptyIsKnown: UInt64
  /// The ids of the columns that name a unit and a procedure: asked of every statement there is.
  package let unit: UInt8?
  package let procedure: UInt8?

  init(_ kind: FactKind, _ columns: [Column]) {
    self.kind = kind
    self.columns = columns
    byName = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    var byID = [Column?](repeating: nil, count: 64)
    for column in columns { byID[Int(column.id)] = column }
    self.byID = byID
    ids = columns.reduce(0) { $0 | 1 << UInt64($1.id) }
    emptyIsKnown = columns.filter(\.emptyIsKnown).reduce(0) { $0 | 1 << UInt64($1.id) }
    unit = columns.first { $0.name == "unit" }?.id
    procedure = columns.first { $0.name == "procedure" }?.id
  }

  package var keyColumns: [Column] { columns.filter(\.isKey) }
  package func column(named name: String) -> Column? { byName[name].map { columns[$0] } }
  package func column(id: UInt8) -> Column? { id < 64 ? byID[Int(id)] : nil }
}
