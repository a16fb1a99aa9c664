internal import Base

// Excel writes characters that XML cannot hold as `_xHHHH_`, and `_x005F_` for an underscore that would read so.

/// `.text` in NFC or `.empty`, with escapes read as the characters they stand for.
func textCell(_ bytes: [UInt8]) -> Cell {
  if bytes.isEmpty { return .empty }
  let plain = bytes.contains(UInt8(ascii: "_")) ? unescaped(bytes) : bytes
  return plain.isEmpty ? .empty : .text(plain.withUnsafeBufferPointer { canonicalText($0) })
}

/// `text` in NFC as a workbook can hold it; libxlsxwriter escapes control characters by itself, but not what already
/// looks like an escape. Zero bytes, which end a string in C, and U+FFFE and U+FFFF become U+FFFD.
func sheetText(_ text: String) -> String {
  let isFine = text.utf8.allSatisfy { $0 >= 32 && $0 != UInt8(ascii: "_") && $0 != 0xEF }
  if isFine { return nfc(text) }
  let source = Array(nfc(text).utf16)
  var units: [UInt16] = []
  for (index, unit) in source.enumerated() {
    switch unit {
    case 0, 0xFFFE, 0xFFFF: units.append(0xFFFD)
    case underscore where escapedUnit(source, at: index) != nil: units.append(contentsOf: "_x005F_".utf16)
    default: units.append(unit)
    }
  }
  return String(decoding: units, as: UTF16.self)
}

private func unescaped(_ bytes: [UInt8]) -> [UInt8] {
  let source = Array(String(decoding: bytes, as: UTF8.self).utf16)
  var units: [UInt16] = []
  var index = 0
  while index < source.count {
    if let unit = escapedUnit(source, at: index) {
      units.append(unit)
      index += 7
    } else {
      units.append(source[index])
      index += 1
    }
  }
  return Array(String(decoding: units, as: UTF16.self).utf8)
}

/// What `_xHHHH_` at this place stands for, or nil if it is not there.
private func escapedUnit(_ source: [UInt16], at index: Int) -> UInt16? {
  guard index + 6 < source.count, source[index] == underscore, source[index + 1] == 0x78,
    source[index + 6] == underscore
  else { return nil }
  var value: UInt16 = 0
  for unit in source[(index + 2)..<(index + 6)] {
    guard let scalar = Unicode.Scalar(unit), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
      return nil
    }
    value = value << 4 | UInt16(digit)
  }
  return value
}

private let underscore: UInt16 = 0x5F
