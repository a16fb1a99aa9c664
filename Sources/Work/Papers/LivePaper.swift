internal import Access
package import Base
internal import Counting
internal import Documents
internal import Formats
package import Papers
internal import Records
package import Rules
package import Scoring
package import Wording

extension ScorePaper {
  /// - Parameter opened: the desk with the unit's records; without it counts of dossiers are none.
  /// - Parameter ranked: the units it is ranked among, in order; empty where it has no neighbours.
  package init(
    _ score: UnitScore, opened: Desk?, _ question: Question, ranked: [RankedUnit], place: String?, isSample: Bool
  ) {
    self.init(
      score: score,
      measures: opened?.engine.trackedMeasures(score.unit.code, window: question.window) ?? TrackedMeasures(),
      rank: ranked.first { $0.score.unit.code == score.unit.code }?.rank, among: ranked.count,
      place: place ?? Self.place(score.unit.name), isSample: isSample)
  }

  /// `UBND xã Vĩnh Bảo` → `Vĩnh Bảo`.
  package static func place(_ name: String) -> String {
    var place = name
    for start in [
      "UBND ", "Ủy ban nhân dân ", "xã ", "Xã ", "phường ", "Phường ", "đặc khu ", "Đặc khu ", "tỉnh ", "Tỉnh ",
      "thành phố ", "Thành phố ",
    ]
    where place.hasPrefix(start) { place = String(place.dropFirst(start.count)) }
    return place
  }
}

/// A draft with the figures of now in their places.
package struct LivePaper: Sendable {
  /// The words, with places for figures.
  package let template: LegalPaper
  package let sheet: FigureSheet
  /// As it would be printed.
  package let paper: LegalPaper
  package let pack: RulePack
  /// The version of the log the figures are of.
  package let version: Int

  package init(_ draft: PaperDesk.Draft, _ score: ScorePaper, version: Int) {
    template = draft.laid(over: score.template(draft.kind))
    sheet = score.figures
    paper = template.filled(sheet)
    pack = score.score.pack
    self.version = version
  }

  /// Places that name no figure.
  package var unknown: [String] { template.figureKeys.filter { sheet[$0] == nil } }

  /// What an approver approves: text and figures, to the last digit.
  package var content: Digest { Digest(sha256(PaperPrint.bytes(paper))) }

  package func docx() throws(Failure) -> [UInt8] { try DocxPaper.bytes(paper) }
}

extension FrozenPaper {
  /// The paper in print, its proof at its end.
  package func docx() throws(Failure) -> [UInt8] {
    var paper = try PaperPrint.paper(print)
    paper.proof = proof
    return try DocxPaper.bytes(paper)
  }

  /// The digest of what a document says, as anybody can reckon it: SHA-256 over its lines in UTF-8, joined by line feeds.
  package static func textDigest(docx: [UInt8]) throws(Failure) -> Digest {
    let lines = try DocumentText.read(docx).lines.map(\.text)
    return Digest(sha256(lines.joined(separator: "\n").utf8))
  }
}
