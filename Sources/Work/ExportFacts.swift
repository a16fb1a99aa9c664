package import Base
package import Counting
internal import Formats
package import Rules
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
    let export = ExportedFacts(try openedWhole().engine)
    var files = try export.write(to: folder)
    if let question { files += try export.writeCounts(question.pack, question.window, to: folder) }
    return files
  }
}

/// The facts of an engine as files.
package struct ExportedFacts {
  private let engine: ObviousEngine

  package init(_ engine: ObviousEngine) { self.engine = engine }

  /// Every table of facts.
  package func write(to folder: String) throws(Failure) -> [ExportedFile] {
    let tables = FactTables(engine)
    var files: [ExportedFile] = []
    for table in SqlTable.all {
      files.append(try write("\(table.name).csv", table.columns.map(\.name), tables.rows(of: table), to: folder))
    }
    return files
  }

  /// The engine's counts of every unit, and what was asked.
  package func writeCounts(_ pack: RulePack, _ window: Window, to folder: String) throws(Failure) -> [ExportedFile] {
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
