/// Measures of the form of Decree 30/2020, Annex I. Twips: a twentieth of a point, 56.69 to the millimetre.
enum DocxPage {
  static func twips(_ millimetres: Int) -> Int { (millimetres * 14_400 + 127) / 254 }

  static let width = 11_906
  static let height = 16_838
  /// Top and bottom 20, left 30, right 15: the defaults of the form.
  static let top = twips(20)
  static let bottom = twips(20)
  static let left = twips(30)
  static let right = twips(15)
  static let header = twips(10)

  /// What is written on: 165 mm upright.
  static let textWidth = width - left - right
  /// The sheet lies down; the margins keep their sides of the page.
  static let wideWidth = height - left - right
  /// Issuing body and national title stand side by side.
  static let issuerWidth = twips(65)
  static let nationWidth = textWidth - issuerWidth

  /// Half points.
  static let nation = 24
  static let motto = 26
  static let body = 28
  static let number = 26
  static let recipientsHeading = 24
  static let recipients = 22
  static let tableText = 24

  /// `Độc lập - Tự do - Hạnh phúc` in bold Times New Roman is 12.2 times its size wide.
  static let mottoLine = 12_200 * motto / 2 * 20 / 1000

  static func section(isWide: Bool, isAnnex: Bool) -> String {
    let size =
      isWide
      ? "<w:pgSz w:w=\"\(height)\" w:h=\"\(width)\" w:orient=\"landscape\"/>"
      : "<w:pgSz w:w=\"\(width)\" w:h=\"\(height)\"/>"
    return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
      + "<w:headerReference w:type=\"first\" r:id=\"rIdFirst\"/><w:type w:val=\"nextPage\"/>" + size
      + "<w:pgMar w:top=\"\(top)\" w:right=\"\(right)\" w:bottom=\"\(bottom)\" w:left=\"\(left)\" w:header=\"\(header)\""
      + " w:footer=\"\(header)\" w:gutter=\"0\"/>"
      // Annexes are numbered by themselves.
      + (isAnnex ? "<w:pgNumType w:start=\"1\"/>" : "") + "<w:cols w:space=\"720\"/><w:titlePg/></w:sectPr>"
  }
}
