internal import Answers
internal import ArgumentParser
internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif", abstract: "Nếu làm thế này thì bao nhiêu điểm · the score if this were done",
    discussion: """
      Việc ghi MÃ=VIỆC · a remedy is CODE=REMEDY: --do H21.1=attach_result --do 1.001193=integrate_payment
      \(Remedy.allCases.map(\.rawValue).joined(separator: ", "))
      """)

  @OptionGroup var ask: AskedUnit
  @Option(
    name: .customLong("do"),
    help: ArgumentHelp("Một việc trên một bản ghi · a remedy on a record", valueName: "MÃ=VIỆC"))
  var remedies: [String] = []
  @Option(help: ArgumentHelp("Bộ quy tắc khác cho mọi đơn vị · other rules for everybody", valueName: "PACK"))
  var then: String?
  @Option(
    help: ArgumentHelp("Thêm hồ sơ: tổng:trực_tuyến:thủ_tục · further dossiers", valueName: "100:80:1.001193"))
  var add: String?
  @Option(
    help: ArgumentHelp("Mục tiêu khác của một chỉ tiêu, phần trăm · another target", valueName: "08=60"))
  var target: String?

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    let pack = try then.map { try desk.shelf.pack(named: $0) }
    let change = Change(
      acts: try remedies.map { try RemedyAct(text: $0, unit: code, named: "--do") },
      pack: try target.map { try (pack ?? question.pack).settingTarget(text: $0, named: "--target") } ?? pack,
      volume: try add.map { try Change.Volume(text: $0, named: "--add") })
    let answer = try desk.whatIf(code, change, question)
    ask.common.put(
      WhatIfAnswer.json(answer, notes: notes, isSample: desk.isSample, language: ask.common.lang),
      PathTables.whatIf(answer, notes, isSample: desk.isSample, ask.common.lang))
  }
}
