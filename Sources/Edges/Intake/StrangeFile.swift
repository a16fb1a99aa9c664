internal import Base

/// A file that is no list, told by its first bytes, so that somebody hears what they chose and not what a list would look like.
enum StrangeFile {
  case workbook, document, archive, pdf, picture

  /// Nil for what may be text.
  init?(_ bytes: [UInt8], ending: String) {
    func begins(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    func holds(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
    if bytes.prefix(1_024).firstRange(of: Array("%PDF-".utf8)) != nil {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // Parts of an archive carry their names beside their bytes, also where the list of them at the end is broken.
      if ["docx", "odt", "doc"].contains(ending) || holds("word/document.xml") {
        self = .document
      } else {
        self = holds("xl/workbook.xml") || holds("xl/worksheets/") ? .workbook : .archive
      }
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .document
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF]) || begins("GIF8") {
      self = .picture
    } else {
      return nil
    }
  }

  func failure(_ path: String) -> Failure {
    switch self {
    case .workbook:
      Failure(
        vi: "Tệp \(path) là bảng Excel mang đuôi khác. Đổi đuôi thành .xlsx rồi nhập.",
        en: "The file \(path) is a workbook with another ending. Rename it to .xlsx and import it.")
    case .document:
      Failure(
        vi: "Tệp \(path) là văn bản Word, không phải danh sách. Xuất danh sách ra Excel (.xlsx) hoặc CSV rồi nhập.",
        en: "The file \(path) is a document, not a list. Export the list as Excel (.xlsx) or CSV and import it.")
    case .archive:
      Failure(
        vi: "Tệp \(path) là tệp nén. Giải nén, rồi nhập tệp .xlsx hoặc .csv bên trong.",
        en: "The file \(path) is an archive. Unpack it and import the .xlsx or .csv in it.")
    case .pdf:
      Failure(
        vi:
          "Tệp \(path) là PDF: số trong đó không đọc chắc chắn được thành danh sách. Xuất Excel (.xlsx) hoặc CSV rồi nhập.",
        en: "The file \(path) is a PDF, whose figures cannot be read as a list for sure. Export Excel (.xlsx) or CSV.")
    case .picture:
      Failure(
        vi: "Tệp \(path) là ảnh. Xuất danh sách ra Excel (.xlsx) hoặc CSV rồi nhập.",
        en: "The file \(path) is a picture. Export the list as Excel (.xlsx) or CSV and import it.")
    }
  }
}
