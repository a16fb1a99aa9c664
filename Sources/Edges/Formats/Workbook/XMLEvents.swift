internal import Base
internal import CExpat
internal import Foundation

/// Receives the elements of one XML part. Names come without their prefix: exporters write `row` or `x:row`.
///
/// A class with overridable methods, because expat calls back through one C pointer and a sheet has millions of events.
class XMLEvents {
  /// Set to stop: the parse ends and throws it.
  final var problem: Failure?

  func open(_ name: XMLName, _ attributes: XMLAttributes) {}
  func close(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  fileprivate final var depth = 0
  fileprivate final var deepest = 64
  fileprivate final var parser: XML_Parser?
}

/// The name of an element, compared without making a string.
struct XMLName {
  let start: UnsafePointer<CChar>

  /// Steps over the prefix.
  fileprivate init(_ qualified: UnsafePointer<CChar>) {
    var start = qualified
    var position = qualified
    while position.pointee != 0 {
      if position.pointee == colon { start = position + 1 }
      position += 1
    }
    self.start = start
  }

  @inline(__always)
  static func == (name: XMLName, text: StaticString) -> Bool { equal(name.start, text) }
}

/// Names and values in turn, ended by nil, as expat hands them over. Valid only during the call.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of the attribute written exactly so.
  subscript(name: StaticString) -> String? { value(name).map { streamSafe(String(cString: $0)) } }

  /// The value of an attribute with this local name and any prefix, such as `r:id`.
  subscript(prefixed name: StaticString) -> String? {
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      let local = XMLName(key)
      if local.start != key, local == name { return streamSafe(String(cString: value)) }
      index += 2
    }
    return nil
  }

  @inline(__always)
  func value(_ name: StaticString) -> UnsafePointer<CChar>? {
    var index = 0
    while let key = list[index] {
      if equal(key, name) { return list[index + 1] }
      index += 2
    }
    return nil
  }

  /// A whole number, not negative.
  func whole(_ name: StaticString) -> Int? {
    guard let value = value(name) else { return nil }
    return smallWhole(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// `1` or `true`.
  func isTrue(_ name: StaticString) -> Bool {
    guard let value = value(name) else { return false }
    return equal(value, "1") || equal(value, "true")
  }
}

/// Up to 15 digits and nothing else: indexes and most numbers of a sheet, read without making a string.
@inline(__always)
func smallWhole(_ bytes: UnsafeRawBufferPointer) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= 48, byte <= 57 else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}

@inline(__always)
func equal(_ text: UnsafePointer<CChar>, _ other: StaticString) -> Bool {
  let bytes = other.utf8Start
  var index = 0
  // A static string ends in 0 as well.
  while text[index] == CChar(bitPattern: bytes[index]) {
    if text[index] == 0 { return true }
    index += 1
  }
  return false
}

private let colon = CChar(bitPattern: UInt8(ascii: ":"))

extension ZipReading {
  /// Parses one part; false if there is none. Documents with a DTD are refused, so entities cannot grow or reach out.
  func parse(_ name: String, depth: Int, _ events: XMLEvents) throws(Failure) -> Bool {
    guard let parser = XML_ParserCreate(nil) else { throw damagedWorkbook }
    defer { XML_ParserFree(parser) }
    events.parser = parser
    events.deepest = depth
    defer { events.parser = nil }
    // `events` is alive during the whole call.
    XML_SetUserData(parser, Unmanaged.passUnretained(events).toOpaque())
    XML_SetElementHandler(
      parser, { opened(receiver($0), $1, $2) }, { closed(receiver($0), $1) })
    XML_SetCharacterDataHandler(parser) { wrote(receiver($0), $1, $2) }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in stop(receiver(user), suspiciousWorkbook) }

    func feed(_ chunk: UnsafeRawBufferPointer, isLast: Bool) throws(Failure) {
      let start = chunk.baseAddress?.assumingMemoryBound(to: CChar.self)
      let status = XML_Parse(parser, start, Int32(chunk.count), isLast ? 1 : 0)
      if let problem = events.problem { throw problem }
      guard status == XML_STATUS_OK else { throw damagedWorkbook }
    }
    let found = try stream(name) { (chunk) throws(Failure) in try feed(chunk, isLast: false) }
    if found { try feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
    return found
  }
}

@inline(__always)
private func receiver(_ user: UnsafeMutableRawPointer?) -> XMLEvents? {
  user.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
}

private func opened(
  _ events: XMLEvents?, _ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
  guard let events, let name, let list, events.problem == nil else { return }
  events.depth += 1
  guard events.depth <= events.deepest else { return stop(events, suspiciousWorkbook) }
  events.open(XMLName(name), XMLAttributes(list: list))
  if let problem = events.problem { stop(events, problem) }
}

private func closed(_ events: XMLEvents?, _ name: UnsafePointer<CChar>?) {
  guard let events, let name, events.problem == nil else { return }
  events.depth -= 1
  events.close(XMLName(name))
  if let problem = events.problem { stop(events, problem) }
}

private func wrote(_ events: XMLEvents?, _ text: UnsafePointer<CChar>?, _ count: Int32) {
  guard let events, let text, events.problem == nil else { return }
  text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
    events.text(UnsafeBufferPointer(start: $0, count: Int(count)))
  }
}

private func stop(_ events: XMLEvents?, _ problem: Failure) {
  guard let events else { return }
  events.problem = problem
  if let parser = events.parser { XML_StopParser(parser, 0) }
}
