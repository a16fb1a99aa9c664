package import Base
internal import Counting
internal import Formats
package import Rules

/// A file written for another engine.
package struct ExportedFile: Sendable {
  package let name: String
  package let rows: Int
}

extension Desk {
  /// Every table of facts as `NAME.csv` in a folder that is there. An empty cell is null.
  package func exportFacts(to folder: String) throws(Failure) -> [ExportedFile] {
    let tables = FactTables(engine)
    var files: [ExportedFile] = []
    for table in SqlTable.all {
      files.append(try write("\(table.name).csv", table.columns.map(\.name), tables.rows(of: table), to: folder))
    }
    return files
  }

  /// The engine's counts of every unit, and the question they answer with the statement's parameters.
  package func exportTallies(
    of pack: RulePack, _ window: Window, to folder: String
  ) throws(Failure) -> [ExportedFile] {
    let asked = ["\(window.period.from.number)", "\(window.period.to.number)", "\(window.end.seconds)", pack.name]
    return [
      try write("asked.csv", ["from_day", "to_day", "as_of", "rules"], [asked], to: folder),
      try write("tallies.csv", TallyTable.columns, TallyTable.rows(engine, pack, window), to: folder),
    ]
  }

  private func write(
    _ name: String, _ columns: [String], _ rows: [[String?]], to folder: String
  ) throws(Failure) -> ExportedFile {
    let lines = [columns] + rows.map { row in row.map { $0 ?? "" } }
    try writeFile("\(folder)/\(name)", writeDelimited(rows: lines))
    return ExportedFile(name: name, rows: rows.count)
  }
}
