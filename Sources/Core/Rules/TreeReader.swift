internal import Base

/// Reads values out of a located tree and keeps every problem with its place, so that all are reported at once.
struct TreeReader {
  private(set) var problems: [PackProblem] = []

  mutating func problem(_ place: Place, vi: String, en: String) {
    problems.append(PackProblem(place: place, sentence: Sentence(vi: vi, en: en)))
  }

  mutating func entry(_ key: String, in tree: LocatedTree) -> LocatedTree? {
    if let value = tree[key] { return value }
    problem(tree.place, vi: "Thiếu mục “\(key)”.", en: "The entry “\(key)” is missing.")
    return nil
  }

  mutating func text(_ key: String, in tree: LocatedTree) -> String {
    guard let value = entry(key, in: tree) else { return "" }
    return text(value)
  }

  mutating func text(_ value: LocatedTree) -> String {
    if let text = value.scalar { return text }
    problem(value.place, vi: "Chỗ này phải là một giá trị đơn.", en: "A single value is expected here.")
    return ""
  }

  mutating func texts(_ value: LocatedTree) -> [String] {
    if value.scalar != nil { return [text(value)] }
    guard let items = value.list else {
      problem(value.place, vi: "Chỗ này phải là một danh sách.", en: "A list is expected here.")
      return []
    }
    return items.map { text($0) }
  }

  mutating func sentence(_ key: String, in tree: LocatedTree) -> Sentence {
    guard let value = entry(key, in: tree) else { return Sentence(vi: "", en: "") }
    return Sentence(vi: text("vi", in: value), en: text("en", in: value))
  }

  mutating func points(_ value: LocatedTree) -> Points {
    let text = text(value)
    if let points = Points(text: text), points >= .zero { return points }
    problem(value.place, vi: "“\(text)” không phải số điểm.", en: "“\(text)” is not a number of points.")
    return .zero
  }

  mutating func whole(_ value: LocatedTree, in range: ClosedRange<Int>) -> Int {
    let text = text(value)
    if let number = Int(text), range.contains(number) { return number }
    problem(
      value.place, vi: "“\(text)” phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
      en: "“\(text)” must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    return range.lowerBound
  }

  mutating func day(_ value: LocatedTree) -> Day? {
    let text = text(value)
    if let day = Day(iso: text) { return day }
    problem(
      value.place, vi: "“\(text)” không phải ngày dạng 2026-03-26.", en: "“\(text)” is not a day like 2026-03-26.")
    return nil
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ value: LocatedTree, _ fallback: Choice) -> Choice
  where Choice.RawValue == String {
    choice(value, among: Array(Choice.allCases), fallback)
  }

  mutating func choice<Choice: RawRepresentable>(
    _ value: LocatedTree, among choices: [Choice], _ fallback: Choice
  ) -> Choice where Choice.RawValue == String {
    let text = text(value)
    if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
    let words = choices.map(\.rawValue).joined(separator: ", ")
    problem(value.place, vi: "“\(text)” phải là một trong: \(words).", en: "“\(text)” must be one of: \(words).")
    return fallback
  }

  /// Reports keys nobody reads: a misspelled key must not be silently without effect.
  mutating func allow(_ keys: Set<String>, in tree: LocatedTree) {
    for entry in tree.entries ?? [] where !keys.contains(entry.key) {
      problem(
        entry.keyPlace, vi: "Không có mục tên “\(entry.key)” ở đây.",
        en: "There is no entry called “\(entry.key)” here.")
    }
  }
}
