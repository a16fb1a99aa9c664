internal import ArgumentParser
internal import Base
internal import Formats
internal import Workdays

extension TermUnit: ExpressibleByArgument {}

struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Tính ngày hẹn trả và cách đếm · the deadline and how it was counted")

  @OptionGroup var common: Common
  @Option(
    help: ArgumentHelp(
      "Lúc tiếp nhận đủ hồ sơ · when a complete dossier was accepted", valueName: "2026-11-20T16:00:00"))
  var accepted: String
  @Option(help: ArgumentHelp("Thời hạn · the term", valueName: "N")) var amount = 0
  @Option(help: "working_day | working_hour | day | clock_hour | month | same_day") var unitOfTime: TermUnit

  func run() throws {
    guard let accepted = try askedInstant(accepted, "--accepted") else { return }
    guard unitOfTime == .sameDay || (1...10_000).contains(amount) else {
      throw Failure(
        .usage, vi: "--amount phải từ 1 đến 10.000.", en: "--amount must be from 1 to 10,000.")
    }
    let calendar = try common.calendar()
    let deadline = calendar.deadline(accepted: accepted, amount: amount, unit: unitOfTime)
    var lines = deadline.counting.map { $0.text(common.lang) }
    if !calendar.declaredYears.contains(deadline.due.day.civil.year) {
      lines.append(
        common.lang == .vi
          ? "Năm này chưa có lịch nghỉ: lịch dự kiến." : "The year's holidays are not declared yet: provisional.")
    }
    switch common.chosenFormat {
    case .json:
      let json: JSON = [
        "accepted": .string(accepted.iso), "amount": .integer(amount), "unit_of_time": .string(unitOfTime.rawValue),
        "due": .string(deadline.due.iso), "counting": .array(lines.map { .string($0) }),
      ]
      print(json.serialized(pretty: true))
    case .csv: print("due\n\(deadline.due.isoLocal)")
    case .table:
      print(common.lang == .vi ? "Hẹn trả \(deadline.due.vietnamese)" : "Due \(deadline.due.isoLocal)")
      for line in lines { print("  \(line)") }
    }
  }
}
