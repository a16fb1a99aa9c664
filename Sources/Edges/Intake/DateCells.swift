internal import Base
internal import Records

// Days and instants as files write them: ISO, `dd/MM/yyyy [HH:mm[:ss]]`, `yyyyMMddHHmmss`, sheet dates, Excel serials.
extension CellReader {
  static let years = 1990...2100

  func day(_ cell: Cell, _ text: String) -> Reading {
    switch instantValue(cell, text, .startOfDay) {
    case .success(let instant): .value(instant.day.iso)
    case .failure(let bad): .bad(bad.reason)
    }
  }

  func instant(_ cell: Cell, _ text: String, _ missing: MissingTime) -> Reading {
    switch instantValue(cell, text, missing) {
    case .success(let instant): .value(instant.isoLocal)
    case .failure(let bad): .bad(bad.reason)
    }
  }

  private struct Bad: Error { let reason: QuarantinedRow.Reason }

  private func instantValue(_ cell: Cell, _ text: String, _ missing: MissingTime) -> Result<Instant, Bad> {
    if case .instant(let instant, let hasTime) = cell {
      let day = dateOrder == .swappedCells ? instant.day.swapped : instant.day
      if hasTime { return inRange(.start(of: day) + Int64(instant.secondOfDay)) }
      return inRange(missing == .endOfDay ? .end(of: day) : .start(of: day))
    }
    // No date is longer, and each way to write one looks at all of the text.
    if text.utf8.count > 200 { return .failure(Bad(reason: .wrongType)) }
    let text = text.hasPrefix("'") ? String(text.dropFirst()) : text
    if let iso = Instant(iso: text, missing: missing) { return inRange(iso) }
    if let vietnamese = vietnameseInstant(text, missing) { return inRange(vietnamese) }
    if isLenient || isNumber(cell), let serial = excelSerial(text, missing) { return inRange(serial) }
    if isLenient, let packed = packedInstant(text) { return inRange(packed) }
    return .failure(Bad(reason: looksLikeDate(text) ? .impossibleDay : .wrongType))
  }

  private func inRange(_ instant: Instant) -> Result<Instant, Bad> {
    Self.years.contains(instant.day.civil.year) ? .success(instant) : .failure(Bad(reason: .yearOutOfRange))
  }

  private func isNumber(_ cell: Cell) -> Bool { if case .number = cell { true } else { false } }

  /// `5/3/2026`, `05/03/2026 09:30[:15]`, `05-03-2026`, `09:30 ngày 05/03/2026`, `5-Mar-26`, date and time on two lines.
  private func vietnameseInstant(_ text: String, _ missing: MissingTime) -> Instant? {
    if let plain = plainInstant(text, missing) { return plain }
    if isLenient, let day = spelledDay(text) { return missing == .endOfDay ? .end(of: day) : .start(of: day) }
    let parts = text.split { $0.isWhitespace || $0 == "," || $0 == "T" }.filter {
      !Self.fillWords.contains($0.lowercased())
    }
    guard
      let dayPart = parts.first(where: { $0.contains("/") || $0.contains("-") || $0.contains(".") && !$0.contains(":") }
      ),
      let day = vietnameseDay(dayPart)
    else { return nil }
    let rest = parts.filter { $0 != dayPart }
    if rest.isEmpty { return missing == .endOfDay ? .end(of: day) : .start(of: day) }
    guard let clock = rest.first, rest.count <= 2 else { return nil }
    let afternoon = rest.count == 2 ? ["PM", "CH"].contains(rest[1].uppercased()) : false
    guard rest.count == 1 || afternoon || ["AM", "SA"].contains(rest[1].uppercased()) else { return nil }
    return clockInstant(day, clock, twelveHour: rest.count == 2, afternoon: afternoon)
  }

  /// `05/03/2026` and `05/03/2026 09:30[:15]`, which nearly every cell is, without cutting the text into parts.
  private func plainInstant(_ text: String, _ missing: MissingTime) -> Instant? {
    var reader = DigitReader(text)
    guard let first = reader.digits(2), reader.skip("/"), let second = reader.digits(2), reader.skip("/"),
      let year = reader.digits(4)
    else { return nil }
    let isSwapped = dateOrder == .monthFirst
    guard let day = Day(year: year, month: isSwapped ? first : second, day: isSwapped ? second : first) else {
      return nil
    }
    if reader.atEnd { return missing == .endOfDay ? .end(of: day) : .start(of: day) }
    guard reader.skip(" "), let hour = reader.digits(2), reader.skip(":"), let minute = reader.digits(2) else {
      return nil
    }
    if reader.atEnd { return Instant(day, hour, minute, 0) }
    guard reader.skip(":"), let seconds = reader.digits(2), reader.atEnd else { return nil }
    return Instant(day, hour, minute, seconds)
  }

