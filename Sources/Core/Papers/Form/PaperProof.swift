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

  /// Over the page of codes; what stands behind it is no part of what the paper says.
  package static let heading = "KIỂM CHỨNG SỐ LIỆU"

  /// Of the paper as a whole: what its QR leads to.
  package let code: PaperCode
  /// 32 letters drawn by chance, printed here and told nowhere: they are in the text whose digest is public, so that nobody
  /// can try texts against it who does not hold the paper.
  package let seal: String
  package let frozenAt: Instant
  /// Where codes are looked up, without a slash at its end: `https://soi.example.vn`.
  package let address: String
  /// In the order of reading.
  package let lines: [Line]

  /// Where the paper as a whole is looked up.
  package var link: String { "\(address)/verify/\(code.text)" }

  package init(code: PaperCode, seal: String, frozenAt: Instant, address: String, lines: [Line]) {
    self.code = code
    self.seal = seal
    self.frozenAt = frozenAt
    self.address = address
    self.lines = lines
  }
}
