package import Base

/// The kinds of units, by their words in `units.csv`.
package enum UnitKind: String, Sendable, CaseIterable {
  case nation, province, district, agency, commune, office
}

/// One dated row of the unit register. Named `OrgUnit` because a Foundation type is called `Unit`.
package struct OrgUnit: Sendable {
  package let code: UnitCode
  package let name: String
  package let kind: UnitKind
  package let parent: UnitCode?
  package let validFrom: Day?
  /// The last valid day, already closed by the next row of the same unit.
  package var validTo: Day?
  /// Who took over from it the day after its last one; several, separated by `;` in the file, where it was split.
  package let successors: [UnitCode]

  package init(
    code: UnitCode, name: String, kind: UnitKind, parent: UnitCode? = nil, validFrom: Day? = nil, validTo: Day? = nil,
    successors: [UnitCode] = []
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.parent = parent
    self.validFrom = validFrom
    self.validTo = validTo
    self.successors = successors
  }

  init?(_ attributes: Attributes) {
    guard let code = attributes.text(1) else { return nil }
    self.init(
      code: UnitCode(code), name: attributes.text(2) ?? code, kind: attributes.choice(3) ?? .office,
      parent: attributes.text(4).map { UnitCode($0) }, validFrom: attributes.day(5), validTo: attributes.day(6),
      successors: (attributes.text(7) ?? "").split(separator: ";").map { part in
        UnitCode(trimmed(part))
      }.filter { !$0.text.isEmpty })
  }

  package func isValid(on day: Day) -> Bool { spans(validFrom, validTo, day) }
}

/// Without white space around it.
private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}

/// True if `day` lies in the span; an open end has no limit.
func spans(_ from: Day?, _ to: Day?, _ day: Day) -> Bool {
  (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
}

/// Closes each dated row the day before the next one starts. `rows` belong to one key.
func closed<Row>(
  _ rows: [Row], from: (Row) -> Day?, to: WritableKeyPath<Row, Day?>
) -> [Row] {
  var sorted = rows.sorted { (from($0)?.number ?? .min) < (from($1)?.number ?? .min) }
  for index in sorted.indices.dropLast() {
    guard let next = from(sorted[index + 1]) else { continue }
    let end = next - 1
    sorted[index][keyPath: to] = sorted[index][keyPath: to].map { min($0, end) } ?? end
  }
  return sorted
}
