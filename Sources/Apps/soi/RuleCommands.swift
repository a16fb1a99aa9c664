internal import ArgumentParser
internal import Base
internal import Formats
internal import Rules
internal import Wording
internal import Work

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Các bộ quy tắc · rule packs",
    subcommands: [RulesListCommand.self, RulesShowCommand.self, RulesCheckCommand.self])
}

struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Liệt kê · list them")
  @OptionGroup var common: Common

  func run() throws {
    let packs = try Shipped.shelf().packs
    var table = TextTable(columns: [.init("Bộ quy tắc"), .init("Từ"), .init("Đến"), .init("Tự chọn"), .init("Tên")])
    table.rows = packs.map { pack in
      [
        pack.name, pack.validFrom.iso, pack.validTo?.iso ?? "", pack.isDefault ? "theo ngày" : "khi gọi tên",
        pack.title.text(common.lang),
      ]
    }
    common.put(
      .array(
        packs.map { pack in
          [
            "name": .string(pack.name), "title": .string(pack.title.text(common.lang)),
            "generation": .string(pack.generation), "valid_from": .string(pack.validFrom.iso),
            "valid_to": pack.validTo.map { .string($0.iso) } ?? .null, "default": .flag(pack.isDefault),
            "source": .string(pack.source),
          ]
        }), table)
  }
}

struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Nói từng quy tắc bằng lời · each rule in words")
  @OptionGroup var common: Common
  @OptionGroup var asSql: RulesAsSql
  @Argument(help: "Tên bộ hoặc tệp .yaml · pack name or file") var pack = "portal-v2-2026"

  func run() throws {
    let pack = try Shipped.shelf().pack(named: pack)
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
    print("\(pack.title.text(common.lang))\n\(pack.source)\n")
    for block in pack.blocks {
      print("\(block.name.text(common.lang).uppercased()) (\(block.code), \(block.max.vietnamese))")
      for (rule, lines) in rules where rule.block == block.code {
        print("\n  \(rule.no) \(rule.name.text(common.lang)) · \(rule.max.vietnamese) · [\(rule.confidence)]")
        for line in lines { print("     \(line)") }
      }
      print("")
    }
  }
}

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra một tệp quy tắc · check a pack file")
  @OptionGroup var common: Common
  @Argument(help: "Tệp .yaml · pack file") var file: String

  func run() throws {
    let problems = try Shipped.shelf().check(file: file)
    var table = TextTable(columns: [.init("Dòng", .right), .init("Cột", .right), .init("Vấn đề")])
    table.rows = problems.map { ["\($0.place.line)", "\($0.place.column)", $0.sentence.text(common.lang)] }
    if problems.isEmpty { table.notes = [common.lang == .vi ? "Bộ quy tắc đúng." : "The pack is sound."] }
    common.put(
      .array(
        problems.map {
          [
            "line": .integer($0.place.line), "column": .integer($0.place.column),
            "text": .string($0.sentence.text(common.lang)),
          ]
        }), table)
    if !problems.isEmpty { throw ExitCode(1) }
  }
}
