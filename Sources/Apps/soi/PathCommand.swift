internal import Answers
internal import ArgumentParser
internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Đường ngắn nhất tới một hạng, mức, điểm · the cheapest way to a rank, band or score",
    discussion: """
      Đích · goals: rank:+1 · rank:3 · band:Tốt · score:95.68 · indicator:08=6.00 · indicator:12=98% · hours:12
      Việc và số phút mặc định (giả định) · remedies and their default minutes (assumed):
      \(EffortTable.standard.lines)
      """)

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: ArgumentHelp("Đích, cũng ghi được bằng --to · the goal, --to takes it too", valueName: "rank:+1"))
  var goal: String?
  @Option(help: ArgumentHelp("Số phút của một việc · minutes of a remedy", valueName: "attach_result=5")) var effort:
    [String] = []
  @Option(
    help: ArgumentHelp("Nhiều nhất bấy nhiêu hồ sơ trực tuyến còn đến · at most so many may still come", valueName: "N")
  )
  var further = 100_000

  func run() throws {
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    guard let wanted = goal ?? asked.period.to.last(where: AskedPeriod.isGoal) else {
      throw Failure(
        .usage, vi: "Cần một đích, ví dụ --to rank:+1. Các đích: soi path --help.",
        en: "A goal is needed, for example --to rank:+1. For the goals: soi path --help.")
    }
    guard let goal = PathGoal(text: wanted, pack: question.pack) else {
      throw Failure(
        .usage,
        vi:
          "--to: không hiểu “\(wanted)”. Ví dụ: rank:+1, band:Tốt, score:95.68, indicator:08=6.00, indicator:12=98%, hours:12.",
        en:
          "--to: “\(wanted)” is not a goal. Examples: rank:+1, band:Tốt, score:95.68, indicator:08=6.00, indicator:12=98%, hours:12."
      )
    }
    let path = try desk.path(code, to: goal, try EffortTable.read(effort), furtherLimit: max(0, further), question)
    common.put(
      PathAnswer.json(path, notes: notes, isSample: desk.isSample, language: common.lang),
      PathTables.path(path, notes, isSample: desk.isSample, common.lang))
  }
}

struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif", abstract: "Nếu làm thế này thì bao nhiêu điểm · the score if this were done",
    discussion: """
      Việc ghi MÃ=VIỆC · a remedy is CODE=REMEDY: --do H21.1=attach_result --do 1.001193=integrate_payment
      \(Remedy.allCases.map(\.rawValue).joined(separator: ", "))
      """)

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(
    name: .customLong("do"),
    help: ArgumentHelp("Một việc trên một bản ghi · a remedy on a record", valueName: "MÃ=VIỆC"))
  var remedies: [String] = []
  @Option(help: ArgumentHelp("Bộ quy tắc khác cho mọi đơn vị · other rules for everybody", valueName: "PACK"))
  var then: String?
  @Option(
    help: ArgumentHelp("Thêm hồ sơ: tổng:trực_tuyến:thủ_tục · further dossiers", valueName: "100:80:1.001193"))
  var add: String?

  func run() throws {
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    let change = Change(
      acts: try remedies.map { try RemedyAct(text: $0, unit: code) },
      pack: try then.map { try desk.shelf.pack(named: $0) },
      volume: try add.map { try Change.Volume.read($0) })
    let answer = try desk.whatIf(code, change, question)
    common.put(
      WhatIfAnswer.json(answer, notes: notes, isSample: desk.isSample, language: common.lang),
      PathTables.whatIf(answer, notes, isSample: desk.isSample, common.lang))
  }
}

extension EffortTable {
  fileprivate var lines: String {
    Remedy.allCases.map { "  \($0.rawValue)=\(minutes[$0] ?? 0)  \($0.sentence.vi)" }.joined(separator: "\n")
  }

  /// `attach_result=5`, as often as wanted.
  fileprivate static func read(_ texts: [String]) throws(Failure) -> EffortTable {
    var changes: [Remedy: Int] = [:]
    for text in texts {
      let parts = text.split(separator: "=")
      guard parts.count == 2, let remedy = Remedy(rawValue: String(parts[0])), let minutes = Int(parts[1]) else {
        throw unreadable(text)
      }
      changes[remedy] = minutes
    }
    guard let table = EffortTable.standard.changed(changes) else { throw unreadable(texts.joined(separator: " ")) }
    return table
  }

  private static func unreadable(_ text: String) -> Failure {
    Failure(
      .usage, vi: "--effort: “\(text)” không phải VIỆC=SỐ_PHÚT (0–\(most)). Các việc: soi path --help.",
      en: "--effort: “\(text)” is not REMEDY=MINUTES (0–\(most)). For the remedies: soi path --help.")
  }
}

extension RemedyAct {
  /// `H21.1=attach_result`; services are those of the unit itself, by their procedure.
  fileprivate init(text: String, unit: UnitCode) throws(Failure) {
    guard let equals = text.lastIndex(of: "="),
      let remedy = Remedy(rawValue: String(text[text.index(after: equals)...]))
    else {
      throw Failure(
        .usage, vi: "--do: “\(text)” không phải MÃ=VIỆC. Các việc: soi whatif --help.",
        en: "--do: “\(text)” is not CODE=REMEDY. For the remedies: soi whatif --help.")
    }
    let code = String(text[..<equals])
    self =
      switch remedy {
      case .answerPetition: .petition(code: code)
      case .integratePayment: .integratePayment(unit: unit, ProcedureCode(code))
      case .offerOnline: .offerOnline(unit: unit, ProcedureCode(code))
      case .completeParts: .completeParts(unit: unit, ProcedureCode(code))
      case .receiveOnline: .receiveOnline(unit: unit, ProcedureCode(code), number: 0)
      default: .dossier(code: code, remedy)
      }
  }
}

extension Change.Volume {
  fileprivate static func read(_ text: String) throws(Failure) -> Change.Volume {
    let parts = text.split(separator: ":", maxSplits: 2)
    guard parts.count == 3, let dossiers = Int(parts[0]), let online = Int(parts[1]), dossiers <= 100_000,
      let volume = Change.Volume(dossiers: dossiers, online: online, procedure: ProcedureCode(String(parts[2])))
    else {
      throw Failure(
        .usage, vi: "--add: “\(text)” không phải TỔNG:TRỰC_TUYẾN:THỦ_TỤC, ví dụ 100:80:1.001193.",
        en: "--add: “\(text)” is not ALL:ONLINE:PROCEDURE, for example 100:80:1.001193.")
    }
    return volume
  }
}
