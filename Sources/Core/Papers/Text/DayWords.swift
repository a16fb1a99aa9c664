internal import Base

extension WrittenDay {
  /// The day, if there is one.
  var real: Day? { Day(year: year, month: month, day: day) }
  var text: String { "\(day)/\(month)/\(year)" }
}

/// `từ ngày 01/7/2025 đến 09h00 ngày 15/9/2025`, `tính đến ngày 15/3/2026`.
struct WrittenWindow: Sendable {
  let passage: Int
  let from: WrittenDay?
  let to: WrittenDay
  let tokens: ClosedRange<Int>

  static func windows(_ passage: Passage, _ index: Int) -> [WrittenWindow] {
    var found: [WrittenWindow] = []
    let tokens = passage.tokens
    var from: (day: WrittenDay, token: Int)?
    for (at, token) in tokens.enumerated() {
      guard case .date(let day) = token.kind else { continue }
      let before = tokens[max(0, at - 5)..<at].map(\.folded)
      if let start = from, at - start.token <= 8, before.contains("den") {
        found.append(WrittenWindow(passage: index, from: start.day, to: day, tokens: start.token...at))
        from = nil
      } else if before.suffix(2).contains("tu") || before.suffix(1) == ["tu"] {
        from = (day, at)
      } else if zip(before, before.dropFirst()).contains(where: { $0 == ("tinh", "den") }) {
        found.append(WrittenWindow(passage: index, from: nil, to: day, tokens: at...at))
      }
    }
    return found
  }
}
