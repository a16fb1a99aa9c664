package import Base

/// A table as a value: drawn as HTML, written as CSV, a workbook or JSON from the same cells, so that all say the same.
package struct RecordTable: Sendable {
  package struct Column: Sendable {
    /// The name programs read.
    package var id: String
    package var heading: String
    package var isNumber: Bool
    /// What the address sorts by.
    package var sort: String?

    package init(_ id: String, _ heading: String, number: Bool = false, sort: String? = nil) {
      self.id = id
      self.heading = heading
      isNumber = number
      self.sort = sort
    }
  }

  /// What a program reads.
  package enum Value: Hashable, Sendable {
    case none
    case text(String)
    case integer(Int)
    /// A decimal number or fraction as text, with a point.
    case decimal(String)
    /// An exact number: `2/85` for programs, bracketed in CSV, where a spreadsheet would read a date.
    case fraction(Fraction)
    case instant(Instant)
    case day(Day)
    case flag(Bool)
  }

  package enum Tone: String, Sendable {
    case good, soon, late, quiet
  }

  package struct Cell: Sendable {
    package var value: Value
    package var shown: String
    package var link: String?
    package var tone: Tone?
    /// A second, quieter line.
    package var detail: String?
    package var isCode = false

    package init(_ value: Value, shown: String, link: String? = nil, tone: Tone? = nil, detail: String? = nil) {
      self.value = value
      self.shown = shown
      self.link = link
      self.tone = tone
      self.detail = detail
    }

    /// Nothing is said, not even that there is nothing.
    var isBlank: Bool { value == .none && shown == "–" }

    package static let empty = Cell(.none, shown: "–", tone: .quiet)
    package static func text(_ text: String?, link: String? = nil, tone: Tone? = nil, detail: String? = nil) -> Cell {
      guard let text, !text.isEmpty else { return .empty }
      return Cell(.text(text), shown: text, link: link, tone: tone, detail: detail)
    }
    /// A code: never broken into words, in the fixed face.
    package static func code(_ code: String, link: String? = nil, detail: String? = nil) -> Cell {
      var cell = Cell(.text(code), shown: code, link: link, detail: detail)
      cell.isCode = true
      return cell
    }
    package static func integer(_ value: Int?, link: String? = nil, tone: Tone? = nil) -> Cell {
      value.map { Cell(.integer($0), shown: $0.vietnamese, link: link, tone: tone) } ?? .empty
    }
    package static func points(_ value: Points?) -> Cell {
      value.map { Cell(.decimal($0.text), shown: $0.vietnamese) } ?? .empty
    }
    package static func percent(_ value: Percent?) -> Cell {
      value.map { Cell(.decimal($0.text), shown: "\($0.vietnamese) %") } ?? .empty
    }
    package static func instant(_ value: Instant?, tone: Tone? = nil, detail: String? = nil) -> Cell {
      value.map { Cell(.instant($0), shown: $0.vietnamesePadded, tone: tone, detail: detail) } ?? .empty
    }
    package static func day(_ value: Day?, tone: Tone? = nil) -> Cell {
      value.map { Cell(.day($0), shown: $0.vietnamesePadded, tone: tone) } ?? .empty
    }
  }

  package var columns: [Column]
  package var rows: [[Cell]]
  /// A last row that adds the others up.
  package var total: [Cell]?
  /// What stands where rows would.
  package var whenEmpty: String

  package init(_ columns: [Column], _ rows: [[Cell]], total: [Cell]? = nil, whenEmpty: String = "Không có dòng nào.") {
    self.columns = columns
    self.rows = rows
    self.total = total
    self.whenEmpty = whenEmpty
  }
}

extension RecordTable {
  /// Draws the table; with an address, headings that can be sorted by are links, and the sort stands in it.
  func write(_ html: inout Html, caption: String, address: PageAddress? = nil) {
    if rows.isEmpty {
      html.element("p", [("class", "nothing")], whenEmpty)
      return
    }
    let drawn = columns.indices.filter { column in
      rows.contains { column < $0.count && !$0[column].isBlank } || column == 0
    }
    html.element(
      "div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Bảng: \(caption)")]
    ) {
      html in
      // From so many columns on a sheet lies broad and a screen gives all its width.
      html.element("table", [("class", drawn.count >= 8 ? "records broad" : "records")]) { html in
        html.element("caption", [("class", "unseen")], caption)
        html.element("thead", []) { html in
          html.element("tr", []) { html in
            for column in drawn { heading(columns[column], width(column), address, &html) }
          }
        }
        html.element("tbody", []) { html in
          for row in rows { line(row, drawn, &html) }
        }
        if let total { html.element("tfoot", []) { line(total, drawn, &$0) } }
      }
    }
  }

  /// Columns of long texts keep room for them; narrow ones would make every row tall.
  private func width(_ column: Int) -> String? {
    let longest = rows.prefix(60).map { column < $0.count ? $0[column].shown.count : 0 }.max() ?? 0
    return longest > 28 ? "long" : longest > 11 ? "middling" : nil
  }

  private func heading(_ column: Column, _ width: String?, _ address: PageAddress?, _ html: inout Html) {
    var order: String?
    if let sort = column.sort, let address {
      order = address["sort"] == sort ? "ascending" : address["sort"] == "-" + sort ? "descending" : nil
    }
    let kind = column.isNumber ? "num" : width
    html.element("th", [("scope", "col"), ("class", kind), ("aria-sort", order)]) { html in
      guard let sort = column.sort, let address else {
        html.escaped(column.heading)
        return
      }
      let next = order == "ascending" ? "-" + sort : sort
      html.element("a", [("href", address.setting(("sort", next)).text)], column.heading)
      if let order { html.element("span", [("aria-hidden", "true")], order == "ascending" ? " ▲" : " ▼") }
    }
  }

  private func line(_ row: [Cell], _ drawn: [Int], _ html: inout Html) {
    html.element("tr", []) { html in
      for index in drawn where index < row.count {
        let (column, cell) = (columns[index], row[index])
        let classes = [column.isNumber ? "num" : nil, cell.tone?.rawValue, cell.isBlank ? "blank" : nil]
          .compactMap(\.self).joined(separator: " ")
        let attributes: [(StaticString, String?)] = [("class", classes.isEmpty ? nil : classes)]
        if index == 0 {
          html.element("th", [("scope", "row")] + attributes) { content(cell, &$0) }
        } else {
          html.element("td", attributes + [("data-label", column.heading)]) { content(cell, &$0) }
        }
      }
    }
  }

  private func content(_ cell: Cell, _ html: inout Html) {
    func shown(_ html: inout Html) {
      if cell.isCode { html.element("code", [], cell.shown) } else { html.escaped(cell.shown) }
    }
    if let link = cell.link { html.element("a", [("href", link)]) { shown(&$0) } } else { shown(&html) }
    if let detail = cell.detail { html.element("small", [], detail) }
  }
}
