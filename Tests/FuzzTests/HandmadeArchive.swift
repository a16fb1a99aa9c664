import Formats

/// A zip archive written byte by byte, so that it can lie: about sizes, and about where its entries are.
struct HandmadeArchive {
  struct Entry {
    var name: String
    /// Stored as it is.
    var bytes: [UInt8]
    /// What the directory says instead of the truth.
    var compressedSize: UInt32?
    var size: UInt32?
    /// The entry whose bytes this one claims as its own.
    var sharing: Int?
  }

  var entries: [Entry]

  func bytes() -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    var offsets: [UInt32] = []
    for entry in entries {
      let own = entry.sharing.map { entries[$0] } ?? entry
      if let sharing = entry.sharing {
        offsets.append(offsets[sharing])
      } else {
        offsets.append(UInt32(archive.count))
        archive += [0x50, 0x4B, 3, 4] + common(own, own) + number(UInt16(own.name.utf8.count)) + number(UInt16(0))
        archive += Array(own.name.utf8) + own.bytes
      }
      directory += [0x50, 0x4B, 1, 2] + number(UInt16(20)) + common(own, entry)
      directory += number(UInt16(entry.name.utf8.count)) + Array(repeating: 0, count: 12)
      directory += number(offsets[offsets.count - 1]) + Array(entry.name.utf8)
    }
    let start = UInt32(archive.count)
    archive += directory + [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 4)
    archive += number(UInt16(entries.count)) + number(UInt16(entries.count))
    return archive + number(UInt32(directory.count)) + number(start) + number(UInt16(0))
  }

  /// Version, flags, method, date, checksum and sizes, as both headers have them.
  private func common(_ entry: Entry, _ said: Entry) -> [UInt8] {
    let size = UInt32(entry.bytes.count)
    return number(UInt16(20)) + number(UInt16(0)) + number(UInt16(0)) + number(UInt32(0x0021_0000))
      + number(Self.checksum(entry.bytes)) + number(said.compressedSize ?? size) + number(said.size ?? size)
  }

  private func number(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}

/// The parts of a workbook, written by hand.
struct HandmadeBook {
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// By the names of their parts.
  var sheets: [(part: String, xml: String)] = [("sheet1", Self.sheet("<row><c><v>1</v></c></row>"))]
  /// Instead of one element for each sheet.
  var outline: String?
  var references: String?
  var strings: String?

  static func sheet(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }

  static func sheet(_ number: Int) -> String {
    "<sheet name=\"S\(number)\" sheetId=\"\(number)\" r:id=\"r\(number)\"/>"
  }

  static func reference(_ number: Int, _ part: String, _ kind: String = "worksheet") -> String {
    "<Relationship Id=\"r\(number)\" Type=\"\(relations)/\(kind)\" Target=\"\(part)\"/>"
  }

  var parts: [(name: String, xml: String)] {
    let outline = outline ?? sheets.indices.map { Self.sheet($0) }.joined()
    var references =
      references ?? sheets.enumerated().map { Self.reference($0, "worksheets/\($1.part).xml") }.joined()
    if strings != nil { references += Self.reference(sheets.count, "sharedStrings.xml", "sharedStrings") }
    return [
      ("_rels/.rels", "<Relationships>\(Self.reference(1, "xl/workbook.xml", "officeDocument"))</Relationships>"),
      ("xl/workbook.xml", "<workbook xmlns:r=\"\(Self.relations)\"><sheets>\(outline)</sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(references)</Relationships>"),
    ] + (strings.map { [("xl/sharedStrings.xml", "<sst>\($0)</sst>")] } ?? [])
      + sheets.map { ("xl/worksheets/\($0.part).xml", $0.xml) }
  }

  func deflated() throws -> [UInt8] {
    try zipBytes(parts.map { ZipEntry(name: $0.name, bytes: Array($0.xml.utf8)) })
  }

  var archive: HandmadeArchive {
    HandmadeArchive(entries: parts.map { HandmadeArchive.Entry(name: $0.name, bytes: Array($0.xml.utf8)) })
  }
}
