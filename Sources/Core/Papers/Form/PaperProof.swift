package import Base

/// What a frozen paper prints at its end, so that anybody who holds it can verify it.
package struct PaperProof: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let code: PaperCode
    package let figure: PaperFigure
    package init(code: PaperCode, figure: PaperFigure) {
      self.code = code
      self.figure = figure
    }
  }

  /// Of the paper as a whole: what its QR leads to.
  package let code: PaperCode
  /// 32 letters drawn by chance, printed here and told nowhere: they are in the text whose digest is public, so that nobody
  /// can try texts against it who does not hold the paper.
  package let seal: String
  package let frozenAt: Instant
  /// In the order of reading.
  package let lines: [Line]

  package init(code: PaperCode, seal: String, frozenAt: Instant, lines: [Line]) {
    self.code = code
    self.seal = seal
    self.frozenAt = frozenAt
    self.lines = lines
  }
}
