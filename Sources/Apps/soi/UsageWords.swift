internal import Base

/// What the argument parser says, in the reader's language and with the choices it lists on further lines.
struct UsageWords {
  /// The parser's message, all lines.
  let message: String

  func text(_ language: Language) -> String {
    let (said, choices) = (sentence, choices)
    let english = said + (choices.isEmpty ? "" : ": " + choices.joined(separator: ", "))
    if language == .en { return english }
    var words = Self.vietnamese(said) ?? english
    if Self.vietnamese(said) != nil, !choices.isEmpty {
      words += "; chọn một trong: \(choices.joined(separator: ", "))"
    }
    return words
  }

  /// The first line, without its mark and its full stop.
  private var sentence: String {
    var first = message.split(separator: "\n").first.map(String.init) ?? message
    if first.hasPrefix("Error: ") { first.removeFirst(7) }
    while let last = first.last, ".:".contains(last) { first.removeLast() }
    return first
  }

  /// `  - commune` on lines of their own.
  private var choices: [String] {
    message.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix("Usage:") }.compactMap { line in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("- ") ? String(text.dropFirst(2)) : nil
    }
  }

  private static func vietnamese(_ text: String) -> String? {
    let quoted = text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    /// `--unit <CODE>`: the option alone.
    func name(_ index: Int) -> String? { quoted.indices.contains(index) ? quoted[index] : nil }
    func option(_ index: Int) -> String? { name(index)?.split(separator: " ").first.map(String.init) }
    let parts: [(begin: String, say: () -> String?)] = [
      ("Missing expected argument", { name(0).map { "thiếu \($0)" } }),
      ("Missing one of", { "thiếu một trong các tham số \(quoted.joined(separator: ", "))" }),
      ("Missing value for", { option(0).map { "\($0) cần một giá trị" } }),
      (
        "Unknown option",
        { name(0).map { "không có tùy chọn \($0)" + (name(1).map { " (có phải \($0))" } ?? "") } }
      ),
      ("Unexpected argument", { name(0).map { "không có lệnh hay tham số “\($0)”" } }),
      (
        "The value",
        {
          guard let value = name(0), let option = option(1) else { return nil }
          let listed = quoted.dropFirst(2)
          return "\(option) không nhận “\(value)”"
            + (listed.isEmpty ? "" : "; chọn một trong: \(listed.joined(separator: ", "))")
        }
      ),
    ]
    let count = text.hasSuffix("unexpected arguments") || text.contains("unexpected arguments:")
    if count { return "thừa tham số: \(quoted.joined(separator: ", "))" }
    return parts.first { text.hasPrefix($0.begin) }?.say()
  }
}
