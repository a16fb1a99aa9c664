internal import Answers
internal import ArgumentParser
internal import Base
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Các chỉ tiêu, các khối, tổng điểm · indicators, blocks, total")

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String

  func run() throws {
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    guard let score = desk.scorer.score(code, question) else { return }
    let stands = desk.treeReport(code, window: question.window)
    common.put(
      ScoreAnswer.json(
        score, knownAt: desk.moment.knownAt, notes: notes, isSample: desk.isSample, language: common.lang
      ).on(stands),
      ScoreTables.score(score, notes: notes, isSample: desk.isSample, common.lang).on(stands, common.lang))
  }
}

extension UnitKind: ExpressibleByArgument {}

struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Xếp hạng, có đồng hạng · ranking with ties")

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Đơn vị cấp trên · parent unit", valueName: "CODE")) var parent: String
  @Option(help: "commune | agency | province | district | office") var kind: UnitKind = .commune

  func run() throws {
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(parent)
    guard let unit = desk.facts.units.unit(code) else { return }
    let ranked = desk.scorer.rank(code, kind: kind, question)
    let stands = desk.treeReport(code, window: question.window)
    common.put(
      RankAnswer.json(
        unit, kind: kind, ranked, question, notes: notes, isSample: desk.isSample, language: common.lang
      ).on(stands),
      ScoreTables.rank(unit, kind, ranked, question, notes, isSample: desk.isSample, common.lang)
        .on(stands, common.lang))
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Sổ mất điểm: từng phần trăm điểm mất vì đâu · the loss ledger")

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: ArgumentHelp("Chỉ một chỉ tiêu, theo số hay mã · one indicator only", valueName: "NN")) var indicator:
    String?

  func run() throws {
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    if let indicator, question.pack.indicator(indicator) == nil {
      let known = question.pack.indicators.map(\.no).joined(separator: ", ")
      throw Failure(
        .usage, vi: "Bộ quy tắc \(question.pack.name) không có chỉ tiêu “\(indicator)”. Có: \(known).",
        en: "The rule pack \(question.pack.name) has no indicator “\(indicator)”. There are: \(known).")
    }
    guard let score = desk.scorer.score(code, question) else { return }
    let lines = try desk.opened(at: code).scorer
      .losses(of: score, question, only: indicator.flatMap { question.pack.indicator($0)?.no })
    let stands = desk.treeReport(code, window: question.window)
    common.put(
      ExplainAnswer.json(score, lines, notes: notes, isSample: desk.isSample, language: common.lang).on(stands),
      ScoreTables.losses(score, lines, notes, isSample: desk.isSample, common.lang).on(stands, common.lang))
  }
}
