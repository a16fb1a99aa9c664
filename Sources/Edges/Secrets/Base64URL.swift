private let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

/// Six bits a letter, with `-` and `_`, nothing at the end.
package func base64URL(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count * 4 + 2) / 3)
  var (bits, count): (UInt32, Int) = (0, 0)
  for byte in bytes {
    bits = bits << 8 | UInt32(byte)
    count += 8
    while count >= 6 {
      count -= 6
      text.append(letters[Int(bits >> UInt32(count) & 63)])
    }
  }
  if count > 0 { text.append(letters[Int(bits << UInt32(6 - count) & 63)]) }
  return String(decoding: text, as: UTF8.self)
}

/// Nil for anything but the one text these bytes have: two texts for one token would be two names for one thing.
package func base64URLBytes(_ text: some StringProtocol) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count * 3 / 4)
  var (bits, count): (UInt32, Int) = (0, 0)
  for letter in text.utf8 {
    let value: UInt8
    switch letter {
    case 65...90: value = letter - 65
    case 97...122: value = letter - 71
    case 48...57: value = letter + 4
    case 45: value = 62
    case 95: value = 63
    default: return nil
    }
    bits = (bits << 6 | UInt32(value)) & 0xFFFF
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  // A letter too many, or bits that stand for nothing.
  guard count < 6, bits & (1 << UInt32(count) - 1) == 0 else { return nil }
  return bytes
}
