package import Base
internal import Formats
package import Workdays

/// Reads the calendar data: `date,kind,label,status`; a day whose status is `unconfirmed` does not count yet.
package func readCalendar(_ bytes: [UInt8]) throws(Failure) -> WorkCalendar {
  let table = try readDelimited(decodeText(bytes))
  var entries: [WorkCalendar.Entry] = []
  for row in table.rows.dropFirst() {
    let texts = row.cells.map { cell in if case .text(let text) = cell { text } else { "" } }
    guard texts.count >= 4, let day = Day(iso: texts[0]), let kind = WorkCalendar.Entry.Kind(rawValue: texts[1]) else {
      throw Failure(
        vi: "Lịch làm việc: dòng \(row.line) không đúng dạng ngày,loại,tên,tình trạng.",
        en: "Working calendar: line \(row.line) is not date,kind,label,status.")
    }
    entries.append(WorkCalendar.Entry(day: day, kind: kind, label: texts[2], confirmed: texts[3] != "unconfirmed"))
  }
  return WorkCalendar(entries)
}
