package import Base
internal import Formats
internal import Records

/// The file a person writes when Soi asks: YAML with `columns`, `dates` and `words`, each optional.
///
/// ```yaml
/// columns:
///   "Ngày trả": returned_at
///   "Cột thừa": ignore
/// dates: dmy
/// words:
///   "Hủy": stopped
/// ```
package enum MappingFile {
  package static func read(_ path: String) throws(Failure) -> ListMapping {
    try read(text: decodeText(readFile(path)), path: path)
  }

  package static func read(text: String, path: String) throws(Failure) -> ListMapping {
    let tree = try readYAML(text, file: path)
    let parts = ["columns", "dates", "words"]
    guard let entries = tree.entries, entries.contains(where: { parts.contains($0.key) }) else {
      throw Failure(
        vi: "Tệp ánh xạ \(path) phải có ít nhất một mục: columns, dates, words.",
        en: "The mapping file \(path) needs at least one of the entries columns, dates, words.")
    }
    var mapping: ListMapping = [:]
    for entry in tree["columns"]?.entries ?? [] {
      try check(entry, columns, path)
      mapping.columns[nfc(entry.key)] = entry.value.scalar ?? ""
    }
    for entry in tree["words"]?.entries ?? [] {
      try check(entry, words, path)
      mapping.words[nfc(entry.key)] = entry.value.scalar ?? ""
    }
    if let dates = tree["dates"] {
      guard let order = DateOrder(rawValue: dates.scalar ?? "") else {
        throw unknown(path, dates.place.line, dates.scalar ?? "", DateOrder.allCases.map(\.rawValue))
      }
      mapping.dates = order
    }
    return mapping
  }

  private static var columns: Set<String> {
    ListForm.all.reduce(into: ["ignore"]) { $0.formUnion($1.columns) }
  }

  private static var words: Set<String> {
    Set(EndKind.allCases.map(\.rawValue) + Channel.allCases.map(\.rawValue) + Payment.allCases.map(\.rawValue))
      .union(PetitionKind.allCases.map(\.rawValue)).union(["open", "1", "2", "3", "4", "5"])
  }

  private static func check(_ entry: LocatedTree.Entry, _ allowed: Set<String>, _ path: String) throws(Failure) {
    let word = entry.value.scalar ?? ""
    if !allowed.contains(word) { throw unknown(path, entry.value.place.line, word, allowed.sorted()) }
  }

  private static func unknown(_ path: String, _ line: Int, _ word: String, _ allowed: [String]) -> Failure {
    let list = allowed.joined(separator: ", ")
    return Failure(
      .usage, vi: "\(path) dòng \(line): không có “\(word)”. Dùng một trong: \(list).",
      en: "\(path) line \(line): there is no “\(word)”. Use one of: \(list).")
  }

  /// The text of a mapping file that says how these headings were understood, with what decided as remarks.
  package static func text(_ headings: [HeadingMatch], words: [String] = []) -> String {
    var lines = ["# Tên cột trong danh sách: cột của Soi, hoặc ignore · heading of the list: Soi's column, or ignore"]
    lines.append("columns:")
    var seen: Set<String> = []
    for match in headings where seen.insert(match.heading).inserted {
      let column = match.canonical.flatMap { columns.contains($0) ? $0 : nil } ?? "ignore"
      let remark = match.evidence.map { "  # vì \($0.vi) · because \($0.en)" } ?? ""
      lines.append("  \(quoted(match.heading)): \(column)\(remark)")
    }
    if seen.isEmpty { lines[1] += " {}" }
    if !words.isEmpty {
      lines.append("# words:   # từ chưa có nghĩa, ví dụ · words without a meaning yet, such as")
      lines += words.map { "#   \(quoted($0)): stopped" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As YAML takes it in quotes: JSON's way, with what YAML would read as a line's end, a mark or nothing escaped too.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in JSON.string(text).serialized().unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }
}
