internal import Base
internal import Papers

/// The last page of a frozen paper: its code, and the code of every figure it prints.
enum DocxProof {
  static func page(_ proof: PaperProof) -> String {
    let bold = DocxXml.Look(size: DocxPage.body, isBold: true)
    let small = DocxXml.Look(size: DocxPage.tableText)
    let side = DocxPage.twips(34)
    let words = DocxPage.textWidth - side
    let told = [
      "Mã văn bản: \(proof.code.printed)", "Chốt lúc: \(proof.frozenAt.vietnamese)", "Niêm: \(grouped(proof.seal))",
      "Tra tại: \(proof.address)/verify",
      "Mỗi số liệu trong văn bản có một mã. Tra mã để biết số ấy lúc chốt, cách tính, và nay còn đúng không. Số hồ sơ của riêng"
        + " đơn vị không công khai: nhập mã và số đã in để được trả lời khớp hay không khớp.",
    ].map { DocxXml.paragraph($0, .left, small, .init(after: 40)) }.joined()
    return DocxXml.paragraph(PaperProof.heading, .center, bold, .init(after: 120, keepsNext: true))
      + DocxXml.table(
        [side, words],
        [DocxXml.row([DocxXml.cell(side, DocxXml.picture("rIdCode", millimetres: 30)), DocxXml.cell(words, told)])],
        isDrawn: false)
      + DocxXml.paragraph("", .left, .init(size: 12)) + figures(proof.lines)
  }

  /// Two figures to a row, down the left half first.
  private static func figures(_ lines: [PaperProof.Line]) -> String {
    let (name, value, code) = (450, 180, 290)
    let shares = [name, value, code, name, value, code]
    let whole = shares.reduce(0, +)
    let widths = shares.map { DocxPage.textWidth * $0 / whole }
    let half = (lines.count + 1) / 2
    let heading = zip(["Số liệu", "Giá trị", "Mã", "Số liệu", "Giá trị", "Mã"], widths).map { text, width in
      cell(text, width, .center, isBold: true)
    }
    let rows = (0..<half).map { index in
      let pair = [lines[index], half + index < lines.count ? lines[half + index] : nil]
      return DocxXml.row(
        pair.enumerated().flatMap { side, line in
          [
            cell(line?.figure.meaning.vi ?? "", widths[3 * side], .left),
            cell(line?.figure.shown ?? "", widths[3 * side + 1], .right),
            cell(line?.code.printed ?? "", widths[3 * side + 2], .center),
          ]
        })
    }
    return DocxXml.table(widths, [DocxXml.row(heading, isHeading: true)] + rows, isDrawn: true)
  }

  private static func cell(_ text: String, _ width: Int, _ align: DocxXml.Align, isBold: Bool = false) -> String {
    DocxXml.cell(
      width, DocxXml.paragraph(text, align, .init(size: 17, isBold: isBold), .init(before: 10, after: 10)),
      isMiddle: true)
  }

  /// In fours, as people read it aloud.
  private static func grouped(_ text: String) -> String {
    stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }
}
