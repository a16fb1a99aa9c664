package import Base
internal import Formats
package import Records
internal import Workdays

/// A list of approved processes: one step a line, `procedure,step,office,hours`, the steps of a procedure in their order.
package enum ProcessFile {
  private static let columns = ["procedure", "step", "office", "hours"]
  private static let vietnamese = ["mã thủ tục", "bước", "phòng", "giờ"]

  /// The steps by procedure, in the order the procedures first stand in; or what is wrong, by line and cell.
  package static func read(
    _ bytes: [UInt8]
  ) throws(Failure) -> (
    processes: [(procedure: ProcedureCode, steps: [ApprovedProcess.Step])], problems: [LocatedProblem]
  ) {
    let table = try readDelimited(decodeText(bytes))
    var problems: [LocatedProblem] = []
    func problem(_ kind: String, _ line: Int, _ cell: Int, _ vi: String, _ en: String) {
      problems.append(
        LocatedProblem(kind: kind, place: Place(line: line, column: cell), sentence: Sentence(vi: vi, en: en)))
    }
    guard let header = table.rows.first.map(texts), [columns, vietnamese].contains(header.map { $0.lowercased() })
    else {
      problem(
        "header", table.rows.first?.line ?? 1, 1,
        "Dòng đầu phải là procedure,step,office,hours hoặc Mã thủ tục,Bước,Phòng,Giờ.",
        "The first line must be procedure,step,office,hours.")
      return ([], problems)
    }
    var (order, steps): ([ProcedureCode], [ProcedureCode: [ApprovedProcess.Step]]) = ([], [:])
    for row in table.rows.dropFirst() {
      let cells = texts(row)
      guard cells.count == columns.count else {
        problem("cells", row.line, 1, "Dòng có \(cells.count) ô, phải có 4.", "The line has \(cells.count) cells of 4.")
        continue
      }
      guard !cells[0].isEmpty, !cells[1].isEmpty else {
        problem(
          "missing", row.line, cells[0].isEmpty ? 1 : 2, "Thiếu mã thủ tục hoặc tên bước.",
          "The procedure or the step is missing.")
        continue
      }
      guard let time = time(cells[3]) else {
        problem(
          "hours", row.line, 4, "“\(cells[3].prefix(40))” không phải số giờ (ví dụ 4 hoặc 0,5).",
          "“\(cells[3].prefix(40))” is no number of hours (4, 0.5).")
        continue
      }
      let code = ProcedureCode(cells[0])
      if steps[code] == nil { order.append(code) }
      steps[code, default: []].append(
        ApprovedProcess.Step(name: cells[1], office: cells[2].isEmpty ? nil : cells[2], time: time))
    }
    if table.rows.count == 1 { problem("empty_file", 2, 1, "Không có bước nào.", "There is no step.") }
    return (order.map { ($0, steps[$0] ?? []) }, problems)
  }

  /// Hours with at most two decimals, in whole minutes.
  static func time(_ text: String) -> WorkingTime? {
    let parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]), (0...100_000).contains(whole) else { return nil }
    var hundredths = whole * 100
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), parts[1].allSatisfy(\.isWholeNumber), let rest = Int(parts[1]) else {
        return nil
      }
      hundredths += parts[1].count == 1 ? rest * 10 : rest
    }
    return hundredths > 0 && hundredths * 36 % 60 == 0 ? WorkingTime(seconds: hundredths * 36) : nil
  }

  private static func texts(_ row: Table.Row) -> [String] {
    row.cells.map { cell in
      switch cell {
      case .text(let text), .number(let text): text
      default: ""
      }
    }
  }
}
