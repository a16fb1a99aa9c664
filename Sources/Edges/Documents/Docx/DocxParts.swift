internal import Base
internal import Formats

/// The parts of a DOCX beside its text.
enum DocxParts {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
  static let names =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

  /// A whole document around its text, the last section included.
  static func package(body: String, isSample: Bool, code: QrCode?) throws(Failure) -> [UInt8] {
    let text = declaration + "<w:document \(names)><w:body>\(body)</w:body></w:document>"
    let parts = [
      ("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", text),
      ("word/styles.xml", styles), ("word/settings.xml", settings),
      ("word/header1.xml", header(isFirst: false, isSample: isSample)),
      ("word/header2.xml", header(isFirst: true, isSample: isSample)),
      ("word/_rels/document.xml.rels", documentRelations(hasCode: code != nil)),
    ].map { ZipEntry(name: $0.0, bytes: Array($0.1.utf8)) }
    return try zipBytes(
      parts + (code.map { [ZipEntry(name: "word/media/code.bmp", bytes: $0.bitmap(dots: 8))] } ?? []))
  }

  private static let kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  private static let packageNames = "http://schemas.openxmlformats.org/package/2006/"

  static var types: String {
    let parts = [
      ("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("header1", "header"),
      ("header2", "header"),
    ]
    return declaration + "<Types xmlns=\"\(packageNames)content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Default Extension=\"bmp\" ContentType=\"image/bmp\"/>"
      + parts.map { "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(kinds)\($1)+xml\"/>" }.joined() + "</Types>"
  }

  static var relations: String {
    declaration + "<Relationships xmlns=\"\(packageNames)relationships\"><Relationship Id=\"rId1\""
      + " Type=\"\(links)officeDocument\" Target=\"word/document.xml\"/></Relationships>"
  }

  /// `hasCode`: a picture of a QR code lies beside the text.
  static func documentRelations(hasCode: Bool) -> String {
    let parts = [
      ("rIdStyles", "styles", "styles"), ("rIdSettings", "settings", "settings"), ("rIdHeader", "header", "header1"),
      ("rIdFirst", "header", "header2"),
    ]
    return declaration + "<Relationships xmlns=\"\(packageNames)relationships\">"
      + parts.map { "<Relationship Id=\"\($0)\" Type=\"\(links)\($1)\" Target=\"\($2).xml\"/>" }.joined()
      + (hasCode
        ? "<Relationship Id=\"rIdCode\" Type=\"\(links)image\" Target=\"media/code.bmp\"/>" : "")
      + "</Relationships>"
  }

  static var styles: String {
    declaration + "<w:styles \(names)><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
      + " w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/>"
      + "<w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
      + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
      + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"
  }

  static var settings: String {
    declaration + "<w:settings \(names)><w:compat><w:compatSetting w:name=\"compatibilityMode\""
      + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
  }

  /// The page's number in the middle of the top margin, from the second page on.
  static func header(isFirst: Bool, isSample: Bool) -> String {
    let sample =
      isSample ? DocxXml.paragraph("DỮ LIỆU MẪU", .center, .init(size: 20, isBold: true)) : ""
    let look =
      "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
      + "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr>"
    let field = { (kind: String) in "<w:r>\(look)<w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let number =
      "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + field("begin")
      + "<w:r>\(look)<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + field("separate")
      + "<w:r>\(look)<w:t>2</w:t></w:r>" + field("end") + "</w:p>"
    let content = isFirst ? (sample.isEmpty ? "<w:p/>" : sample) : number + sample
    return declaration + "<w:hdr \(names)>\(content)</w:hdr>"
  }
}
