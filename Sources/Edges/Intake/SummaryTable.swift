internal import Base
internal import Records

/// Recognises tables of sums: how many dossiers each field or unit received, ended, has open. They hold no records; form
/// II.06 of the national reporting system gives R of indicator 04, of every other one only what it is can be said.
struct SummaryTable {
  /// What a column of figures counts.
  enum Figure: String {
    case receivedTotal = "received_total"
    case receivedOnline = "received_online"
    case receivedOther = "received_other"
    case receivedInPeriod = "received_in_period"
    case carriedOver = "carried_over"
    case endedTotal, endedEarly, endedOnTime, endedLate
    case openTotal, openInTime, openLate

    /// Only these become part of R.
    var isReception: Bool { rawValue.contains("received") || self == .carriedOver }
  }

  struct Header {
    let firstRow: Int
    /// Rows the header spans: the fewer of equals, so that no title becomes a part of it.
    let depth: Int
    let headings: [String]
    let figures: [Int: Figure]
    /// The column of fields or units.
    let lead: Int
    let leadKey: String
    let titles: [String]

    func index(of figure: Figure) -> Int? { figures.first { $0.value == figure }?.key }
    /// `II.06a/VPCP/KSTT` and its sisters, as the title names itself.
    var isForm06: Bool {
      titles.contains { title in
        let folded = searchFolded(title)
        return ["a", "b", "c", "d", "đ", "e", "g"].contains { folded.contains("06\($0)") } && !folded.contains("btp")
      }
    }
  }

  let context: ReadingContext
  let path: String
  private let cells = CellReader(isLenient: true)

  init(context: ReadingContext, path: String) {
    self.context = context
    self.path = path
  }

  func header(_ table: Table, sheet: String) -> Header? {
    let search = HeaderSearch(table, context)
    var best: Header?
    for start in 0..<min(20, table.rows.count) {
      for depth in 1...4 where start + depth <= table.rows.count {
        let levels = search.levels(start, depth)
        var figures: [Int: Figure] = [:]
        for (index, level) in levels.enumerated() {
          guard let figure = Self.figure(level), !figures.values.contains(figure) else { continue }
          figures[index] = figure
        }
        let kinds = Set(figures.values.map { $0.isReception })
        let lead = levels.firstIndex { level in
          let key = level.map { Headings.key($0) }.joined(separator: " ")
          return key.contains("linh vuc") || key.contains("don vi") || key.contains("co quan")
        }
        guard kinds.count == 2, figures.count > 3, let lead else { continue }
        let isBetter = best.map { ($0.figures.count, -$0.depth) < (figures.count, -depth) } ?? true
        if !isBetter { continue }
        best = Header(
          firstRow: start + depth, depth: depth, headings: levels.map { $0.joined(separator: " / ") }, figures: figures,
          lead: lead,
          leadKey: Headings.key(levels[lead].joined(separator: " ")),
          titles: [sheet] + table.rows.prefix(start).flatMap { $0.cells.map { cells.text($0) } })
      }
    }
    return best
  }

  private static func figure(_ levels: [String]) -> Figure? {
    guard levels.count > 1, let last = levels.last.map({ Headings.key($0) }) else { return nil }
    let above = levels.dropLast().map { Headings.key($0) }.joined(separator: " ")
    let isTotal = ["tong so", "tong", "tong cong"].contains(last)
    if above.contains("da giai quyet") || above.contains("da xu ly") {
      if isTotal { return .endedTotal }
      if last.contains("truoc han") { return .endedEarly }
      return last.contains("qua han") ? .endedLate : last.hasSuffix("han") ? .endedOnTime : nil
    }
    if above.contains("dang giai quyet") || above.contains("dang xu ly") {
      if isTotal { return .openTotal }
      return last.contains("qua han") ? .openLate : last.hasSuffix("han") ? .openInTime : nil
    }
    guard above.contains("nhan giai quyet") || above.contains("tiep nhan") else { return nil }
    if isTotal { return .receivedTotal }
    if last.contains("ky truoc") { return .carriedOver }
    if last.contains("truc tuyen") { return .receivedOnline }
    if last.contains("truc tiep") || last.contains("buu chinh") || last.contains("bcci") { return .receivedOther }
    return last.contains("trong ky") ? .receivedInPeriod : nil
  }

