package import Base

/// Reads values out of a located tree and keeps every problem with its place, so that all are reported at once.
package struct TreeReader {
  package private(set) var problems: [LocatedProblem] = []
  private var told: Set<LocatedProblem> = []

  package init() {}

  package mutating func problem(_ fault: PackFault, _ place: Place, vi: String, en: String, hint: Sentence? = nil) {
    let problem = LocatedProblem(
      kind: fault.rawValue, place: place, sentence: Sentence(vi: vi, en: en), hint: hint)
    // What several indicators inherit is wrong once, where the base is named.
    if told.insert(problem).inserted { problems.append(problem) }
  }

  // MARK: Shape

  /// True if `tree` is a map. Reports entries nobody reads (a misspelled one must not be silently without effect) and
  /// those that are missing.
  package mutating func isMap(_ tree: LocatedTree, _ known: [PackEntries.Entry]) -> Bool {
    guard let entries = tree.entries else {
      let keys = known.map { "\($0.key): \($0.example)" }.prefix(3).joined(separator: ", ")
      problem(
        .notMap, tree.place, vi: "Chỗ này phải gồm các mục có tên.", en: "Named entries are expected here.",
        hint: Sentence(vi: "ví dụ {\(keys)}", en: "for instance {\(keys)}"))
      return false
    }
    for entry in entries where !known.contains(where: { $0.key == entry.key }) {
      problem(
        .unknownEntry, entry.keyPlace, vi: "Không có mục tên “\(entry.key)” ở đây.",
        en: "There is no entry called “\(entry.key)” here.", hint: Self.meant(entry.key, among: known.map(\.key)))
    }
    for entry in known where entry.isRequired && !entries.contains(where: { $0.key == entry.key }) {
      problem(
        .missingEntry, tree.place, vi: "Thiếu mục “\(entry.key)”.", en: "The entry “\(entry.key)” is missing.",
        hint: Sentence(vi: "thêm \(entry.key): \(entry.example)", en: "add \(entry.key): \(entry.example)"))
    }
    return true
  }

  /// Reports what is written here but read by nobody because of what stands beside it. What a base brings along is no slip.
  package mutating func unread(_ keys: [String], in tree: LocatedTree, because vi: String, _ en: String) {
    for entry in tree.entries ?? [] where keys.contains(entry.key) && !entry.value.isInherited {
      problem(
        .withoutEffect, entry.keyPlace, vi: "Mục “\(entry.key)” không có tác dụng: \(vi).",
        en: "The entry “\(entry.key)” has no effect: \(en).",
        hint: Sentence(vi: "bỏ mục này", en: "remove it"))
    }
  }

  /// The items of a list that must not be empty.
  package mutating func items(_ tree: LocatedTree) -> [LocatedTree] {
    guard let items = tree.list else {
      problem(
        .notList, tree.place, vi: "Chỗ này phải là một danh sách.", en: "A list is expected here.",
        hint: Sentence(
          vi: "viết mỗi mục một dòng bắt đầu bằng “- ”, hoặc [a, b]", en: "a line with “- ” each, or [a, b]"))
      return []
    }
    if items.isEmpty {
      problem(
        .emptyList, tree.place, vi: "Danh sách này trống.", en: "This list is empty.",
        hint: Sentence(
          vi: "điền ít nhất một mục, hoặc bỏ cả mục đi", en: "fill in at least one item, or remove the entry"))
    }
    return items
  }

  // MARK: Values

  package mutating func text(_ value: LocatedTree) -> String? {
    guard let text = value.scalar else {
      problem(
        .notText, value.place, vi: "Chỗ này phải là một giá trị đơn.", en: "A single value is expected here.",
        hint: Sentence(vi: "không phải danh sách hay các mục con", en: "neither a list nor entries"))
      return nil
    }
    if text.allSatisfy(\.isWhitespace) {
      problem(
        .emptyValue, value.place, vi: "Giá trị này trống.", en: "This value is empty.",
        hint: Sentence(vi: "điền giá trị, hoặc bỏ mục đi", en: "fill it in, or remove the entry"))
      return nil
    }
    if text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" || $0.value == 127 }) {
      problem(
        .notText, value.place, vi: "Giá trị có ký tự điều khiển.", en: "The value has control characters.",
        hint: Sentence(vi: "gõ lại bằng chữ thường", en: "type it again as plain text"))
      return nil
    }
    return text
  }

  /// One text, or a list of texts none of which stands twice.
  package mutating func texts(_ value: LocatedTree) -> [(text: String, place: Place)] {
    if value.scalar != nil { return text(value).map { [($0, value.place)] } ?? [] }
    var seen: [(text: String, place: Place)] = []
    for item in items(value) {
      guard let text = text(item) else { continue }
      if seen.contains(where: { $0.text == text }) {
        problem(
          .repeatedWord, item.place, vi: "“\(text)” có hai lần.", en: "“\(text)” is there twice.",
          hint: Sentence(vi: "bỏ bớt một", en: "remove one"))
      } else {
        seen.append((text, item.place))
      }
    }
    return seen
  }

  /// A text in Vietnamese and, if given, in English; a text alone serves both.
  package mutating func sentence(_ value: LocatedTree) -> Sentence? {
    if value.scalar != nil { return text(value).map { Sentence(vi: $0, en: $0) } }
    guard isMap(value, PackEntries.sentence), let vi = value["vi"].map({ text($0) }) else { return nil }
    let en = value["en"].map { text($0) } ?? vi
    guard let vi, let en else { return nil }
    return Sentence(vi: vi, en: en)
  }

  /// A code or number others refer to: no spaces, not longer than a column.
  package mutating func name(_ value: LocatedTree) -> String? {
    guard let text = text(value) else { return nil }
    if text.count <= 60,
      !text.unicodeScalars.contains(where: {
        $0.properties.isWhitespace || "\"'/\\,;<>&?#%".unicodeScalars.contains($0)
      })
    {
      return text
    }
    problem(
      .badName, value.place, vi: "“\(text.prefix(60))” không dùng làm tên được.",
      en: "“\(text.prefix(60))” cannot be a name.",
      hint: Sentence(
        vi: "dùng chữ, số, dấu chấm, gạch nối hoặc gạch dưới, không có khoảng trắng, tối đa 60 ký tự",
        en: "use letters, digits, points, hyphens or underscores, no spaces, 60 characters at most"))
    return nil
  }

  package mutating func points(_ value: LocatedTree) -> Points? {
    guard let text = text(value) else { return nil }
    if let points = Points(text: text), points >= .zero, points <= Points(1_000_000) { return points }
    problem(
      .notPoints, value.place, vi: "“\(text)” không phải số điểm.", en: "“\(text)” is not a number of points.",
      hint: Sentence(
        vi: "số từ 0 đến 1000000, nhiều nhất hai chữ số sau dấu chấm, ví dụ 2.5",
        en: "a number from 0 to 1000000 with at most two decimals after a point, such as 2.5"))
    return nil
  }

  package mutating func whole(_ value: LocatedTree, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(value) else { return nil }
    if text.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(text), range.contains(number) { return number }
    problem(
      .notWhole, value.place, vi: "“\(text)” phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
      en: "“\(text)” must be a whole number from \(range.lowerBound) to \(range.upperBound).",
      hint: Sentence(vi: "chỉ viết chữ số", en: "write digits only"))
    return nil
  }

  package mutating func day(_ value: LocatedTree) -> Day? {
    guard let text = text(value) else { return nil }
    if let day = Day(iso: text) { return day }
    problem(
      .notDay, value.place, vi: "“\(text)” không phải một ngày có thật.", en: "“\(text)” is not a day that exists.",
      hint: Sentence(vi: "viết năm-tháng-ngày, ví dụ 2026-03-26", en: "write year-month-day, such as 2026-03-26"))
    return nil
  }

  package mutating func flag(_ value: LocatedTree) -> Bool? {
    guard let text = text(value) else { return nil }
    if text == "true" || text == "false" { return text == "true" }
    problem(
      .notFlag, value.place, vi: "“\(text)” phải là true hoặc false.", en: "“\(text)” must be true or false.",
      hint: Sentence(vi: "viết true hoặc false", en: "write true or false"))
    return nil
  }

  package mutating func choice<Choice: RawRepresentable & CaseIterable>(_ value: LocatedTree) -> Choice?
  where Choice.RawValue == String {
    guard let text = text(value) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    unknownWord(text, value.place, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  package mutating func unknownWord(_ word: String, _ place: Place, among known: [String]) {
    problem(
      .unknownWord, place, vi: "Không dùng được “\(word)” ở đây.", en: "“\(word)” cannot stand here.",
      hint: Self.meant(word, among: known))
  }

  /// The word that was probably meant, and all that can stand there.
  package static func meant(_ word: String, among known: [String]) -> Sentence {
    let list = known.joined(separator: ", ")
    guard let nearest = Spelling.nearest(word, among: known) else {
      return Sentence(vi: "dùng được: \(list)", en: "allowed: \(list)")
    }
    return Sentence(
      vi: "có phải “\(nearest)”? Dùng được: \(list)", en: "did you mean “\(nearest)”? Allowed: \(list)")
  }
}
