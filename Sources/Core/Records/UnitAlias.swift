package import Base

/// A code by which some source names a unit: the old form of its agency code, a number of a foreign system.
package struct UnitAlias: Hashable, Sendable {
  package let code: String
  package let unit: UnitCode
  package let validFrom: Day?
  /// The last valid day, already closed by the next row of the same code and system.
  package fileprivate(set) var validTo: Day?
  /// The only source system that means it so; nil: every one.
  package let system: String?

  init?(_ attributes: Attributes, unit: UnitCode) {
    guard let code = attributes.text(1) else { return nil }
    self.code = code
    self.unit = unit
    validFrom = attributes.day(3)
    validTo = attributes.day(4)
    system = attributes.text(5)
  }

  package func isValid(on day: Day) -> Bool { spans(validFrom, validTo, day) }
}

/// What codes that are no unit's own mean, by day and source system.
package struct AliasTable: Sendable {
  /// The rows of a code and of its other writings, under each writing that a row has and under the common one.
  private let byCode: [String: [UnitAlias]]
  /// Every alias, by code, then system, then day.
  package let all: [UnitAlias]

  package init(_ aliases: [UnitAlias] = []) {
    let groups = Dictionary(grouping: aliases, by: { Self.notation($0.code) }).mapValues { rows in
      Dictionary(grouping: rows, by: { [$0.code, $0.system ?? ""] }).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .flatMap { closed($0.value, from: \.validFrom, to: \.validTo) }
    }
    all = groups.keys.sorted(by: codePointOrder).flatMap { groups[$0] ?? [] }
    var byCode = groups
    for rows in groups.values {
      for row in rows { byCode[row.code] = rows }
    }
    self.byCode = byCode
  }

  package var isEmpty: Bool { all.isEmpty }

  /// Hyphens or dots, capitals or not: one notation for codes of the old scheme. Other codes are compared exactly.
  private static func notation(_ code: String) -> String { AgencyCode.oldForm(code) ?? code }

  private func rows(_ code: String) -> [UnitAlias]? { byCode[code] ?? byCode[Self.notation(code)] }

  package func contains(_ code: String) -> Bool { rows(code) != nil }

  /// The unit the code meant on a day to a source system. Without a day only a code that never meant anything else is
  /// understood. Rows of the system itself go before those of every system, rows of the very same writing before others.
  package func unit(_ code: String, on day: Day?, system: String?) -> UnitCode? {
    guard let rows = rows(code) else { return nil }
    if rows.count == 1, let only = rows.first {
      let isMeant = (only.system == nil || only.system == system) && (day.map { only.isValid(on: $0) } ?? true)
      return isMeant ? only.unit : nil
    }
    let own = rows.filter { $0.system != nil && $0.system == system }
    for scope in [own, rows.filter { $0.system == nil }] {
      let exact = scope.filter { $0.code == code }
      for rows in [exact, scope] {
        let meant = Set(rows.filter { row in day.map { row.isValid(on: $0) } ?? true }.map(\.unit))
        if meant.count == 1 { return meant.first }
        // Two writings of one code that mean two units: neither is believed.
        if meant.count > 1 { return nil }
      }
    }
    return nil
  }

  /// The units a code ever meant to anybody.
  package func units(_ code: String) -> Set<UnitCode> { Set((rows(code) ?? []).map(\.unit)) }

  /// The unit a code means whatever the day and the source: so it has only one row, without limits.
  package func always(_ code: String) -> UnitCode? {
    guard let rows = rows(code), rows.count == 1, let only = rows.first, only.validFrom == nil,
      only.validTo == nil, only.system == nil
    else { return nil }
    return only.unit
  }
}

extension Statement {
  /// The day a record is of, as far as its statement says: on that day the code of its unit is read.
  package var ownDay: Day? {
    func instant(_ id: UInt8) -> Day? { text(of: id).flatMap { Instant(iso: $0, missing: .startOfDay) }?.day }
    func day(_ id: UInt8) -> Day? { text(of: id).flatMap { Day(iso: $0) } }
    return switch kind {
    case .dossier: instant(5) ?? instant(6)
    case .petition: instant(3)
    case .rating: instant(4)
    case .service: day(7)
    case .announcement: day(4)
    case .nationalReport, .published: day(3)
    case .unit, .unitAlias, .procedure, .step, .progress: nil
    }
  }

  /// The source system it states; only dossiers do.
  var statedSystem: String? { kind == .dossier ? text(of: 27) : nil }
}
