package import Base

/// Acts that papers cite, as data: what each is called, when it was signed, by whom, and until when it holds.
package struct ActRegister: Sendable {
  package struct Act: Hashable, Sendable {
    package let symbol: String
    package let kind: String
    package let signed: Day?
    package let issuer: String
    package let title: String
    package let until: Day?
    package let replacedBy: String
  }

  package private(set) var acts: [String: Act] = [:]

  package init(_ acts: [Act]) {
    for act in acts { self.acts[Self.key(act.symbol)] = act }
  }

  /// Columns: symbol, kind, signed, issuer, title, until, replaced_by, source.
  ///
  /// - Throws: the line that cannot be read.
  package init(rows: [[String]]) throws(Failure) {
    var acts: [Act] = []
    for (index, row) in rows.enumerated() where row.count > 1 {
      guard row.count >= 7, row[2].isEmpty || Day(iso: row[2]) != nil, row[5].isEmpty || Day(iso: row[5]) != nil else {
        throw Failure(
          vi: "Danh mục văn bản: dòng \(index + 2) thiếu cột hoặc sai ngày (năm-tháng-ngày).",
          en: "Register of acts: row \(index + 2) lacks a column or has a wrong day (year-month-day).")
      }
      acts.append(
        Act(
          symbol: row[0], kind: row[1], signed: Day(iso: row[2]), issuer: row[3], title: row[4],
          until: Day(iso: row[5]),
          replacedBy: row[6]))
    }
    self.init(acts)
  }

  package func act(_ symbol: String) -> Act? { acts[Self.key(symbol)] }

  /// The act meant by a symbol without its year: the day decides.
  func act(withoutYear symbol: ActSymbol, signed: Day?) -> Act? {
    guard let signed else { return nil }
    return act("\(symbol.number)/\(signed.civil.year)/\(symbol.letters)")
  }

  private static func key(_ symbol: String) -> String {
    var key = searchFolded(symbol)
    while key.hasPrefix("0") { key.removeFirst() }
    return key
  }
}
