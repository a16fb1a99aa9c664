internal import Base
internal import Records

/// A fact whose key names its unit is one fact under every code of the unit: what the log says under the others counts too
/// when a row is compared with what is known.
struct OtherKeys {
  private let admission: Admission
  private let codes: [UnitCode: [String]]

  init(_ admission: Admission) {
    self.admission = admission
    codes = Dictionary(grouping: admission.aliases.all, by: \.unit).mapValues { Array(Set($0.map(\.code))).sorted() }
  }

  /// One key for a fact however its unit is named.
  func factKey(_ statement: Statement) -> String {
    guard !codes.isEmpty, let column = Schema.of(statement.kind).column(named: "unit"), column.isKey,
      let text = statement.text(of: column.id), let unit = admission.unit(text, in: statement)
    else { return statement.key }
    return unit.text + statement.key.dropFirst(text.count)
  }

  /// The keys under which the statement's fact may be known, its own left out.
  func keys(_ statement: Statement) -> [String] {
    guard !codes.isEmpty, let column = Schema.of(statement.kind).column(named: "unit"), column.isKey,
      let text = statement.text(of: column.id), let unit = admission.unit(text, in: statement), let others = codes[unit]
    else { return [] }
    let rest = statement.key.dropFirst(text.count)
    return ([unit.text] + others).filter { $0 != text }.map { $0 + rest }
  }

  /// What the ledger says of the statement's fact under other codes.
  func deliveries(_ statement: Statement, in ledger: Ledger) -> [Delivery] {
    let keys = keys(statement)
    if keys.isEmpty { return [] }
    return keys.flatMap { ledger.deliveries(of: statement.kind, key: $0) }
      .filter { unit($0.statement) == unit(statement) }
  }

  private func unit(_ statement: Statement) -> UnitCode? {
    Schema.of(statement.kind).column(named: "unit").flatMap { statement.text(of: $0.id) }
      .flatMap { admission.unit($0, in: statement) }
  }
}
