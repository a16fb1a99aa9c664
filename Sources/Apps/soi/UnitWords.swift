internal import Base
internal import Records
internal import Wording
internal import Work

/// One unit's history in words, in the order of days.
enum UnitWords {
  struct Line {
    let day: Day?
    let sentence: Sentence
  }

  static func lines(_ history: UnitHistory) -> [Line] {
    var lines = history.rows.enumerated().map { index, row in
      Line(day: row.validFrom, sentence: standing(row, after: index > 0 ? history.rows[index - 1] : nil))
    }
    lines += history.predecessors.map {
      line($0, whole: ("Tiếp nhận ", "Took over from "), part: ("Tiếp nhận một phần ", "Took over a part of "))
    }
    lines += history.successors.map {
      line($0, whole: ("Nhập vào ", "Taken over by "), part: ("Chia cho ", "Split, a part to "))
    }
    for row in history.rows {
      guard let end = row.validTo, row.successors.isEmpty, row.code == history.rows.last?.code,
        history.rows.last?.validTo == end
      else { continue }
      lines.append(
        Line(
          day: end + 1, sentence: Sentence(vi: "Kết thúc, không ghi đơn vị tiếp nhận", en: "Ended, no successor stated")
        ))
    }
    lines += history.aliases.map { alias in
      let system = alias.system.map { " (\($0))" } ?? ""
      let end = alias.validTo
      return Line(
        day: alias.validFrom,
        sentence: Sentence(
          vi: "Mã khác: \(alias.code)\(system)" + (end.map { ", đến hết \($0.vietnamese)" } ?? ""),
          en: "Other code: \(alias.code)\(system)" + (end.map { ", until \($0.iso)" } ?? "")))
    }
    return lines.enumerated().sorted {
      ($0.element.day?.number ?? .min, $0.offset) < ($1.element.day?.number ?? .min, $1.offset)
    }.map(\.element)
  }

  /// Units pass on all or a part of what they were; each wording in Vietnamese and English.
  private static func line(
    _ link: UnitHistory.Link, whole: (vi: String, en: String), part: (vi: String, en: String)
  ) -> Line {
    let words = link.shared == 1 ? whole : part
    return Line(day: link.since, sentence: Sentence(vi: words.vi + named(link), en: words.en + named(link)))
  }

  private static func standing(_ row: OrgUnit, after earlier: OrgUnit?) -> Sentence {
    let parent = row.parent.map(\.text)
    let kind = row.kind.sentence
    let before = earlier.flatMap { $0.name != row.name ? $0.name : nil }
    let until = row.validTo
    return Sentence(
      vi: "\(row.name), \(kind.vi)" + (parent.map { ", thuộc \($0)" } ?? "")
        + (before.map { " (trước đó tên là \($0))" } ?? "") + (until.map { ", đến hết \($0.vietnamese)" } ?? ""),
      en: "\(row.name), \(kind.en)" + (parent.map { ", under \($0)" } ?? "")
        + (before.map { " (called \($0) before)" } ?? "") + (until.map { ", until \($0.iso)" } ?? ""))
  }

  private static func named(_ link: UnitHistory.Link) -> String { "\(link.unit.name) (\(link.unit.code.text))" }
}
