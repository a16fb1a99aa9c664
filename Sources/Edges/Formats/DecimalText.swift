/// `text` without an exponent and without needless zeros (`1.50` → `1.5`, `12E3` → `12000`), or nil if it is no decimal
/// number or would need more than 400 digits. The value is exactly the same.
func plainDecimal(_ text: some StringProtocol) -> String? {
  guard let parts = DecimalParts(text) else { return nil }
  let point = parts.digits.count + parts.exponent
  guard point.magnitude <= 400, parts.digits.count <= 400 else { return nil }
  var whole: [UInt8]
  var fraction: [UInt8]
  if parts.exponent >= 0 {
    whole = parts.digits + Array(repeating: 48, count: parts.exponent)
    fraction = []
  } else if point > 0 {
    whole = Array(parts.digits[..<point])
    fraction = Array(parts.digits[point...])
  } else {
    whole = []
    fraction = Array(repeating: 48, count: -point) + parts.digits
  }
  whole = Array(whole.drop { $0 == 48 })
  while fraction.last == 48 { fraction.removeLast() }
  var bytes: [UInt8] = whole.isEmpty ? [48] : whole
  if !fraction.isEmpty { bytes += [UInt8(ascii: ".")] + fraction }
  if parts.isNegative, bytes != [48] { bytes.insert(UInt8(ascii: "-"), at: 0) }
  return String(decoding: bytes, as: UTF8.self)
}

/// The number a sheet's `<v>` stands for, in the shortest decimal text that gives the same double; nil if it is none.
///
/// Sheets hold doubles written with 17 digits (`0.10000000000000001`), so the digits beyond a double are noise. Whole
/// numbers are kept digit for digit: some programs write codes of 18 digits, which no double holds.
func sheetNumber(_ text: String) -> String? {
  guard let parts = DecimalParts(text) else { return nil }
  if parts.digits.count <= 15 || parts.isWhole { return plainDecimal(text) }
  guard let value = Double(text), value.isFinite else { return nil }
  return plainDecimal(value.description)
}

/// `-12.50E3` as sign, digits `1250` and the power of ten of the last digit.
private struct DecimalParts {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0
  /// Written without point and exponent.
  var isWhole = true

  init?(_ text: some StringProtocol) {
    var seenPoint = false
    var seenExponent = false
    var exponentSign = 1
    var written = 0
    var exponentDigits = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: "-") where seenExponent && exponentDigits == 0 && exponentSign == 1: exponentSign = -1
      case UInt8(ascii: "+") where seenExponent && exponentDigits == 0: break
      case UInt8(ascii: ".") where !seenPoint && !seenExponent: seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard !seenExponent, !digits.isEmpty else { return nil }
        seenExponent = true
      case 48...57:
        if seenExponent {
          exponentDigits += 1
          guard exponentDigits <= 6 else { return nil }
          written = written * 10 + Int(byte - 48)
        } else {
          digits.append(byte)
          if seenPoint { exponent -= 1 }
        }
      default: return nil
      }
    }
    guard !digits.isEmpty, !seenExponent || exponentDigits > 0 else { return nil }
    exponent += exponentSign * written
    isWhole = !seenPoint && !seenExponent
  }
}
