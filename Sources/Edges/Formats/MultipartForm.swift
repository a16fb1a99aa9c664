/// The body of a form with files: `multipart/form-data` (RFC 7578). Only what browsers send: one level, no encodings.
package struct MultipartForm: Sendable {
  package struct Part: Sendable {
    package let name: String
    /// The last component of what the browser says; nil for a plain field.
    package let fileName: String?
    package let content: [UInt8]
  }

  package let parts: [Part]

  /// More parts than any page asks for are no form.
  private static let mostParts = 200

  /// Nil for another type or a body that does not keep to it.
  package init?(contentType: String, _ body: [UInt8]) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count)
    else { return nil }
    let mark = Array("--\(boundary)".utf8)
    var places = Self.places(of: mark, in: body)
    guard places.count >= 2, places.count <= Self.mostParts else { return nil }
    var parts: [Part] = []
    let last = places.removeLast()
    for (place, next) in zip(places, places.dropFirst() + [last]) {
      // After the mark a line ends; before the next mark another does.
      let start = place + mark.count + 2
      guard start <= next - 2, let part = Self.part(body[start..<next - 2]) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  package func text(_ name: String) -> String? {
    parts.last { $0.name == name && $0.fileName == nil }.map { String(decoding: $0.content, as: UTF8.self) }
  }

  /// Files that were chosen: a field left empty sends one without a name.
  package var files: [Part] { parts.filter { !($0.fileName ?? "").isEmpty } }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let end = places(of: Array("\r\n\r\n".utf8), in: Array(bytes.prefix(4_096))).first else { return nil }
    let head = String(decoding: bytes.prefix(end), as: UTF8.self)
    var disposition: Substring?
    for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix("content-disposition:") {
      disposition = line
    }
    guard let disposition, let name = parameter("name", of: String(disposition)) else { return nil }
    let file = parameter("filename", of: String(disposition)).map { path in
      path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    }
    return Part(name: name, fileName: file, content: Array(bytes.dropFirst(end + 4)))
  }

  /// `name="value"` of a header line; browsers write a quote inside as `%22`.
  private static func parameter(_ name: String, of line: String) -> String? {
    for field in line.split(separator: ";").dropFirst() {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].filter({ $0 != " " }).lowercased() == name else { continue }
      var value = parts[1][...]
      while value.last == " " { value = value.dropLast() }
      if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
      return String(value).replacing("%22", with: "\"")
    }
    return nil
  }

  private static func places(of mark: [UInt8], in body: [UInt8]) -> [Int] {
    guard let first = mark.first, body.count >= mark.count else { return [] }
    var places: [Int] = []
    var place = 0
    while place <= body.count - mark.count {
      if body[place] == first, body[place..<place + mark.count].elementsEqual(mark) {
        places.append(place)
        place += mark.count
      } else {
        place += 1
      }
    }
    return places
  }
}
