package import Base
internal import Formats
package import Papers

/// A paper as a DOCX in the form of Decree 30/2020.
package enum DocxPaper {
  /// The same paper gives the same bytes.
  package static func bytes(_ paper: LegalPaper) throws(Failure) -> [UInt8] {
    try DocxParts.package(
      body: document(paper), isSample: paper.isSample, code: paper.proof.flatMap { QrCode($0.link) })
  }

  private static func document(_ paper: LegalPaper) -> String {
    var body = heading(paper) + title(paper) + addressees(paper)
    for block in paper.body { body += self.block(block, width: DocxPage.textWidth) }
    if paper.kind.isIssued { body += closing(paper) }
    // Each part carries its section at its end; the last stands alone.
    var sections = [DocxPage.section(isWide: false, isAnnex: false)]
    for annex in paper.annexes {
      body += DocxXml.paragraph("", .left, .init(size: 2), section: sections.removeLast())
      body += self.annex(annex, paper)
      sections.append(DocxPage.section(isWide: annex.table.isWide, isAnnex: true))
    }
    if let proof = paper.proof {
      body += DocxXml.paragraph("", .left, .init(size: 2), section: sections.removeLast()) + DocxProof.page(proof)
      sections.append(DocxPage.section(isWide: false, isAnnex: true))
    }
    return body + sections.joined()
  }

  // MARK: The head

  private static func heading(_ paper: LegalPaper) -> String {
    let bold = DocxXml.Look(size: DocxPage.nation, isBold: true)
    let (left, right) = (DocxPage.issuerWidth, DocxPage.nationWidth)
    let issuer =
      paper.issuer.map { DocxXml.paragraph($0, .center, bold) }.joined() + DocxXml.rule(left * 2 / 5, in: left)
    guard paper.kind.isIssued else {
      return paper.issuer.map { DocxXml.paragraph($0, .center, bold) }.joined()
        + DocxXml.rule(DocxPage.textWidth / 5, in: DocxPage.textWidth)
    }
    let nation =
      DocxXml.paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .center, bold)
      + DocxXml.paragraph("Độc lập - Tự do - Hạnh phúc", .center, .init(size: DocxPage.motto, isBold: true))
      + DocxXml.rule(DocxPage.mottoLine, in: right)
    var number = DocxXml.paragraph(paper.numberLine, .center, .init(size: DocxPage.number), .init(before: 60))
    if paper.kind == .letter {
      number += DocxXml.paragraph("V/v " + paper.about, .center, .init(size: DocxPage.nation), .init(before: 120))
    }
    let day = DocxXml.paragraph(
      "\(paper.place), \(paper.dayText)", .center, .init(size: DocxPage.number, isItalic: true), .init(before: 60))
    return DocxXml.table(
      [left, right],
      [
        DocxXml.row([DocxXml.cell(left, issuer), DocxXml.cell(right, nation)]),
        DocxXml.row([DocxXml.cell(left, number), DocxXml.cell(right, day)]),
      ], isDrawn: false)
  }

  private static func title(_ paper: LegalPaper) -> String {
    guard let kind = paper.kindName else { return "" }
    let bold = DocxXml.Look(size: DocxPage.body, isBold: true)
    return DocxXml.paragraph(kind, .center, bold, .init(before: 240, keepsNext: true))
      + DocxXml.paragraph(paper.about, .center, bold, .init(keepsNext: true))
      + DocxXml.rule(DocxPage.textWidth * 2 / 5, in: DocxPage.textWidth)
      + DocxXml.paragraph("", .center, .init(size: 12))
  }

  private static func addressees(_ paper: LegalPaper) -> String {
    guard !paper.addressees.isEmpty else { return "" }
    let look = DocxXml.Look(size: DocxPage.body)
    if paper.addressees.count == 1 {
      return DocxXml.paragraph("Kính gửi: \(paper.addressees[0])", .center, look, .init(before: 240, after: 120))
    }
    let left = DocxPage.twips(50)
    var written = DocxXml.paragraph("Kính gửi:", .left, look, .init(before: 240, left: DocxPage.twips(30)))
    for (index, addressee) in paper.addressees.enumerated() {
      let mark = index == paper.addressees.count - 1 ? "." : ";"
      written += DocxXml.paragraph("- \(addressee)\(mark)", .left, look, .init(left: left))
    }
    return written + DocxXml.paragraph("", .left, .init(size: 12))
  }

  // MARK: The text

  private static func block(_ block: LegalPaper.Block, width: Int) -> String {
    let indent = DocxPage.twips(10)
    let spacing = DocxXml.Spacing(before: 60, after: 60, firstLine: indent)
    switch block {
    case .basis(let text): return DocxXml.paragraph(text, .both, .init(isItalic: true), spacing)
    case .paragraph(let text): return DocxXml.paragraph(text, .both, .init(), spacing)
    case .heading(_, let text):
      return DocxXml.paragraph(
        text, .both, .init(isBold: true), .init(before: 120, after: 60, firstLine: indent, keepsNext: true))
    case .table(let table): return DocxTable.xml(table, width: width) + DocxXml.paragraph("", .left, .init(size: 12))
    }
  }

  // MARK: The end

  private static func closing(_ paper: LegalPaper) -> String {
    let left = DocxPage.textWidth * 9 / 20
    let right = DocxPage.textWidth - left
    var recipients = DocxXml.paragraph(
      "Nơi nhận:", .left, .init(size: DocxPage.recipientsHeading, isBold: true, isItalic: true))
    for (index, recipient) in paper.recipients.enumerated() {
      let mark = index == paper.recipients.count - 1 ? "." : ";"
      recipients += DocxXml.paragraph("- \(recipient)\(mark)", .left, .init(size: DocxPage.recipients))
    }
    let bold = DocxXml.Look(size: DocxPage.body, isBold: true)
    var signature = paper.authority.map { DocxXml.paragraph($0, .center, bold) }.joined()
    // Room for the hand and the seal.
    for _ in 0..<4 { signature += DocxXml.paragraph("", .center, bold) }
    signature += DocxXml.paragraph(paper.signer ?? "", .center, bold)
    return DocxXml.paragraph("", .left, .init(size: 12))
      + DocxXml.table(
        [left, right], [DocxXml.row([DocxXml.cell(left, recipients), DocxXml.cell(right, signature)])], isDrawn: false)
  }

  private static func annex(_ annex: LegalPaper.Annex, _ paper: LegalPaper) -> String {
    let width = annex.table.isWide ? DocxPage.wideWidth : DocxPage.textWidth
    let bold = DocxXml.Look(size: DocxPage.body, isBold: true)
    return DocxXml.paragraph(annex.label, .center, bold, .init(keepsNext: true))
      + DocxXml.paragraph(annex.title.uppercased(), .center, bold, .init(keepsNext: true))
      + DocxXml.paragraph(paper.annexReference, .center, .init(isItalic: true), .init(keepsNext: true))
      + DocxXml.rule(width / 4, in: width) + DocxXml.paragraph("", .center, .init(size: 12))
      + DocxTable.xml(annex.table, width: width)
  }
}
