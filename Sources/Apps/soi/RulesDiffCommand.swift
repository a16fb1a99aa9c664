internal import ArgumentParser
internal import Base
internal import Formats
internal import Rules
internal import Wording
internal import Work

struct RulesDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Hai bộ quy tắc khác nhau ở đâu, bằng lời · how two packs differ, in words")
  @OptionGroup var common: Common
  @Argument(help: "Tên bộ hoặc tệp .yaml · pack name or file") var before: String
  @Argument(help: "Tên bộ hoặc tệp .yaml · pack name or file") var after: String

  func run() throws {
    let shelf = try common.shelf()
    let packs = (try shelf.pack(named: before), try shelf.pack(named: after))
    let differences = PackDifference.between(packs.0, packs.1)
    switch common.chosenFormat {
    case .json:
      let json: JSON = [
        "before": .string(packs.0.name), "after": .string(packs.1.name),
        "differences": .array(differences.map(json)),
      ]
      print(json.serialized(pretty: true))
    case .csv: print(table(differences).csv(), terminator: "")
    case .table: say(differences)
    }
  }

  private func say(_ differences: [PackDifference]) {
    for difference in differences { print(difference.sentence.text(common.lang)) }
    if differences.isEmpty, !common.quiet {
      print(common.lang == .vi ? "Hai bộ quy tắc nói như nhau." : "The two packs say the same.")
    }
  }

  private func table(_ differences: [PackDifference]) -> TextTable {
    var table = TextTable(
      columns: [.init("part"), .init("code"), .init("field"), .init("before"), .init("after")])
    table.rows = differences.map {
      [
        $0.part.kind, $0.part.code, $0.field?.key ?? "", $0.before?.text(common.lang) ?? "",
        $0.after?.text(common.lang) ?? "",
      ]
    }
    return table
  }

  private func json(_ difference: PackDifference) -> JSON {
    [
      "part": .string(difference.part.kind), "code": .string(difference.part.code),
      "field": difference.field.map { .string($0.key) } ?? .null,
      "before": difference.before.map { .string($0.text(common.lang)) } ?? .null,
      "after": difference.after.map { .string($0.text(common.lang)) } ?? .null,
      "sentence": .string(difference.sentence.text(common.lang)),
    ]
  }
}

extension PackDifference.Part {
  var kind: String {
    switch self {
    case .pack: "pack"
    case .block: "block"
    case .indicator: "indicator"
    }
  }
  var code: String {
    switch self {
    case .pack: ""
    case .block(let code): code
    case .indicator(let no): no
    }
  }
}
