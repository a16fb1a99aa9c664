internal import Base
internal import Records

/// Decides for the date columns of one list which number is the day: from each column as a whole, then from the other
/// columns, the dates inside dossier codes, the period in the title, the order of the dates, the way they are written.
struct DateEvidence {
  /// The written dates of one column by row; nil where the cell is something else.
  struct Column {
    let index: Int
    let name: String
    let heading: String
    let written: [WrittenDate?]
    let cells: [Day?]
    let sample: String
  }

  let columns: [Column]
  let codes: [String]
  let titles: [String]

  struct Verdict {
    var orders: [Int: DateOrder] = [:]
    var evidence: Sentence?
    var warnings: [Sentence] = []
  }

  /// - Throws: a question when nothing decides.
  func verdict() throws(Failure) -> Verdict {
    var verdict = Verdict()
    for column in columns {
      let dates = column.written.compactMap(\.self)
      let (days, months) = (dates.contains { $0.first > 12 }, dates.contains { $0.second > 12 })
      if days { verdict.orders[column.index] = .dayFirst } else if months { verdict.orders[column.index] = .monthFirst }
      if months {
        verdict.warnings.append(
          days
            ? Sentence(
              vi:
                "Cột “\(column.heading)” vừa có ngày/tháng vừa có tháng/ngày: đọc là ngày/tháng, dòng trái lệ bị giữ lại.",
              en:
                "The column “\(column.heading)” has both day/month and month/day: read day first, other rows are held."
            )
            : Sentence(
              vi: "Cột “\(column.heading)” viết tháng trước ngày (kiểu Mỹ), ví dụ “\(column.sample)”.",
              en: "The column “\(column.heading)” writes the month first (American), such as “\(column.sample)”."))
      }
    }
    try decideOpen(&verdict)
    try decideSwapped(&verdict)
    return verdict
  }

  private func decideOpen(_ verdict: inout Verdict) throws(Failure) {
    let open = columns.filter { column in
      verdict.orders[column.index] == nil && column.written.contains { $0.map { !$0.isPlain } ?? false }
    }
    guard let first = open.first else { return }
    let decided = Set(verdict.orders.values)
    let found: (DateOrder, Sentence)? =
      if decided.count == 1, let order = decided.first {
        (order, Sentence(vi: "như các cột ngày khác của tệp", en: "as the other date columns of the file"))
      } else { byCodes() ?? byTitle() ?? bySequence() ?? byWriting(open) }
    guard let (order, evidence) = found else {
      throw Failure(
        .usage,
        vi:
          "Cột “\(first.heading)” có ngày như “\(first.sample)”, đọc là ngày/tháng hay tháng/ngày đều được và không cột nào khác cho biết. Ghi dòng “dates: dmy” (ngày trước) hoặc “dates: mdy” (tháng trước) vào ánh xạ tên cột rồi nhập lại.",
        en:
          "The column “\(first.heading)” has dates such as “\(first.sample)” that may be day/month or month/day, and no other column tells. Put the line “dates: dmy” (day first) or “dates: mdy” (month first) into the mapping of headings and import again."
      )
    }
    for column in open { verdict.orders[column.index] = order }
    if order == .monthFirst { verdict.evidence = evidence }
    if order == .monthFirst {
      verdict.warnings.append(
        Sentence(
          vi: "Ngày được đọc tháng trước (\(evidence.vi)): \(open.map(\.heading).joined(separator: ", ")).",
          en: "Dates are read month first (\(evidence.en)): \(open.map(\.heading).joined(separator: ", "))."))
    }
  }

  private func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  /// One reading fits at least once and never fails, the other fails.
  private func onlyOne(_ fits: (DateOrder) -> (good: Int, bad: Int), _ evidence: Sentence) -> (DateOrder, Sentence)? {
    let (day, month) = (fits(.dayFirst), fits(.monthFirst))
    if day.good > 0, day.bad == 0, month.bad > 0 { return (.dayFirst, evidence) }
    if month.good > 0, month.bad == 0, day.bad > 0 { return (.monthFirst, evidence) }
    return nil
  }

  private func byCodes() -> (DateOrder, Sentence)? {
    guard let received = column("received_at") ?? column("submitted_at") else { return nil }
    let pairs = zip(received.written, codes).compactMap { written, code in
      written.flatMap { written in DossierCode.day(in: code).map { (written, $0) } }
    }.filter { !$0.0.isPlain }
    func matches(_ order: DateOrder) -> Int { pairs.count { $0.0.day(order) == $0.1 } }
    let (day, month) = (matches(.dayFirst), matches(.monthFirst))
    guard (day == 0) != (month == 0) else { return nil }
    return (
      day > 0 ? .dayFirst : .monthFirst,
      Sentence(vi: "khớp ngày trong mã hồ sơ", en: "they fit the dates inside the dossier codes")
    )
  }

