package import Base

/// The text of a file in UTF-8 or UTF-16, with or without their marks, or in Windows-1258. Not normalised, but for
/// Windows-1258, whose tones are marks of their own.
///
/// - Throws: one sentence that says how to save the file again when it is in another encoding or no text at all.
package func decodeText(_ bytes: [UInt8]) throws(Failure) -> String {
  if bytes.starts(with: [0xFF, 0xFE]) { return try decodeUTF16(bytes[2...], .little) }
  if bytes.starts(with: [0xFE, 0xFF]) { return try decodeUTF16(bytes[2...], .big) }
  let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
    throw Failure(
      vi:
        "Tệp này là tệp nén hoặc bảng Excel chứ không phải văn bản. Nếu là bảng Excel, đổi đuôi thành .xlsx rồi làm lại.",
      en: "This is a zip file or a workbook, not text. If it is a workbook, rename it to .xlsx and try again.")
  }
  if let order = ByteOrder(unmarked: bytes) { return try decodeUTF16(bytes[...], order) }
  guard !content.contains(0) else {
    throw Failure(
      vi: "Tệp này không phải văn bản UTF-8 (có byte 0). Mở bằng Excel rồi lưu lại kiểu \"CSV UTF-8\".",
      en: "This file is not UTF-8 text (it holds zero bytes). Open it in Excel and save it as \"CSV UTF-8\".")
  }
  guard let text = String(validating: content, as: UTF8.self) else {
    if let text = decodeWindows1258(content) { return text }
    let line = firstInvalidLine(content)
    throw Failure(
      vi: "Tệp này không phải UTF-8 (sai từ dòng \(line)). Mở bằng Excel rồi lưu lại kiểu \"CSV UTF-8\".",
      en: "This file is not UTF-8 (wrong from line \(line) on). Open it in Excel and save it as \"CSV UTF-8\".")
  }
  return text
}

private enum ByteOrder {
  case little, big

  /// Told from zero bytes: commas, digits and line ends have one in every unit, always on the same side.
  init?(unmarked bytes: [UInt8]) {
    let start = bytes.prefix(4096)
    let zeros = start.indices.filter { start[$0] == 0 }
    guard bytes.count.isMultiple(of: 2), let first = zeros.first, zeros.count * 5 >= start.count,
      zeros.allSatisfy({ $0 % 2 == first % 2 })
    else { return nil }
    self = first % 2 == 1 ? .little : .big
  }

  func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
    self == .little ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second)
  }
}

private func decodeUTF16(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) throws(Failure) -> String {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
    units.append(order.unit(bytes[index], bytes[index + 1]))
  }
  guard bytes.count.isMultiple(of: 2), !units.contains(0), let text = String(validating: units, as: UTF16.self) else {
    throw Failure(
      vi: "Tệp này ghi là UTF-16 nhưng bị hỏng hoặc thiếu cuối. Lấy lại tệp, hoặc lưu lại kiểu \"CSV UTF-8\".",
      en: "This file says it is UTF-16 but is damaged or cut off. Get it again, or save it as \"CSV UTF-8\".")
  }
  return text
}

/// A line feed never stands inside a UTF-8 sequence, so lines can be tried one by one.
private func firstInvalidLine(_ content: ArraySlice<UInt8>) -> Int {
  let lines = content.split(separator: 10, omittingEmptySubsequences: false)
  return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
}
