package import Base

/// Reads one JSON value (RFC 8259, strict: no comments, no trailing commas, no lone surrogates). UTF-8 with or without
/// its mark. Objects keep their members in order, doubles included.
///
/// - Throws: one sentence with line and column; also for more than 200 levels of nesting.
package func readJSON(_ bytes: [UInt8]) throws(Failure) -> JSON {
  switch JSONReader.read(bytes[...]) {
  case .success(let value): return value
  case .failure(let problem):
    throw Failure(
      vi: "JSON sai ở dòng \(problem.place.line), cột \(problem.place.column): \(problem.what.vi).",
      en: "Bad JSON on line \(problem.place.line), column \(problem.place.column): \(problem.what.en).")
  }
}

/// A recursive-descent reader. Foundation's gives doubles for numbers, so `18.0` and `95.68` would not stay exact.
struct JSONReader {
  struct Problem: Error {
    let place: Place
    let what: Sentence
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  private var depth = 0

  private static let deepest = 200

  static func read(_ content: ArraySlice<UInt8>) -> Result<JSON, Problem> {
    content.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes: bytes)
      return Result { () throws(Problem) in try reader.document() }
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func document() throws(Problem) -> JSON {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw problem("còn chữ thừa sau giá trị", "text after the value") }
    return value
  }

  private mutating func value() throws(Problem) -> JSON {
    skipSpace()
    guard let byte = next else {
      throw problem("thiếu giá trị, tệp bị cắt cuối", "a value is missing, the text is cut off")
    }
    switch byte {
    case UInt8(ascii: "{"): return try nested { (reader) throws(Problem) in .object(try reader.members()) }
    case UInt8(ascii: "["): return try nested { (reader) throws(Problem) in .array(try reader.items()) }
    case quote: return .string(try string())
    case UInt8(ascii: "-"), 48...57: return try number()
    case UInt8(ascii: "t") where take("true"): return .flag(true)
    case UInt8(ascii: "f") where take("false"): return .flag(false)
    case UInt8(ascii: "n") where take("null"): return .null
    default: throw problem("chỗ này không phải giá trị JSON", "this is no JSON value")
    }
  }

  private mutating func nested(_ read: (inout Self) throws(Problem) -> JSON) throws(Problem) -> JSON {
    guard depth < Self.deepest else {
      throw problem("lồng sâu hơn \(Self.deepest) lớp", "nested deeper than \(Self.deepest) levels")
    }
    depth += 1
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func items() throws(Problem) -> [JSON] {
    var items: [JSON] = []
    skipSpace()
    if take("]") { return items }
    repeat {
      items.append(try value())
      skipSpace()
    } while take(",")
    guard take("]") else { throw problem("thiếu dấu , hoặc ]", "a , or ] is missing") }
    return items
  }

  private mutating func members() throws(Problem) -> [JSON.Member] {
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return members }
    repeat {
      skipSpace()
      guard next == quote else {
        throw problem("tên trường phải nằm trong dấu nháy kép", "a key in double quotes is missing")
      }
      let key = try string()
      skipSpace()
      guard take(":") else { throw problem("thiếu dấu : sau tên trường", "a : after the key is missing") }
      members.append(JSON.Member(key: key, value: try value()))
      skipSpace()
    } while take(",")
    guard take("}") else { throw problem("thiếu dấu , hoặc }", "a , or } is missing") }
    return members
  }

  private mutating func number() throws(Problem) -> JSON {
    let start = position
    _ = take("-")
    let whole = position
    let digits = skipDigits()
    guard digits > 0, digits == 1 || bytes[whole] != 48 else { throw problem("số viết sai", "a malformed number") }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard skipDigits() > 0 else { throw problem("số viết sai", "a malformed number") }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard skipDigits() > 0 else { throw problem("số viết sai", "a malformed number") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, text != "-0", let value = Int(text) { return .integer(value) }
    return .number(text)
  }

  // MARK: bytes, used by JSONStrings.swift as well

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
  }

  mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, byte >= 48, byte <= 57 { position += 1 }
    return position - start
  }

  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }

  /// Lines and columns are counted only when something is wrong; columns in characters of UTF-8.
  func problem(_ vi: String, _ en: String) -> Problem {
    var place = Place(line: 1, column: 1)
    for byte in bytes[..<min(position, bytes.count)] {
      if byte == lineFeed {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return Problem(place: place, what: Sentence(vi: vi, en: en))
  }
}
