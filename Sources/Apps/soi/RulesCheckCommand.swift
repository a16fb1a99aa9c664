internal import ArgumentParser
internal import Base
internal import Formats
internal import Work

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra tệp quy tắc, kể mọi lỗi một lần · check pack files, all problems at once")
  @OptionGroup var common: Common
  @Argument(help: "Tệp .yaml · pack files") var files: [String]

  func run() throws {
    let shelf = try common.shelf()
    var found: [(file: String, problems: [LocatedProblem])] = []
    for file in files { found.append((file, try shelf.check(readFile(file)).problems)) }
    switch common.chosenFormat {
    case .json: print(json(found).serialized(pretty: true))
    case .csv: print(table(found).csv(), terminator: "")
    case .table: say(found)
    }
    if found.contains(where: { !$0.problems.isEmpty }) { throw ExitCode(1) }
  }

  /// One line a problem, as editors jump to it.
  private func say(_ found: [(file: String, problems: [LocatedProblem])]) {
    for (file, problems) in found {
      for problem in problems { print(problem.line(in: file, common.lang)) }
      if problems.isEmpty, !common.quiet {
        print(common.lang == .vi ? "\(file): bộ quy tắc đúng." : "\(file): the pack is sound.")
      }
    }
  }

  private func table(_ found: [(file: String, problems: [LocatedProblem])]) -> TextTable {
    var table = TextTable(
      columns: [
        .init("file"), .init("line", .right), .init("column", .right), .init("kind"), .init("problem"), .init("hint"),
      ])
    table.rows = found.flatMap { file, problems in
      problems.map {
        [
          file, "\($0.place.line)", "\($0.place.column)", $0.kind, $0.sentence.text(common.lang),
          $0.hint?.text(common.lang) ?? "",
        ]
      }
    }
    return table
  }

  private func json(_ found: [(file: String, problems: [LocatedProblem])]) -> JSON {
    .array(
      found.flatMap { file, problems in
        problems.map { problem in
          [
            "file": .string(file), "line": .integer(problem.place.line), "column": .integer(problem.place.column),
            "kind": .string(problem.kind), "text": .string(problem.sentence.text(common.lang)),
            "hint": problem.hint.map { .string($0.text(common.lang)) } ?? .null,
          ]
        }
      })
  }
}
