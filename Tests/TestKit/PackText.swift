package import Base
package import Rules

/// Reads the YAML of the shipped packs without an outside package, so that tests of Core alone have them: mappings and lists by
/// indentation, flow mappings and lists on one line, quoted and plain scalars, comments. Nothing else of YAML.
package enum PackText {
  package static func packs(_ sources: [(name: String, yaml: [UInt8])]) -> [RulePack] {
    var trees: [String: LocatedTree] = [:]
    for source in sources { trees[source.name] = tree(String(decoding: source.yaml, as: UTF8.self)) }
    return sources.map { source in
      guard let tree = trees[source.name] else { fatalError("no pack \(source.name)") }
      let whole = tree["based_on"]?.scalar.flatMap { trees[$0] }.map { RulePack.overlay(tree, on: $0).tree } ?? tree
      let reading = RulePack.read(whole)
      guard let pack = reading.pack else { fatalError("\(source.name): \(reading.problems)") }
      return pack
    }
  }

  package static func tree(_ text: String) -> LocatedTree {
    var reader = BlockReader(text)
    return reader.block(atLeast: 0)
  }

  private static let place = Place(line: 1, column: 1)

  private struct BlockReader {
    private var lines: [(indent: Int, text: String)] = []
    private var next = 0

    init(_ text: String) {
      for line in text.split(separator: "\n") {
        let bare = PackText.withoutComment(String(line))
        let indent = bare.prefix { $0 == " " }.count
        let content = String(bare.dropFirst(indent))
        if content.isEmpty { continue }
        lines.append((indent, content))
      }
    }

    mutating func block(atLeast indent: Int) -> LocatedTree {
      guard next < lines.count, lines[next].indent >= indent else { return scalar("") }
      let own = lines[next].indent
      if lines[next].text.hasPrefix("- ") { return list(own) }
      if PackText.keyEnd(lines[next].text) == nil {
        defer { next += 1 }
        return PackText.flow(lines[next].text)
      }
      var entries: [LocatedTree.Entry] = []
      while next < lines.count, lines[next].indent == own, let end = PackText.keyEnd(lines[next].text) {
        let line = lines[next].text
        let key = PackText.unquoted(String(line.prefix(end)))
        let rest = line.dropFirst(end + 1).drop { $0 == " " }
        next += 1
        let value = rest.isEmpty ? block(atLeast: own + 1) : PackText.flow(String(rest))
        entries.append(LocatedTree.Entry(key: key, keyPlace: PackText.place, value: value))
      }
      return LocatedTree(place: PackText.place, content: .map(entries))
    }

    private mutating func list(_ own: Int) -> LocatedTree {
      var items: [LocatedTree] = []
      while next < lines.count, lines[next].indent == own, lines[next].text.hasPrefix("- ") {
        lines[next] = (own + 2, String(lines[next].text.dropFirst(2)))
        items.append(block(atLeast: own + 2))
      }
      return LocatedTree(place: PackText.place, content: .list(items))
    }

    private func scalar(_ text: String) -> LocatedTree {
      LocatedTree(place: PackText.place, content: .scalar(text))
    }
  }

  private static func withoutComment(_ line: String) -> String {
    var isQuoted = false
    var kept = ""
    for character in line {
      if character == "\"" { isQuoted.toggle() }
      if character == "#", !isQuoted, kept.last == " " || kept.isEmpty { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept
  }

  /// Where the key of a line ends; nil when the line is no `key: value`.
  private static func keyEnd(_ line: String) -> Int? {
    if line.hasPrefix("{") || line.hasPrefix("[") { return nil }
    var isQuoted = false
    let characters = Array(line)
    for (index, character) in characters.enumerated() {
      if character == "\"" { isQuoted.toggle() }
      if character == ":", !isQuoted, index + 1 == characters.count || characters[index + 1] == " " { return index }
    }
    return nil
  }

  private static func unquoted(_ text: String) -> String {
    text.hasPrefix("\"") && text.hasSuffix("\"") && text.count >= 2 ? String(text.dropFirst().dropLast()) : text
  }

  private static func flow(_ text: String) -> LocatedTree {
    var rest = Substring(text)
    return flow(&rest)
  }

  private static func flow(_ rest: inout Substring) -> LocatedTree {
    rest = rest.drop { $0 == " " }
    switch rest.first {
    case "{":
      rest.removeFirst()
      var entries: [LocatedTree.Entry] = []
      while true {
        rest = rest.drop { $0 == " " || $0 == "," }
        if rest.first == "}" || rest.isEmpty { break }
        let key = scalar(&rest, until: [":"])
        rest = rest.drop { $0 == " " || $0 == ":" }
        entries.append(LocatedTree.Entry(key: key, keyPlace: place, value: flow(&rest)))
      }
      rest = rest.dropFirst()
      return LocatedTree(place: place, content: .map(entries))
    case "[":
      rest.removeFirst()
      var items: [LocatedTree] = []
      while true {
        rest = rest.drop { $0 == " " || $0 == "," }
        if rest.first == "]" || rest.isEmpty { break }
        items.append(flow(&rest))
      }
      rest = rest.dropFirst()
      return LocatedTree(place: place, content: .list(items))
    default:
      return LocatedTree(place: place, content: .scalar(scalar(&rest, until: [",", "}", "]"])))
    }
  }

  private static func scalar(_ rest: inout Substring, until ends: Set<Character>) -> String {
    if rest.first == "\"" {
      rest.removeFirst()
      let text = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(text.count + 1)
      return String(text)
    }
    let text = rest.prefix { !ends.contains($0) }
    rest = rest.dropFirst(text.count)
    return String(text).trimmed
  }
}

extension String {
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed().drop { $0 == " " }) }
}
