package import Base
internal import Yams

/// Reads one YAML document into a tree whose scalars keep their source text and whose nodes know where they stand.
///
/// - Parameter file: the name for sentences.
/// - Throws: one sentence with file, line and column for bad syntax, a key given twice or that is no scalar, an alias, an
///   empty document, and for size or nesting beyond any real file.
package func readYAML(_ text: String, file: String) throws(Failure) -> LocatedTree {
  guard YAMLSize.isReadable(text) else {
    throw located(
      file, Place(line: 1, column: 1), "tệp quá lớn hoặc quá nhiều ngoặc nhọn, hãy chia nhỏ",
      "the file is too large or has too many braces; split it")
  }
  let aliases = YAMLAliases(prepared(text))
  let root: Node?
  do {
    root = try Parser(yaml: aliases.masked, resolver: .basic, encoding: .utf8).singleRoot()
  } catch let error as YamlError {
    throw failure(error, file: file, aliases)
  } catch {
    throw located(file, Place(line: 1, column: 1), "không đọc được YAML", "the YAML cannot be read")
  }
  guard let root else {
    throw Failure(vi: "Tệp \(file) trống, cần nội dung YAML.", en: "The file \(file) is empty; YAML is needed.")
  }
  let planter = TreePlanter(file: file, aliases: aliases)
  return try planter.tree(root, depth: 0)
}

/// Yams keeps a pointer into the string's storage, and texts of up to 15 bytes have none that lasts.
func prepared(_ text: String) -> String {
  var text = streamSafe(text)
  if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
  if text.utf8.count < 16 { text += String(repeating: "\n", count: 16) }
  text.makeContiguousUTF8()
  return text
}

private struct TreePlanter {
  let file: String
  let aliases: YAMLAliases
  private static let deepest = 100

  func tree(_ node: Node, depth: Int) throws(Failure) -> LocatedTree {
    let place = place(node)
    guard depth < Self.deepest else {
      throw located(file, place, "lồng sâu hơn \(Self.deepest) lớp", "nested deeper than \(Self.deepest) levels")
    }
    switch node {
    case .scalar(let scalar): return LocatedTree(place: place, content: .scalar(try text(scalar, place)))
    case .sequence(let sequence):
      var items: [LocatedTree] = []
      for item in sequence { items.append(try tree(item, depth: depth + 1)) }
      return LocatedTree(place: place, content: .list(items))
    case .mapping(let mapping):
      return LocatedTree(place: place, content: .map(try entries(mapping, depth: depth)))
    case .alias: throw alias(file, place)
    }
  }

  private func text(_ scalar: Node.Scalar, _ place: Place) throws(Failure) -> String {
    if aliases.isAlias(scalar) { throw alias(file, place) }
    return aliases.original(scalar.string)
  }

  private func entries(_ mapping: Node.Mapping, depth: Int) throws(Failure) -> [LocatedTree.Entry] {
    var entries: [LocatedTree.Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw located(file, place(key), "tên trường phải là một chữ", "a key must be a scalar")
      }
      let name = try text(scalar, place(key))
      guard seen.insert(name).inserted else { throw duplicate(file, place(key), name) }
      entries.append(LocatedTree.Entry(key: name, keyPlace: place(key), value: try tree(value, depth: depth + 1)))
    }
    return entries
  }

  private func place(_ node: Node) -> Place {
    Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}

private func failure(_ error: YamlError, file: String, _ aliases: YAMLAliases) -> Failure {
  switch error {
  case .scanner(_, let problem, let mark, let yaml), .parser(_, let problem, let mark, let yaml),
    .composer(_, let problem, let mark, let yaml):
    located(
      file, YAMLSyntax.within(yaml, Place(line: mark.line, column: mark.column)),
      "YAML sai cú pháp: \(YAMLSyntax.said(problem))", "bad YAML (\(problem))")
  case .duplicatedKeysInMapping(let keys, let context):
    duplicate(
      file, Place(line: context.mark.line, column: context.mark.column), aliases.original(keys.first ?? ""))
  case .reader(let problem, let offset, _, let yaml):
    located(
      file, place(of: offset ?? 0, in: yaml), "có ký tự không dùng được (\(problem))",
      "an unusable character (\(problem))")
  default:
    located(file, Place(line: 1, column: 1), "không đọc được YAML", "the YAML cannot be read")
  }
}

func place(of offset: Int, in text: String) -> Place {
  var place = Place(line: 1, column: 1)
  for character in text.prefix(offset) {
    if character.isNewline {
      place.line += 1
      place.column = 1
    } else {
      place.column += 1
    }
  }
  return place
}

private func alias(_ file: String, _ place: Place) -> Failure {
  located(
    file, place, "không dùng bí danh “*”, viết lại nội dung ở đây",
    "aliases (“*”) are not used, write the content here")
}

private func duplicate(_ file: String, _ place: Place, _ key: String) -> Failure {
  located(file, place, "trường \(key) có hai lần, bỏ bớt một", "the key \(key) stands twice, remove one")
}

private func located(_ file: String, _ place: Place, _ vi: String, _ en: String) -> Failure {
  Failure(
    vi: "\(file), dòng \(place.line), cột \(place.column): \(vi).",
    en: "\(file), line \(place.line), column \(place.column): \(en).")
}
