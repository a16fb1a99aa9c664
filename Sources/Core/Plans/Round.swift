package import Base

/// A collection round as its sheet says it: which offices are asked, and which of them have confirmed their figures.
package struct Round: Sendable {
  package struct Office: Hashable, Sendable {
    package let item: String
    package let name: String
    package let signedOn: Day?
    package let signedBy: String?
    /// Figures it confirmed.
    package let figures: Int
  }

  package let due: Day?
  package let period: Period?
  package let offices: [Office]
  package let isClosed: Bool

  package init(_ sheet: Sheet) {
    due = sheet["due"].flatMap { Day(iso: $0) }
    isClosed = sheet["status"] == "closed"
    let days = (sheet["from"].flatMap { Day(iso: $0) }, sheet["to"].flatMap { Day(iso: $0) })
    if let from = days.0, let to = days.1 { period = Period(from: from, to: to) } else { period = nil }
    let figures = Dictionary(
      grouping: sheet.items("figure").filter { sheet.text($0, "value") != nil }
    ) { sheet.text($0, "office") ?? "" }
    offices = sheet.items("office").map { item in
      let signature = "signature-\(item)"
      let isSigned = sheet.text(signature, "kind") == "signature"
      return Office(
        item: item, name: sheet.text(item, "name") ?? item,
        signedOn: isSigned ? sheet.text(signature, "on").flatMap { Day(iso: $0) } : nil,
        signedBy: isSigned ? sheet.written(signature, "on")?.by : nil, figures: figures[item]?.count ?? 0)
    }
  }

  /// Signed after the day, or not at all by now.
  package func isLate(_ office: Office, on today: Day) -> Bool { due.map { (office.signedOn ?? today) > $0 } ?? false }

  /// How many have not signed and are late.
  package func late(on today: Day) -> Int {
    isClosed ? 0 : offices.count { $0.signedOn == nil && isLate($0, on: today) }
  }
}
