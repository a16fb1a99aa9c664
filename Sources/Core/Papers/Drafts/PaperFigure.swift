package import Base

/// A figure a paper may print: what the text calls it, what it is exactly, how a Vietnamese paper writes it.
package struct PaperFigure: Hashable, Sendable {
  /// The raw values are stored with frozen papers: frozen.
  package enum Kind: String, Sendable, CaseIterable {
    /// Points of the index, to the hundredth.
    case points
    /// Whole things: dossiers, units.
    case count
    /// Percent, to the hundredth.
    case percent
    case rank
  }

  /// `indicator.05.score`: lower-case ASCII words, digits, points, `-` and `_`. Stored: frozen.
  package let key: String
  package let kind: Kind
  /// Exact, with a point: `95.68`, `416`.
  package let value: String
  /// `95,68`, `1.416`.
  package let shown: String
  package let meaning: Sentence
  /// One of the index's own figures, which are public. Counts of dossiers are told to nobody who does not hold the paper:
  /// small ones are of people.
  package let isOfIndex: Bool

  package init(key: String, kind: Kind, value: String, shown: String, meaning: Sentence, isOfIndex: Bool) {
    self.key = key
    self.kind = kind
    self.value = value
    self.shown = shown
    self.meaning = meaning
    self.isOfIndex = isOfIndex
  }
}

/// The figures a paper may print, in the order they are listed to its author.
package struct FigureSheet: Sendable {
  package let figures: [PaperFigure]
  private let places: [String: Int]

  package init(_ figures: [PaperFigure]) {
    self.figures = figures
    places = Dictionary(
      figures.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(_ key: String) -> PaperFigure? { places[key].map { figures[$0] } }
}
