package import Base
internal import Counting
internal import Formats
internal import Rules
package import Scoring

/// A file written for another engine.
package struct ExportedFile: Sendable {
  package let name: String
  package let rows: Int
}

extension Desk {
  /// Every table of facts as `NAME.csv` in a folder that is there; an empty cell is null. With a question also the obvious
  /// engine's counts of every unit, and the question as the statement's parameters.
  package func exportFacts(to folder: String, counting question: Question? = nil) throws(Failure) -> [ExportedFile] {
    let engine = try openedWhole().engine
    let tables = FactTables(engine)
    var files: [ExportedFile] = []
    for table in SqlTable.all {
      files.append(try write("\(table.name).csv", table.columns.map(\.name), tables.rows(of: table), to: folder))
    }
    guard let question else { return files }
    let (pack, window) = (question.pack, question.window)
    let asked = ["\(window.period.from.number)", "\(window.period.to.number)", "\(window.end.seconds)", pack.name]
    files.append(try write("asked.csv", ["from_day", "to_day", "as_of", "rules"], [asked], to: folder))
    files.append(try write("tallies.csv", TallyTable.columns, TallyTable.rows(engine, pack, window), to: folder))
    return files
  }

  private func write(
    _ name: String, _ columns: [String], _ rows: [[String?]], to folder: String
  ) throws(Failure) -> ExportedFile {
    let lines = [columns] + rows.map { row in row.map { $0 ?? "" } }
    try writeFile("\(folder)/\(name)", writeDelimited(rows: lines))
    return ExportedFile(name: name, rows: rows.count)
  }
}
