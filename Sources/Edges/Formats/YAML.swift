package import Base
internal import Yams

/// Reads one YAML document into a tree whose scalars keep their source text and whose nodes know where they stand.
/// An alias stands where its anchor stands.
///
/// - Parameter file: the name for sentences.
/// - Throws: one sentence with file, line and column for bad syntax, a key given twice or that is no scalar, an empty
///   document, and for aliases or nesting that blow up beyond any real file.
package func readYAML(_ text: String, file: String) throws(Failure) -> LocatedTree {
  let root: Node?
  do {
    root = try compose(yaml: prepared(text))
  } catch let error as YamlError {
    throw failure(error, file: file)
  } catch {
    throw located(file, Place(line: 1, column: 1), "không đọc được YAML", "the YAML cannot be read")
  }
  guard let root else {
    throw Failure(vi: "Tệp \(file) trống, cần nội dung YAML.", en: "The file \(file) is empty; YAML is needed.")
  }
  var planter = TreePlanter(file: file)
  return try planter.tree(root, depth: 0)
}

/// Yams keeps a pointer into the string's storage, and texts of up to 15 bytes have none that lasts.
func prepared(_ text: String) -> String {
  var text = text
  if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
  if text.utf8.count < 16 { text += String(repeating: "\n", count: 16) }
  text.makeContiguousUTF8()
  return text
}

private struct TreePlanter {
  let file: String
  private var nodes = 0
  private let deepest = 100
  /// Far above any rule pack or mapping; aliases of aliases reach it in an instant.
  private let most = 200_000

  init(file: String) { self.file = file }

  mutating func tree(_ node: Node, depth: Int) throws(Failure) -> LocatedTree {
    let place = place(node)
    nodes += 1
    guard nodes <= most else {
      throw located(file, place, "quá nhiều mục hoặc bí danh lồng nhau", "too many items, or aliases inside aliases")
    }
    guard depth < deepest else {
      throw located(file, place, "lồng sâu hơn \(deepest) lớp", "nested deeper than \(deepest) levels")
    }
    switch node {
    case .scalar(let scalar): return LocatedTree(place: place, content: .scalar(scalar.string))
    case .sequence(let sequence):
      var items: [LocatedTree] = []
      for item in sequence { items.append(try tree(item, depth: depth + 1)) }
      return LocatedTree(place: place, content: .list(items))
    case .mapping(let mapping):
      return LocatedTree(place: place, content: .map(try entries(mapping, depth: depth)))
    case .alias:
      throw located(file, place, "bí danh không có nơi để trỏ tới", "an alias that points nowhere")
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, depth: Int) throws(Failure) -> [LocatedTree.Entry] {
    var entries: [LocatedTree.Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw located(file, place(key), "tên trường phải là một chữ", "a key must be a scalar")
      }
      guard seen.insert(scalar.string).inserted else { throw duplicate(file, place(key), scalar.string) }
      entries.append(
        LocatedTree.Entry(key: scalar.string, keyPlace: place(key), value: try tree(value, depth: depth + 1)))
    }
    return entries
  }

  private func place(_ node: Node) -> Place {
    Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}

private func failure(_ error: YamlError, file: String) -> Failure {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
    .composer(_, let problem, let mark, _):
    located(file, Place(line: mark.line, column: mark.column), "YAML sai cú pháp (\(problem))", "bad YAML (\(problem))")
  case .duplicatedKeysInMapping(let keys, let context):
    duplicate(file, Place(line: context.mark.line, column: context.mark.column), keys.first ?? "")
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

private func duplicate(_ file: String, _ place: Place, _ key: String) -> Failure {
  located(file, place, "trường \(key) có hai lần, bỏ bớt một", "the key \(key) stands twice, remove one")
}

private func located(_ file: String, _ place: Place, _ vi: String, _ en: String) -> Failure {
  Failure(
    vi: "\(file), dòng \(place.line), cột \(place.column): \(vi).",
    en: "\(file), line \(place.line), column \(place.column): \(en).")
}
