/// Paragraphs and tables as WordprocessingML, elements in the order its schema wants.
enum DocxXml {
  enum Align: String {
    case left, center, right, both
  }
  struct Look {
    var size = DocxPage.body
    var isBold = false
    var isItalic = false
  }
  struct Spacing {
    var before = 0
    var after = 0
    var firstLine = 0
    var left = 0
    var right = 0
    /// A drawn line above the paragraph: the rule under what stands before.
    var isRuled = false
    var keepsNext = false
  }

  static func run(_ text: String, _ look: Look) -> String {
    "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\""
      + " w:cs=\"Times New Roman\"/>" + (look.isBold ? "<w:b/><w:bCs/>" : "") + (look.isItalic ? "<w:i/><w:iCs/>" : "")
      + "<w:color w:val=\"000000\"/><w:sz w:val=\"\(look.size)\"/><w:szCs w:val=\"\(look.size)\"/></w:rPr>"
      + "<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
  }

  static func paragraph(
    _ text: String, _ align: Align = .left, _ look: Look = Look(), _ spacing: Spacing = Spacing(), section: String = ""
  ) -> String {
    var properties = spacing.keepsNext ? "<w:keepNext/>" : ""
    if spacing.isRuled {
      properties += "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>"
    }
    let line = spacing.isRuled ? " w:line=\"120\" w:lineRule=\"exact\"" : " w:line=\"240\" w:lineRule=\"auto\""
    properties += "<w:spacing w:before=\"\(spacing.before)\" w:after=\"\(spacing.after)\"\(line)/>"
    properties +=
      "<w:ind w:left=\"\(spacing.left)\" w:right=\"\(spacing.right)\" w:firstLine=\"\(spacing.firstLine)\"/>"
    properties += "<w:jc w:val=\"\(align.rawValue)\"/>" + section
    return "<w:p><w:pPr>\(properties)</w:pPr>\(text.isEmpty ? "" : run(text, look))</w:p>"
  }

  /// A rule of `length` in the middle of `width`.
  static func rule(_ length: Int, in width: Int) -> String {
    let side = max(0, (width - length) / 2)
    return paragraph("", .center, Look(size: 8), Spacing(before: 80, left: side, right: side, isRuled: true))
  }

  /// A cell over several rows.
  enum Merge: String {
    case begins = "restart"
    case goesOn = "continue"
  }

  static func cell(_ width: Int, _ content: String, isMiddle: Bool = false, span: Int = 1, merge: Merge? = nil)
    -> String
  {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>" + (span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : "")
      + (merge.map { "<w:vMerge w:val=\"\($0.rawValue)\"/>" } ?? "")
      + (isMiddle ? "<w:vAlign w:val=\"center\"/>" : "") + "</w:tcPr>\(content)</w:tc>"
  }

  static func row(_ cells: [String], isHeading: Bool = false) -> String {
    "<w:tr><w:trPr><w:cantSplit/>" + (isHeading ? "<w:tblHeader/>" : "") + "</w:trPr>" + cells.joined() + "</w:tr>"
  }

  static func table(_ widths: [Int], _ rows: [String], isDrawn: Bool) -> String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    let kind = isDrawn ? "single" : "nil"
    let borders = sides.map { side in
      "<w:\(side) w:val=\"\(kind)\"" + (isDrawn ? " w:sz=\"4\" w:space=\"0\" w:color=\"000000\"" : "") + "/>"
    }
    let margin = isDrawn ? 60 : 0
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>\(borders.joined())"
      + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"\(margin)\" w:type=\"dxa\"/>"
      + "<w:right w:w=\"\(margin)\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
      + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>" + rows.joined() + "</w:tbl>"
  }

  /// A square picture in a line of its own, by its relation.
  static func picture(_ relation: String, millimetres: Int, isCentred: Bool = false) -> String {
    // English metric units: 36 000 to the millimetre.
    let side = millimetres * 36_000
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return "<w:p>" + (isCentred ? "<w:pPr><w:jc w:val=\"center\"/></w:pPr>" : "")
      + "<w:r><w:drawing><wp:inline xmlns:wp=\"\(drawing)/wordprocessingDrawing\" distT=\"0\" distB=\"0\""
      + " distL=\"0\" distR=\"0\"><wp:extent cx=\"\(side)\" cy=\"\(side)\"/><wp:docPr id=\"1\" name=\"QR\""
      + " descr=\"Mã QR tra cứu văn bản\"/><a:graphic xmlns:a=\"\(drawing)/main\"><a:graphicData uri=\"\(drawing)/picture\">"
      + "<pic:pic xmlns:pic=\"\(drawing)/picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"QR\"/><pic:cNvPicPr/></pic:nvPicPr>"
      + "<pic:blipFill><a:blip r:embed=\"\(relation)\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
      + "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"\(side)\" cy=\"\(side)\"/></a:xfrm>"
      + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
      + "</w:drawing></w:r></w:p>"
  }

  /// What XML reserves, and nothing it forbids.
  static func escaped(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": written.append(contentsOf: "&amp;".unicodeScalars)
      case "<": written.append(contentsOf: "&lt;".unicodeScalars)
      case ">": written.append(contentsOf: "&gt;".unicodeScalars)
      case "\u{9}", "\u{A}", "\u{D}": written.append(" ")
      default: if scalar.value >= 32, scalar.value != 0xFFFE, scalar.value != 0xFFFF { written.append(scalar) }
      }
    }
    return String(written)
  }
}
