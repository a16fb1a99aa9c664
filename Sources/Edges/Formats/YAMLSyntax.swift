internal import Base
internal import Yams

/// What the YAML parser says, as a problem a person can mend.
enum YAMLSyntax {
  static func problem(_ error: YamlError) -> LocatedProblem {
    switch error {
    case .composer(_, let problem, let mark, _) where problem.contains("another document"):
      return make(
        .severalDocuments, Place(line: mark.line, column: mark.column), "Tệp có nhiều tài liệu YAML.",
        "The file holds several YAML documents.", "mỗi tệp một bộ quy tắc: bỏ dòng “---” và phần sau nó",
        "one pack a file: remove the line “---” and what follows")
    case .scanner(let context, let problem, let mark, let yaml), .parser(let context, let problem, let mark, let yaml),
      .composer(let context, let problem, let mark, let yaml):
      var place = within(yaml, Place(line: mark.line, column: mark.column))
      var (vi, en) = hint(problem, at: place, in: yaml)
      if let opening = context?.mark {
        // A name without its colon is noticed on the next line, an open bracket far below.
        if problem.contains("expected ':'") { place = Place(line: opening.line, column: opening.column) }
        if problem.contains("expected ','") {
          vi += " (mở ở dòng \(opening.line), cột \(opening.column))"
          en += " (opened in line \(opening.line), column \(opening.column))"
        }
      }
      return make(
        .syntax, place, "YAML sai cú pháp.", "This is not YAML (\(problem)).", vi, en)
    case .reader(let problem, let offset, _, let yaml):
      return make(
        .unusableCharacter, place(of: offset ?? 0, in: yaml), "Có ký tự không dùng được (\(problem)).",
        "There is a character that cannot be used (\(problem)).", "xóa ký tự này", "delete it")
    case .duplicatedKeysInMapping(let keys, let context):
      return make(
        .duplicateKey, Place(line: context.mark.line, column: context.mark.column),
        "Mục “\(keys.first ?? "")” có hai lần.", "The entry “\(keys.first ?? "")” is there twice.", "bỏ bớt một",
        "remove one")
    default: return unreadable
    }
  }

  /// The parser stops at the end of what it was given, which is longer than what somebody wrote: the last line with
  /// something on it is where to look.
  static func within(_ text: String, _ place: Place) -> Place {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let last = lines.lastIndex(where: { $0.contains { !$0.isWhitespace } }), place.line > last + 1 else {
      return place
    }
    return Place(line: last + 1, column: lines[last].count + 1)
  }

  /// The parser's words in Vietnamese, as far as its usual ones go.
  static func said(_ problem: String) -> String { hint(problem, at: Place(line: 0, column: 0), in: "").vi }

  static var unreadable: LocatedProblem {
    make(
      .syntax, Place(line: 1, column: 1), "Không đọc được YAML.", "The YAML cannot be read.",
      "so với một bộ chạy được", "compare with a pack that works")
  }

  static var tooLarge: LocatedProblem {
    make(
      .tooLarge, Place(line: 1, column: 1), "Tệp quá lớn hoặc quá nhiều ngoặc nhọn.",
      "The file is too large or has too many braces.", "bộ quy tắc chỉ vài chục KB: bỏ phần thừa",
      "a pack is some tens of KB: remove what does not belong to it")
  }

  static var empty: LocatedProblem {
    make(
      .emptyFile, Place(line: 1, column: 1), "Tệp trống.", "The file is empty.", "bắt đầu bằng dòng pack: tên-bộ",
      "begin with a line pack: name")
  }

  private static func hint(_ problem: String, at place: Place, in text: String) -> (vi: String, en: String) {
    if line(place.line, of: text).contains("\t") {
      return ("thụt dòng bằng dấu cách, không dùng phím Tab", "indent with spaces, never with tabs")
    }
    let hints: [(part: String, vi: String, en: String)] = [
      (
        "expected alphabetic or numeric", "chữ bắt đầu bằng * hoặc & thì đặt trong ngoặc kép",
        "put a text that begins with * or & in quotes"
      ),
      (
        "mapping values are not allowed", "giá trị có dấu hai chấm thì đặt trong ngoặc kép; hoặc thụt dòng sai",
        "put a value with a colon in quotes; or the indentation is wrong"
      ),
      (
        "cannot start any token", "giá trị bắt đầu bằng ký tự đặc biệt thì đặt trong ngoặc kép",
        "put a value that begins with a special character in quotes"
      ),
      (
        "did not find expected ',' or", "thiếu dấu phẩy hoặc ngoặc đóng } ]", "a comma or a closing } ] is missing"
      ),
      (
        "did not find expected key", "thụt dòng không thẳng với các mục trên",
        "the indentation differs from the entries above"
      ),
      ("could not find expected ':'", "thiếu dấu hai chấm sau tên mục", "a colon is missing after the name"),
      ("unexpected end of stream", "thiếu dấu ngoặc kép đóng", "a closing quote is missing"),
      ("block sequence entries are not allowed", "dấu - đặt sai chỗ hoặc thụt dòng sai", "a - in the wrong place"),
      ("escape", "trong ngoặc kép viết \\\\ thay cho \\, hoặc dùng ngoặc đơn", "write \\\\ for \\ in quotes"),
    ]
    if let found = hints.first(where: { problem.contains($0.part) }) { return (found.vi, found.en) }
    return (
      "kiểm tra thụt dòng, dấu hai chấm, ngoặc quanh chỗ này", "check indentation, colons and brackets around here"
    )
  }

  private static func line(_ number: Int, of text: String) -> Substring {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private static func make(
    _ fault: YAMLFault, _ place: Place, _ vi: String, _ en: String, _ hintVi: String, _ hintEn: String
  ) -> LocatedProblem {
    LocatedProblem(
      kind: fault.rawValue, place: place, sentence: Sentence(vi: vi, en: en), hint: Sentence(vi: hintVi, en: hintEn))
  }
}
