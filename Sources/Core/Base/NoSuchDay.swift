/// What to say of a day that is written as days are and stands in no calendar, such as 2026-02-30; nil for any other text.
package func noSuchDay(_ text: String) -> Failure? {
  var reader = DigitReader(text)
  guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2), reader.skip("-"),
    let day = reader.digits(2), reader.atEnd, Day(year: year, month: month, day: day) == nil
  else { return nil }
  guard (1...12).contains(month), year > 0 else {
    return Failure(.usage, vi: "Không có tháng \(month) năm \(year).", en: "There is no month \(month) of \(year).")
  }
  let length = Day.length(ofMonth: month, year: year)
  return Failure(
    .usage, vi: "Không có ngày \(day)/\(month)/\(year): tháng \(month)/\(year) có \(length) ngày.",
    en: "There is no \(text): that month has \(length) days.")
}
