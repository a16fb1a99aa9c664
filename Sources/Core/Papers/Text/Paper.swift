package import Base

/// The text of a document, line by line, before anybody knows what it says. Formats make it.
package struct Paper: Sendable {
  /// What a line is: a place names it.
  package enum Unit: String, Sendable {
    case line, paragraph
  }
  package struct Line: Sendable {
    /// Counted from 1: the line of a text, the paragraph of a DOCX.
    package var number: Int
    package var page: Int?
    package var text: String
    package init(number: Int, text: String, page: Int? = nil) {
      self.number = number
      self.text = text
      self.page = page
    }
  }

  package var name: String
  package var unit: Unit
  package var lines: [Line]

  /// `text` in NFC.
  package init(name: String, text: String) {
    self.name = name
    unit = .line
    lines = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      lines.append(Line(number: number, text: String(line)))
    }
  }

  package init(name: String, unit: Unit, lines: [Line]) {
    self.name = name
    self.unit = unit
    self.lines = lines
  }
}

/// Words of a paper and where they stand.
package struct Spot: Hashable, Sendable {
  /// Which of the papers that are read together, from 0.
  package let paper: Int
  /// Line and column, both from 1; columns count Unicode scalars.
  package let place: Place
  /// How many scalars are meant, within the line.
  package let length: Int
  package let page: Int?
  /// The words around, for a list.
  package let excerpt: String
}
