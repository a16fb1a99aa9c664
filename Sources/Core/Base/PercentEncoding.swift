/// Percent-encoding of text in addresses (RFC 3986).
extension String {
  /// Everything but letters, digits and `-._~` as bytes, so that any code can stand in a path or a query.
  package var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    var encoded = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 128 && (scalar.properties.isAlphabetic || (48...57).contains(byte) || "-._~".utf8.contains(byte))
      if isPlain {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return encoded
  }

  /// Nil when what follows a percent sign is no byte, or the bytes are no UTF-8.
  package var percentDecoded: String? {
    var bytes: [UInt8] = []
    var rest = Substring(self).utf8
    while let byte = rest.popFirst() {
      if byte == 0x25 {
        guard let high = rest.popFirst(), let low = rest.popFirst(),
          let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