  /// Words and dashes between a day and its hour.
  private static let fillWords: Set<String> = ["-", "–", "ngày", "lúc", "vào"]

  /// `ngày 22 tháng 03 năm 2026`.
  private func spelledDay(_ text: String) -> Day? {
    let words = searchFolded(text).split(separator: " ")
    guard words.count == 6, words[0] == "ngay", words[2] == "thang", words[4] == "nam", let day = Int(words[1]),
      let month = Int(words[3]), let year = Int(words[5])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private func vietnameseDay(_ text: Substring) -> Day? {
    for separator in ["/", "-", "."] as [Unicode.Scalar] {
      var reader = DigitReader(text)
      guard let day = reader.digits(1...2), reader.skip(separator), let month = reader.digits(1...2),
        reader.skip(separator), let year = reader.digits(2...4), reader.atEnd, year > 999 || (isLenient && year < 100)
      else { continue }
      // Two-digit years are of this century: nothing here is older than its systems.
      let full = year < 100 ? 2000 + year : year
      let isSwapped = dateOrder == .monthFirst && separator != "."
      return Day(year: full, month: isSwapped ? day : month, day: isSwapped ? month : day)
    }
    if isLenient, let day = namedMonthDay(text) { return day }
    var reader = DigitReader(text)
    guard isLenient, let year = reader.digits(4), reader.skip("/"), let month = reader.digits(1...2), reader.skip("/"),
      let day = reader.digits(1...2), reader.atEnd
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// `5-Mar-26`, `05/Mar/2026`: what an English Excel shows.
  private func namedMonthDay(_ text: Substring) -> Day? {
    let parts = text.split { $0 == "-" || $0 == "/" }
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]),
      let month = Self.months.firstIndex(of: parts[1].prefix(3).lowercased()), year > 1_000 || year < 100
    else { return nil }
    return Day(year: year < 100 ? 2000 + year : year, month: month + 1, day: day)
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private func clockInstant(_ day: Day, _ text: Substring, twelveHour: Bool, afternoon: Bool) -> Instant? {
    var reader = DigitReader(text)
    guard var hour = reader.digits(1...2), reader.skip(":") || reader.skip("h") || reader.skip("g"),
      let minute = reader.digits(2)
    else {
      return nil
    }
    var second = 0
    if reader.skip(":") {
      guard let read = reader.digits(2) else { return nil }
      second = read
      if reader.skip(".") { _ = reader.digits(1...9) }
    }
    guard reader.atEnd else { return nil }
    if twelveHour {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (afternoon ? 12 : 0)
    }
    return Instant(day, hour, minute, second)
  }

  /// Days since 30/12/1899, as Excel counts after February 1900; the fraction is the time of day.
  private func excelSerial(_ text: String, _ missing: MissingTime) -> Instant? {
    guard let serial = Double(text), serial >= 20_000, serial < 100_000, let epoch = Day(year: 1899, month: 12, day: 30)
    else { return nil }
    let day = epoch + Int(serial)
    let seconds = Int64(((serial - serial.rounded(.down)) * 86_400).rounded())
    if seconds == 0 { return missing == .endOfDay ? .end(of: day) : .start(of: day) }
    return .start(of: day) + seconds
  }

  private func packedInstant(_ text: String) -> Instant? {
    var reader = DigitReader(text)
    guard let year = reader.digits(4), let month = reader.digits(2), let dayOfMonth = reader.digits(2),
      let hour = reader.digits(2), let minute = reader.digits(2), let second = reader.digits(2), reader.atEnd,
      let day = Day(year: year, month: month, day: dayOfMonth)
    else { return nil }
    return Instant(day, hour, minute, second)
  }

  /// Written like a date whose day does not exist, so the sentence can say that instead of "not a date".
  private func looksLikeDate(_ text: String) -> Bool {
    let day = text.prefix { $0 != " " && $0 != "T" }
    let numbers = day.split(whereSeparator: { "/-.".contains($0) })
    guard numbers.count == 3, numbers.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isNumber) }) else { return false }
    return Day(iso: day) == nil && vietnameseDay(day) == nil
  }
}
