internal import Base

/// Who issues a paper, when, and up to which day it counts.
struct PaperHead: Sendable {
  /// `xã Vĩnh Bảo`, as written.
  var unit: UnitName?
  /// The day of the paper, or the last day of its month when the day is still open.
  var day: Day?
  var dayToken: (passage: Passage, token: Int)?
  var countedTo: WrittenDay?

  init(_ passages: [Passage]) {
    for passage in passages.prefix(30) where day == nil { readDay(passage) }
    var names: [UnitName: Int] = [:]
    var order: [UnitName] = []
    for passage in passages.prefix(400) {
      for mention in UnitMention.mentions(passage) where mention.isIssuer {
        if names[mention.name] == nil { order.append(mention.name) }
        names[mention.name, default: 0] += 1
      }
    }
    unit = order.max {
      (names[$0] ?? 0, -(order.firstIndex(of: $0) ?? 0)) < (names[$1] ?? 0, -(order.firstIndex(of: $1) ?? 0))
    }
    for (index, passage) in passages.enumerated() where countedTo == nil {
      countedTo = WrittenWindow.windows(passage, index).first?.to
    }
  }

  /// `Vĩnh Bảo, ngày   tháng 3 năm 2026`.
  private mutating func readDay(_ passage: Passage) {
    let tokens = passage.tokens
    for (at, token) in tokens.enumerated() where token.folded == "ngay" && at > 0 && tokens[at - 1].isMark(",") {
      guard at <= 12, at + 1 < tokens.count else { continue }
      if case .date(let day) = tokens[at + 1].kind {
        self.day = day.real
        dayToken = (passage, at + 1)
        return
      }
      let rest = tokens[at...].prefix(7)
      guard let month = rest.firstIndex(where: { $0.folded == "thang" }),
        let year = rest.firstIndex(where: { $0.folded == "nam" }), year + 1 < tokens.count,
        let yearNumber = tokens[year + 1].quantity?.int
      else { continue }
      let monthNumber = tokens[month + 1].quantity?.int ?? 12
      self.day = Day(year: yearNumber, month: monthNumber, day: 1)?.lastOfMonth
      dayToken = (passage, year + 1)
      return
    }
  }
}
