extension LegalPaper {
  /// The paper as plain text, for a draft to be copied: one paragraph a line, tables as lines with bars.
  package var plainText: String {
    var lines = issuer + [numberLine, "\(place), \(dayText)", ""]
    if let kindName { lines += [kindName, about, ""] } else { lines += ["V/v \(about)", ""] }
    if !addressees.isEmpty { lines += ["Kính gửi:"] + addressees.map { "- \($0)" } + [""] }
    for block in body {
      switch block {
      case .basis(let text), .heading(_, let text), .paragraph(let text): lines.append(text)
      case .table(let table): lines += Self.lines(table)
      }
    }
    lines += [""] + authority + ["", "Nơi nhận:"] + recipients.map { "- \($0)" }
    for annex in annexes { lines += ["", annex.label, annex.title, annexReference] + Self.lines(annex.table) }
    if isSample { lines.insert("DỮ LIỆU MẪU", at: 0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ table: FormTable) -> [String] {
    ([table.columns.map(\.heading)] + table.rows.map(\.cells)).map { $0.joined(separator: " | ") }
  }
}