  /// - Throws: a question when the table is form II.06 and does not say its period or whose it is.
  func read(_ table: Table, _ header: Header) throws(Failure) -> FileReading {
    var reading = FileReading(path: path, kind: .nationalReport)
    reading.isList = true
    let rows = table.rows.dropFirst(header.firstRow).filter { row in
      !ListRows.isNumbering(row.cells.map { cells.text($0) }.filter { !$0.isEmpty })
    }
    guard header.isForm06 else {
      reading.skipped = table.rows.count
      reading.warnings.append(Self.notKept(header.headings[header.lead]))
      return reading
    }
    reading.headings = header.headings.enumerated().filter { !$0.element.isEmpty }.map { index, heading in
      let figure = header.figures[index]
      return HeadingMatch(
        heading: heading,
        meaning: figure.map { $0.isReception ? .column($0.rawValue) : .ignored }
          ?? (index == header.lead || Headings.isIgnored(key: Headings.key(heading)) ? .ignored : .unknown))
    }
    guard
      let period = context.period
        ?? TitlePeriod.days(in: header.titles).flatMap({ Period(from: $0.lowerBound, to: $0.upperBound) })
    else {
      throw Failure(
        .usage,
        vi:
          "Biểu 06 trong \(path) không ghi từ ngày nào đến ngày nào. Nói kỳ của biểu khi nhập, ví dụ kỳ báo cáo 15–14 của quý I.",
        en:
          "Form 06 in \(path) does not say its first and last day. Say the period of the form with the import, such as the 15th-to-14th quarter."
      )
    }
    let form = Form06(context: context, path: path, header: header, period: period)
    reading.skipped = header.firstRow
    try form.read(Array(rows), &reading)
    return reading
  }

  static func notKept(_ lead: String) -> Sentence {
    Sentence(
      vi:
        "Bảng tổng hợp số liệu (theo “\(lead)”) không phải danh sách hồ sơ, cũng không phải biểu 06 của VPCP: đã đọc, không giữ số nào; hãy nhập danh sách hồ sơ.",
      en:
        "A table of sums (by “\(lead)”) is no list of dossiers and not form 06: read, no figure kept; import the list of dossiers instead."
    )
  }
}

/// Reads form II.06: what was received in the period, with the sums checked.
private struct Form06 {
  let context: ReadingContext
  let path: String
  let header: SummaryTable.Header
  let period: Period
  private let cells = CellReader(isLenient: true)

  init(context: ReadingContext, path: String, header: SummaryTable.Header, period: Period) {
    self.context = context
    self.path = path
    self.header = header
    self.period = period
  }

  func read(_ rows: [Table.Row], _ reading: inout FileReading) throws(Failure) {
    let names = rows.map { text($0, header.lead) }
    let isByUnit =
      !header.leadKey.contains("linh vuc")
      || names.contains { !$0.isEmpty && !context.admission.units(meantBy: $0).isEmpty }
    if isByUnit {
      for (row, name) in zip(rows, names) {
        if name.isEmpty || ListRows.isTotal(name) || !hasFigures(row) {
          reading.skipped += 1
        } else {
          add(row, unit: context.unitText(name), &reading)
        }
      }
    } else {
      guard
        let total = rows.first(where: { row in
          row.cells.prefix(header.lead + 1).contains { ListRows.isTotal(cells.text($0)) }
        })
      else {
        reading.warnings.append(
          Sentence(
            vi: "Biểu 06 không có dòng Tổng cộng: không giữ số nào.", en: "Form 06 has no total row: nothing is kept."))
        return
      }
      reading.skipped += rows.count - 1
      add(total, unit: try reporter(), &reading)
    }
    if reading.rows.isEmpty { return }
    reading.warnings.append(
      Sentence(
        vi:
          "Biểu 06: số hồ sơ nhận trong kỳ (không kể từ kỳ trước) của \(reading.rows.count.vietnamese) đơn vị, \(period.from.vietnamese)–\(period.to.vietnamese), là R của chỉ tiêu 04; các dòng lĩnh vực và cột đã, đang giải quyết chỉ để đối chiếu, không giữ.",
        en:
          "Form 06: dossiers received in the period (not carried over) of \(reading.rows.count) units, \(period.from.iso) to \(period.to.iso), are R of indicator 04; rows of fields and columns of ended and open ones are checked only, not kept."
      ))
  }

