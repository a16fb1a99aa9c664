package import Base
internal import Formats
package import Workdays

/// Reads the calendar data: `date,kind,label,status`; a day whose status is `unconfirmed` does not count yet.
package func readCalendar(_ bytes: [UInt8]) throws(Failure) -> WorkCalendar {
  WorkCalendar(try CalendarFile.entries(bytes, file: "calendar"))
}

/// A file of declared days, read line by line; every problem is reported with its line and cell.
package enum CalendarFile {
  private static let columns = ["date", "kind", "label", "status"]
  private static let statuses = ["verified", "known", "computed", "unconfirmed"]

  /// The declarations of a sound file.
  package static func entries(_ bytes: [UInt8], file: String) throws(Failure) -> [WorkCalendar.Entry] {
    let (entries, problems) = try check(bytes)
    if problems.isEmpty { return entries }
    throw Failure(
      .usage,
      vi: "Lịch làm việc \(file) có \(problems.count) lỗi:\n"
        + problems.prefix(20).map { "  " + $0.line(in: file, .vi) }.joined(separator: "\n"),
      en: "The working calendar \(file) has \(problems.count) problems:\n"
        + problems.prefix(20).map { "  " + $0.line(in: file, .en) }.joined(separator: "\n"))
  }

  /// The declarations, and what is wrong; a place is the line and the number of the cell.
  package static func check(_ bytes: [UInt8]) throws(Failure) -> (
    entries: [WorkCalendar.Entry], problems: [LocatedProblem]
  ) {
    let table = try readDelimited(decodeText(bytes))
    var reader = DayReader()
    guard let header = table.rows.first, texts(header) == columns else {
      let place = Place(line: table.rows.first?.line ?? 1, column: 1)
      reader.problem(
        "header", place, "Dòng đầu phải là date,kind,label,status.", "The first line must be date,kind,label,status.",
        Sentence(vi: "chép dòng đầu của lịch có sẵn", en: "copy it from the calendar that ships"))
      return ([], reader.problems)
    }
    for row in table.rows.dropFirst() { reader.read(texts(row), line: row.line) }
    if table.rows.count == 1 {
      reader.problem(
        "empty_file", Place(line: 2, column: 1), "Không có ngày nào.", "There is no day.",
        Sentence(vi: "thêm ít nhất một dòng", en: "add at least one line"))
    }
    return (reader.entries, reader.problems)
  }

  private static func texts(_ row: Table.Row) -> [String] {
    row.cells.map { cell in
      switch cell {
      case .text(let text), .number(let text): text
      default: ""
      }
    }
  }

  private struct DayReader {
    var entries: [WorkCalendar.Entry] = []
    var problems: [LocatedProblem] = []
    private var seen: Set<Day> = []

    mutating func problem(_ kind: String, _ place: Place, _ vi: String, _ en: String, _ hint: Sentence) {
      problems.append(LocatedProblem(kind: kind, place: place, sentence: Sentence(vi: vi, en: en), hint: hint))
    }

    mutating func read(_ cells: [String], line: Int) {
      guard cells.count == columns.count else {
        problem(
          "cells", Place(line: line, column: 1), "Dòng có \(cells.count) ô, phải có 4.",
          "The line has \(cells.count) cells instead of 4.",
          Sentence(vi: "đặt tên có dấu phẩy trong ngoặc kép", en: "put a label with commas in quotes"))
        return
      }
      let day = Day(iso: cells[0])
      if day == nil {
        problem(
          "not_a_day", Place(line: line, column: 1), "“\(cells[0])” không phải một ngày có thật.",
          "“\(cells[0])” is not a day that exists.",
          Sentence(vi: "viết năm-tháng-ngày, ví dụ 2026-11-24", en: "write year-month-day, such as 2026-11-24"))
      }
      let kind = WorkCalendar.Entry.Kind(rawValue: cells[1])
      if kind == nil { unknown(cells[1], 2, line, WorkCalendar.Entry.Kind.allCases.map(\.rawValue)) }
      if !statuses.contains(cells[3]) { unknown(cells[3], 4, line, statuses) }
      guard let day, let kind else { return }
      if !seen.insert(day).inserted {
        problem(
          "repeated_day", Place(line: line, column: 1), "Ngày \(day.iso) có hai lần.",
          "The day \(day.iso) is there twice.",
          Sentence(vi: "bỏ bớt một dòng", en: "remove one line"))
      }
      checkSense(day, kind, line)
      entries.append(
        WorkCalendar.Entry(day: day, kind: kind, label: cells[2], confirmed: cells[3] != "unconfirmed"))
    }

    /// A day worked in exchange is a weekend's, a day swapped away or given in lieu is a working day's.
    private mutating func checkSense(_ day: Day, _ kind: WorkCalendar.Entry.Kind, _ line: Int) {
      let isWeekend = day.weekday > 5
      if kind == .swapWork, !isWeekend {
        problem(
          "without_effect", Place(line: line, column: 2), "\(day.iso) vốn là ngày làm việc.",
          "\(day.iso) is worked anyway.",
          Sentence(
            vi: "làm bù phải vào thứ bảy, chủ nhật; muốn bỏ một ngày nghỉ thì khai lại ngày đó với unconfirmed",
            en: "work in exchange falls on a weekend; to call a day off off, declare it again as unconfirmed"))
      }
      if kind == .compensation || kind == .swapOff, isWeekend {
        problem(
          "without_effect", Place(line: line, column: 2), "\(day.iso) vốn là ngày nghỉ hằng tuần.",
          "\(day.iso) is a weekly rest day anyway.",
          Sentence(vi: "nghỉ bù, hoán đổi phải vào ngày làm việc", en: "it must be a working day"))
      }
    }

    private mutating func unknown(_ word: String, _ cell: Int, _ line: Int, _ known: [String]) {
      let list = known.joined(separator: ", ")
      let nearest = Spelling.nearest(word, among: known)
      problem(
        "unknown_word", Place(line: line, column: cell), "Không dùng được “\(word)” ở đây.",
        "“\(word)” cannot stand here.",
        Sentence(
          vi: (nearest.map { "có phải “\($0)”? " } ?? "") + "Dùng được: \(list)",
          en: (nearest.map { "did you mean “\($0)”? " } ?? "") + "Allowed: \(list)"))
    }
  }
}
