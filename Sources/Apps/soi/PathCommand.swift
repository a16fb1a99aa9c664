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

  @OptionGroup var ask: AskedUnit
  @Option(help: ArgumentHelp("Đích, cũng ghi được bằng --to · the goal, --to takes it too", valueName: "rank:+1"))
  var goal: String?
  @Option(help: ArgumentHelp("Số phút của một việc · minutes of a remedy", valueName: "attach_result=5")) var effort:
    [String] = []
  @Option(
    help: ArgumentHelp("Nhiều nhất bấy nhiêu hồ sơ trực tuyến còn đến · at most so many may still come", valueName: "N")
  )
  var further = 100_000

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    guard let wanted = goal ?? ask.asked.period.to.last(where: AskedPeriod.isGoal) else {
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
    let path = try desk.path(
      code, to: goal, try EffortTable(texts: effort, named: "--effort"), furtherLimit: max(0, further), question)
    ask.common.put(
      PathAnswer.json(path, notes: notes, isSample: desk.isSample, language: ask.common.lang),
      PathTables.path(path, notes, isSample: desk.isSample, ask.common.lang))
  }
}

extension EffortTable {
  fileprivate var lines: String {
    Remedy.allCases.map { "  \($0.rawValue)=\(minutes[$0] ?? 0)  \($0.sentence.vi)" }.joined(separator: "\n")
  }
}