  private func byTitle() -> (DateOrder, Sentence)? {
    guard let received = column("received_at"), let period = TitlePeriod.days(in: titles) else { return nil }
    return onlyOne(
      { order in
        let inside = received.written.compactMap { $0?.day(order) }.map { period.contains($0) }
        return (inside.count { $0 }, inside.count { !$0 })
      }, Sentence(vi: "khớp kỳ ghi trên tiêu đề", en: "they fit the period in the title"))
  }

  private func bySequence() -> (DateOrder, Sentence)? {
    guard let start = column("received_at") ?? column("started_at") else { return nil }
    let ends = columns.filter { ["due_at", "ended_at", "returned_at", "answered_at"].contains($0.name) }
    return onlyOne(
      { order in
        var (good, bad) = (0, 0)
        for end in ends {
          for (a, b) in zip(start.written, end.written) {
            guard let a, let b else { continue }
            guard let from = a.day(order), let to = b.day(order), from <= to else {
              bad += 1
              continue
            }
            good += 1
          }
        }
        return (good, bad)
      }, Sentence(vi: "ngày nhận không sau ngày hẹn, ngày kết thúc", en: "received before promised and ended"))
  }

  /// Systems of one-stop shops write `dd/MM/yyyy` with all its digits.
  private func byWriting(_ open: [Column]) -> (DateOrder, Sentence)? {
    let dates = open.flatMap { $0.written.compactMap(\.self) }
    guard dates.allSatisfy({ $0.isPadded && !$0.hasHalfOfDay }) else { return nil }
    return (.dayFirst, Sentence(vi: "viết đủ hai chữ số như dd/MM/yyyy", en: "written as dd/MM/yyyy"))
  }

  /// Texts whose days are all beyond 12 beside date cells whose days are all up to 12: Excel exchanged the latter.
  private func decideSwapped(_ verdict: inout Verdict) throws(Failure) {
    for column in columns {
      let texts = column.written.compactMap(\.self)
      let days = column.cells.compactMap(\.self)
      guard texts.count >= 2, days.count >= 2, texts.allSatisfy({ $0.first > 12 && $0.second <= 12 }),
        days.allSatisfy({ $0.civil.day <= 12 }), days.contains(where: { $0.civil.day != $0.civil.month })
      else { continue }
      if column.name == "received_at" || column.name == "submitted_at" {
        let pairs = zip(column.cells, codes).compactMap { day, code in
          day.flatMap { day in DossierCode.day(in: code).map { (day, $0) } }
        }.filter { $0.0.civil.day != $0.0.civil.month }
        let (straight, swapped) = (pairs.count { $0.0 == $0.1 }, pairs.count { $0.0.swapped == $0.1 })
        if straight > 0, swapped == 0 { continue }
        if swapped > 0, straight == 0 {
          for column in columns { verdict.orders[column.index] = .swappedCells }
          verdict.warnings.append(
            Sentence(
              vi: "Excel đã đảo ngày và tháng ở các ô ngày; đã đảo lại theo ngày trong mã hồ sơ.",
              en: "Excel had exchanged day and month in its date cells; they were put back by the dossier codes."))
          return
        }
      }
      throw Failure(
        .usage,
        vi:
          "Cột “\(column.heading)” có ô ngày chỉ từ 1 đến 12 và ô chữ chỉ từ 13 đến 31: có lẽ Excel đã đảo ngày và tháng. Ghi dòng “dates: swapped” (đảo lại) hoặc “dates: dmy” (để nguyên) vào ánh xạ tên cột rồi nhập lại.",
        en:
          "The column “\(column.heading)” has date cells of days 1 to 12 only and texts of days 13 to 31 only: Excel has probably exchanged day and month. Put the line “dates: swapped” (exchange them back) or “dates: dmy” (leave them) into the mapping of headings and import again."
      )
    }
  }
}

extension Day {
  /// Day and month exchanged; the same day where there is no such one.
  var swapped: Day { Day(year: civil.year, month: civil.day, day: civil.month) ?? self }
}

/// The day inside a dossier code: `H56.14-240823-0001`, `G09.20-20260609-0092637`. A check value, never a date.
enum DossierCode {
  static func day(in code: String) -> Day? {
    let parts = code.split(separator: "-")
    guard parts.count >= 3, parts[parts.count - 1].allSatisfy(\.isNumber) else { return nil }
    var reader = DigitReader(parts[parts.count - 2])
    let long = parts[parts.count - 2].utf8.count == 8
    guard let year = reader.digits(long ? 4 : 2), let month = reader.digits(2), let day = reader.digits(2), reader.atEnd
    else { return nil }
    return Day(year: long ? year : 2000 + year, month: month, day: day)
  }
}

/// `Từ ngày 01/02/2026 đến ngày 28/02/2026` in the lines above a list.
enum TitlePeriod {
  static func days(in titles: [String]) -> ClosedRange<Day>? {
    for title in titles {
      let folded = searchFolded(title)
      guard folded.contains("den") else { continue }
      let days = folded.split { $0.isWhitespace || "(),;:".contains($0) }.compactMap { WrittenDate(String($0)) }
        .compactMap { $0.day(.dayFirst) }
      if days.count == 2, days[0] <= days[1] { return days[0]...days[1] }
    }
    return nil
  }
}