  private func text(_ row: Table.Row, _ index: Int) -> String {
    index < row.cells.count ? cells.text(row.cells[index]) : ""
  }

  private func hasFigures(_ row: Table.Row) -> Bool {
    header.figures.keys.contains { text(row, $0).contains(where: \.isNumber) }
  }

  /// `Đơn vị báo cáo: UBND xã …`, or the unit of the command line.
  private func reporter() throws(Failure) -> String {
    if let unit = context.unit { return unit.text }
    for (index, title) in header.titles.enumerated() where Headings.key(title).hasPrefix("don vi bao cao") {
      let after = title.split(separator: ":", maxSplits: 1).dropFirst().first.map { trimmed(String($0)) } ?? ""
      let name = after.isEmpty && index + 1 < header.titles.count ? header.titles[index + 1] : after
      if !name.isEmpty { return context.unitText(name) }
    }
    throw Failure(
      .usage, vi: "Biểu 06 trong \(path) không ghi đơn vị báo cáo. Chọn đơn vị của dòng không ghi đơn vị rồi nhập lại.",
      en:
        "Form 06 in \(path) does not name the reporting unit. Choose the unit of rows that name none and import again.")
  }

  private func add(_ row: Table.Row, unit: String, _ reading: inout FileReading) {
    var figures: [SummaryTable.Figure: Int] = [:]
    for (index, figure) in header.figures {
      let cell = index < row.cells.count ? row.cells[index] : .empty
      switch cells.read(cell, as: .count) {
      case .value(let text): figures[figure] = Int(text) ?? 0
      case .bad(let reason): return hold(row, header.headings[index], cells.text(cell), reason, &reading)
      }
    }
    func fails(_ total: SummaryTable.Figure, _ parts: [SummaryTable.Figure]) -> Bool {
      let known = parts.compactMap { figures[$0] }
      guard let sum = figures[total], known.count == parts.count else { return false }
      return sum != known.reduce(0, +)
    }
    let received: [SummaryTable.Figure] =
      figures[.receivedOnline] == nil ? [.receivedInPeriod] : [.receivedOnline, .receivedOther]
    let isWrong =
      fails(.receivedTotal, received + [.carriedOver]) || fails(.endedTotal, [.endedEarly, .endedOnTime, .endedLate])
      || fails(.openTotal, [.openInTime, .openLate]) || fails(.receivedTotal, [.endedTotal, .openTotal])
    let parts = received.compactMap { figures[$0] }
    let total = header.index(of: .receivedTotal)
    guard !isWrong, parts.count == received.count else {
      return hold(
        row, total.map { header.headings[$0] } ?? "", total.map { text(row, $0) } ?? "", .sumsDisagree, &reading)
    }
    CanonicalRows(.nationalReport, context).finish(
      ReadRow(
        line: row.line,
        stated: [1: unit, 2: period.from.iso, 3: period.to.iso, 4: String(parts.reduce(0, +))], extras: [:],
        instant: nil), to: &reading)
  }

  private func hold(
    _ row: Table.Row, _ column: String, _ value: String, _ reason: QuarantinedRow.Reason, _ reading: inout FileReading
  ) {
    reading.quarantined.append(
      QuarantinedRow(file: path, line: row.line, column: column, value: value, reason: reason))
  }
}
