internal import Base

/// Strings and their escapes.
extension JSONReader {
  mutating func string() throws(Problem) -> String {
    position += 1
    let start = position
    while let byte = next, byte != quote, byte != UInt8(ascii: "\\"), byte >= 32 { position += 1 }
    if next == quote {
      defer { position += 1 }
      return try text(bytes[start..<position])
    }
    var pieces = Array(bytes[start..<position])
    while let byte = next, byte != quote {
      if byte == UInt8(ascii: "\\") {
        position += 1
        try escape(into: &pieces)
      } else if byte < 32 {
        throw problem("xuống dòng hoặc ký tự điều khiển trong chuỗi", "a control character inside a string")
      } else {
        pieces.append(byte)
        position += 1
      }
    }
    guard next == quote else { throw unclosed }
    defer { position += 1 }
    return try text(pieces[...])
  }

  private func text(_ content: some Collection<UInt8>) throws(Problem) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw problem("chuỗi không phải UTF-8", "a string is not UTF-8")
    }
    return streamSafe(text)
  }

  private mutating func escape(into pieces: inout [UInt8]) throws(Problem) {
    guard let byte = next else { throw unclosed }
    position += 1
    switch byte {
    case quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): pieces.append(byte)
    case UInt8(ascii: "b"): pieces.append(8)
    case UInt8(ascii: "f"): pieces.append(12)
    case UInt8(ascii: "n"): pieces.append(10)
    case UInt8(ascii: "r"): pieces.append(13)
    case UInt8(ascii: "t"): pieces.append(9)
    case UInt8(ascii: "u"): pieces.append(contentsOf: String(try escapedScalar()).utf8)
    default: throw problem("ký tự thoát lạ sau dấu \\", "an unknown escape after \\")
    }
  }

  private mutating func escapedScalar() throws(Problem) -> Character {
    let first = try fourDigits()
    var value = first
    if (0xD800...0xDBFF).contains(first) {
      guard take("\\u") else { throw loneSurrogate }
      let second = try fourDigits()
      guard (0xDC00...0xDFFF).contains(second) else { throw loneSurrogate }
      value = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw loneSurrogate }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(Problem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("sau \\u phải có 4 chữ số thập lục phân", "\\u needs 4 hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private var loneSurrogate: Problem { problem("nửa cặp surrogate đứng một mình", "a lone surrogate") }
  private var unclosed: Problem { problem("chuỗi không được đóng", "a string is never closed") }
}
