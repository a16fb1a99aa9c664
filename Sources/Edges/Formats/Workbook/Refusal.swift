internal import Base

/// Why these bytes cannot be a workbook of today, told from their first bytes; nil if they are a zip archive.
func refusal(of bytes: [UInt8]) -> Failure? {
  if bytes.isEmpty {
    return Failure(
      vi: "Tệp Excel trống (0 byte). Lấy lại tệp từ nơi xuất.", en: "The workbook is empty (0 bytes). Get it again.")
  }
  if bytes.starts(with: [0x50, 0x4B, 3, 4]) { return nil }
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    // A password wraps the zip in the container of the old format.
    return contains(bytes, Array("EncryptedPackage".utf16)) ? encryptedWorkbook : oldWorkbook
  }
  if bytes.starts(with: [0x50, 0x4B]) { return damagedWorkbook }
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  if start.first(where: { $0 > 32 }) == UInt8(ascii: "<") {
    return Failure(
      vi: "Tệp này là trang web mang đuôi Excel: mở bằng Excel và lưu lại thành .xlsx.",
      en: "This is a web page with the ending of Excel: open it in Excel and save it as .xlsx.")
  }
  return Failure(
    vi:
      "Tệp này không phải bảng Excel .xlsx. Nếu là CSV, đổi đuôi thành .csv; nếu không, mở bằng Excel và lưu lại thành .xlsx.",
    en: "This is no .xlsx workbook. If it is CSV, rename it to .csv; otherwise open it in Excel and save it as .xlsx.")
}

/// The archive opened but holds no workbook of this format.
func noWorkbook(_ zip: ZipReading) throws(Failure) -> Failure {
  if zip.has("xl/workbook.bin") {
    return Failure(
      vi: "Tệp này là .xlsb: mở bằng Excel và lưu lại thành .xlsx.",
      en: "This is an .xlsb file: open it in Excel and save it as .xlsx.")
  }
  if zip.has("mimetype") {
    return Failure(
      vi: "Tệp này là .ods: mở bằng LibreOffice hoặc Excel và lưu lại thành .xlsx.",
      en: "This is an .ods file: open it in LibreOffice or Excel and save it as .xlsx.")
  }
  return Failure(
    vi: "Tệp nén này không phải bảng Excel. Chọn tệp .xlsx, hoặc giải nén rồi chọn tệp bên trong.",
    en: "This archive is no workbook. Choose an .xlsx file, or unpack it and choose the file inside.")
}

private let oldWorkbook = Failure(
  vi: "Tệp .xls cũ: mở bằng Excel và lưu lại thành .xlsx.",
  en: "An old .xls file: open it in Excel and save it as .xlsx.")

/// True if the text stands anywhere, in UTF-16.
private func contains(_ bytes: [UInt8], _ text: [UInt16]) -> Bool {
  let wanted = text.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  guard let first = wanted.first, bytes.count >= wanted.count else { return false }
  return bytes.indices.dropLast(wanted.count - 1).contains { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
}
