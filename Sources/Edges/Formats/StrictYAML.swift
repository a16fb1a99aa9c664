package import Base
internal import Yams

/// The kinds of things that can be wrong with a file as YAML. Their words are stable.
package enum YAMLFault: String, Sendable, CaseIterable {
  case syntax = "yaml_syntax"
  case unusableCharacter = "unusable_character"
  case emptyFile = "empty_file"
  case severalDocuments = "several_documents"
  case duplicateKey = "duplicate_key"
  case keyNotText = "key_not_a_text"
  case anchor
  case tag
  case tooDeep = "too_deep"
  case tooLarge = "too_large"
}

/// Reads the plain part of YAML that rule packs use: maps, lists, scalars and comments in one document. What would mean
/// something else than what is written there (anchors, aliases, tags, a key given twice) is a problem, and all of them
/// are reported at once. A value of `~` or `null` is empty.
package func readStrictYAML(_ text: String) -> (tree: LocatedTree?, problems: [LocatedProblem]) {
  guard YAMLSize.isReadable(text) else { return (nil, [YAMLSyntax.tooLarge]) }
  let aliases = YAMLAliases(prepared(text))
  var duplicates = DuplicateKeys(aliases.masked)
  let root: Node?
  do {
    root = try duplicates.compose()
  } catch let error as YamlError {
    return (nil, [YAMLSyntax.problem(error)])
  } catch {
    return (nil, [YAMLSyntax.unreadable])
  }
  guard let root else { return (nil, [YAMLSyntax.empty]) }
  return withExtendedLifetime(duplicates) {
    var planter = StrictPlanter(renamed: duplicates.renamed, aliases: aliases)
    let tree = planter.tree(root, depth: 0)
    return (tree, planter.problems.byPlace)
  }
}

/// The parser stops at a key given twice. Its first occurrence is given another first letter of equal width, so that the
/// parser goes on and every place stays what it was; the planter gives the letter back.
private struct DuplicateKeys {
  private var scalars: [Unicode.Scalar]
  /// The stand-in's first letter, and the letter it stands for.
  private(set) var renamed: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// A private-use area of Unicode: nobody writes these.
  private static let first: UInt32 = 0xF0000
  private static let most = 200
  /// Each key is another reading of the whole text.
  private static let mostScalars = 1 << 20
  /// Nodes know their anchors only as long as the parser lives.
  private var parser: Parser?

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func compose() throws -> Node? {
    while true {
      var text = String(String.UnicodeScalarView(scalars))
      text.makeContiguousUTF8()
      do {
        // Without rules for tags: what is a number or a day is not the parser's to say.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        self.parser = parser
        return try parser.singleRoot()
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(_, let context) = error,
          rename(at: Place(line: context.mark.line, column: context.mark.column))
        else { throw error }
      }
    }
  }

  private mutating func rename(at place: Place) -> Bool {
    guard renamed.count < Self.most, renamed.count * scalars.count < Self.mostScalars, var index = index(of: place)
    else { return false }
    if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    guard index < scalars.count, scalars[index] != "\\", scalars[index] != "\"", scalars[index] != "'",
      let standIn = Unicode.Scalar(Self.first + UInt32(renamed.count))
    else { return false }
    renamed[standIn] = scalars[index]
    scalars[index] = standIn
    return true
  }

  private func index(of place: Place) -> Int? {
    var line = 1
    var start = 0
    while line < place.line {
      guard let end = scalars[start...].firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return nil }
      start = end + 1
      if scalars[end] == "\r", start < scalars.count, scalars[start] == "\n" { start += 1 }
      line += 1
    }
    let index = start + place.column - 1
    return scalars.indices.contains(index) ? index : nil
  }
}

private struct StrictPlanter {
  let renamed: [Unicode.Scalar: Unicode.Scalar]
  let aliases: YAMLAliases
  private(set) var problems: [LocatedProblem] = []
  private static let deepest = 100

  init(renamed: [Unicode.Scalar: Unicode.Scalar], aliases: YAMLAliases) {
    self.renamed = renamed
    self.aliases = aliases
  }

