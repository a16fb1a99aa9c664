internal import Foundation

/// `text` in Unicode NFC, the one form in which Vietnamese is compared and stored here.
package func nfc(_ text: String) -> String {
  let known = text.utf8.withContiguousStorageIfAvailable { isPlainlyComposed($0) } ?? false
  return known ? text : streamSafe(text).precomposedStringWithCanonicalMapping
}

/// Text from valid UTF-8 bytes, in NFC.
@inline(__always)
func canonicalText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  return isPlainlyComposed(bytes) ? text : streamSafe(text).precomposedStringWithCanonicalMapping
}

/// True when every scalar is one that NFC leaves alone whatever stands beside it: ASCII, Latin up to U+02FF, Latin
/// Extended Additional (all composed Vietnamese letters), punctuation and currency. False means "ask Foundation".
private func isPlainlyComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  let count = bytes.count
  while index < count {
    let lead = bytes[index]
    if lead < 0x80 {
      index += 1
    } else if lead <= 0xCB {
      index += 2
    } else if lead == 0xE1, index + 2 < count, bytes[index + 1] >= 0xB8, bytes[index + 1] <= 0xBB {
      index += 3
    } else if lead == 0xE2, index + 2 < count, bytes[index + 1] >= 0x80, bytes[index + 1] <= 0x82,
      // U+2000 and U+2001 are canonically other spaces.
      bytes[index + 1] != 0x80 || bytes[index + 2] > 0x81
    {
      index += 3
    } else {
      return false
    }
  }
  return true
}
