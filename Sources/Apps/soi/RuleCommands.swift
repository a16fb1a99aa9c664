internal import ArgumentParser
internal import Base
internal import Formats
internal import Rules
internal import Wording
internal import Work

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Các bộ quy tắc · rule packs",
    subcommands: [
      RulesListCommand.self, RulesShowCommand.self, RulesCheckCommand.self, RulesAttributesCommand.self,
      RulesDiffCommand.self, RulesPreviewCommand.self, RulesAddCommand.self, RulesRetireCommand.self,
    ])
}

struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Nói từng quy tắc bằng lời · each rule in words")
  @OptionGroup var common: Common
  @OptionGroup var asSql: RulesAsSql
  @Argument(help: "Tên bộ hoặc tệp .yaml · pack name or file") var pack = "portal-v2-2026"

  func run() throws {
    let pack = try common.shelf().pack(named: pack)
    if let sql = asSql.text(pack) { return print(sql, terminator: "") }
    let words = RuleWords(pack)
    let rules = pack.indicators.map { rule in
      (rule, words.sentences(rule).map { $0.text(common.lang) }.filter { !$0.isEmpty })
    }
    if common.chosenFormat == .json {
      let json: JSON = .array(
        rules.map { rule, lines in
          [
            "no": .string(rule.no), "id": .string(rule.id), "code": .string(rule.code), "block": .string(rule.block),
            "name": .string(rule.name.text(common.lang)), "max": .string(rule.max.text),
            "confidence": .string(rule.confidence), "rule": .array(lines.map { .string($0) }),
          ]
        })
      print(json.serialized(pretty: true))
      return
    }
    if common.chosenFormat == .csv {
      var table = TextTable(columns: [.init("no"), .init("name"), .init("max"), .init("confidence"), .init("rule")])
      table.rows = rules.map {
        [$0.no, $0.name.text(common.lang), $0.max.text, $0.confidence, $1.joined(separator: " ")]
      }
      print(table.csv(), terminator: "")
      return
    }
    for field in words.packFields() { print("\(field.label.text(common.lang)): \(field.value.text(common.lang))") }
    print("")
    for block in pack.blocks {
      let names = ([block.code] + block.aliases).joined(separator: ", ")
      print("\(block.name.text(common.lang).uppercased()) (\(names); \(block.max.vietnamese))")
      for (rule, lines) in rules where rule.block == block.code {
        print("\n  \(rule.no) \(rule.name.text(common.lang)) · \(rule.max.vietnamese) · [\(rule.confidence)]")
        for line in lines { print("     \(line)") }
        let names = ([rule.id, rule.code] + rule.aliases).filter { $0 != rule.no } + (rule.source.map { [$0] } ?? [])
        if !names.isEmpty { print("     \(names.joined(separator: " · "))") }
      }
      print("")
    }
  }
}