  mutating func tree(_ node: Node, depth: Int) -> LocatedTree {
    let place = place(node)
    guard depth < Self.deepest else {
      problem(
        .tooDeep, place, vi: "Lồng sâu hơn \(Self.deepest) lớp.", en: "Nested deeper than \(Self.deepest) levels.",
        hintVi: "viết phẳng hơn", hintEn: "write it flatter")
      return LocatedTree(place: place, content: .scalar(""))
    }
    checkAnchor(node, place)
    // Only of values: comparing keys has already resolved theirs.
    checkTag(node, place)
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
      return LocatedTree(place: place, content: .scalar(isNull ? "" : aliases.original(scalar.string)))
    case .sequence(let sequence):
      return LocatedTree(place: place, content: .list(sequence.map { tree($0, depth: depth + 1) }))
    case .mapping(let mapping):
      return LocatedTree(place: place, content: .map(entries(mapping, depth: depth)))
    case .alias: return LocatedTree(place: place, content: .scalar(""))
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, depth: Int) -> [LocatedTree.Entry] {
    var entries: [LocatedTree.Entry] = []
    var known: [String: Int] = [:]
    for (key, value) in mapping {
      checkAnchor(key, place(key))
      guard case .scalar(let scalar) = key else {
        problem(
          .keyNotText, place(key), vi: "Tên mục phải là một chữ.", en: "The name of an entry must be a text.",
          hintVi: "bỏ dấu ? và ngoặc ở tên mục", hintEn: "no ? and no brackets in a name")
        continue
      }
      let name = original(scalar.string)
      let entry = LocatedTree.Entry(key: name, keyPlace: place(key), value: tree(value, depth: depth + 1))
      if let first = known[name] {
        // Whatever the parser made of the order, the later place is the one too many.
        let later = max(entries[first].keyPlace, entry.keyPlace)
        problem(
          .duplicateKey, later, vi: "Mục “\(name)” có hai lần.", en: "The entry “\(name)” is there twice.",
          hintVi: "bỏ bớt một (dòng \(min(entries[first].keyPlace, entry.keyPlace).line) và dòng \(later.line))",
          hintEn: "remove one (lines \(min(entries[first].keyPlace, entry.keyPlace).line) and \(later.line))")
        continue
      }
      known[name] = entries.count
      entries.append(entry)
    }
    return entries
  }

  private func original(_ key: String) -> String {
    guard let first = key.unicodeScalars.first, let letter = renamed[first] else { return aliases.original(key) }
    return aliases.original(String(String.UnicodeScalarView([letter] + key.unicodeScalars.dropFirst())))
  }

  private mutating func checkAnchor(_ node: Node, _ place: Place) {
    if case .scalar(let scalar) = node, aliases.isAlias(scalar) { return alias(aliases.original(scalar.string), place) }
    let anchor =
      switch node {
      case .scalar(let scalar): scalar.anchor
      case .sequence(let sequence): sequence.anchor
      case .mapping(let mapping): mapping.anchor
      case .alias(let alias): Optional(alias.anchor)
      }
    guard let anchor else { return }
    problem(
      .anchor, place, vi: "Không dùng neo “&\(anchor.rawValue)” và bí danh trong bộ quy tắc.",
      en: "Anchors (“&\(anchor.rawValue)”) and aliases are not used in rule packs.",
      hintVi: "viết lại nội dung ở chỗ cần", hintEn: "write the content where it is needed")
  }

  private mutating func alias(_ text: String, _ place: Place) {
    problem(
      .anchor, place, vi: "Không dùng bí danh “\(text.prefix(60))” trong bộ quy tắc.",
      en: "Aliases (“\(text.prefix(60))”) are not used in rule packs.",
      hintVi: "viết lại nội dung ở chỗ cần; chữ bắt đầu bằng * thì đặt trong ngoặc kép",
      hintEn: "write the content where it is needed; put a text that begins with * in quotes")
  }

  private mutating func checkTag(_ node: Node, _ place: Place) {
    let tag =
      switch node {
      case .scalar(let scalar): scalar.tag
      case .sequence(let sequence): sequence.tag
      case .mapping(let mapping): mapping.tag
      case .alias(let alias): alias.tag
      }
    let name = tag.description
    // Texts in quotes come with the tag of texts.
    if case .scalar(let scalar) = node, scalar.style != .plain, name == "tag:yaml.org,2002:str" { return }
    if name == Tag.implicit.description { return }
    problem(
      .tag, place, vi: "Không dùng nhãn kiểu “\(name)” trong bộ quy tắc.",
      en: "Tags (“\(name)”) are not used in rule packs.", hintVi: "bỏ nhãn", hintEn: "remove the tag")
  }

  private func place(_ node: Node) -> Place {
    Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private mutating func problem(
    _ fault: YAMLFault, _ place: Place, vi: String, en: String, hintVi: String, hintEn: String
  ) {
    problems.append(
      LocatedProblem(
        kind: fault.rawValue, place: place, sentence: Sentence(vi: vi, en: en), hint: Sentence(vi: hintVi, en: hintEn)))
  }
}
