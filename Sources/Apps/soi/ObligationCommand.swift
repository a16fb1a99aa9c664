internal import ArgumentParser
internal import Base
internal import Formats
internal import Plans
internal import Records
internal import Wording
internal import Work

struct ObligationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "obligations", abstract: "Lịch nghĩa vụ của một đơn vị · what a unit owes by which day")

  @OptionGroup var common: Common
  @Option(help: ArgumentHelp("Mã hoặc tên đơn vị · the unit", valueName: "CODE")) var unit: String
  @Option(help: ArgumentHelp("Từ ngày · from", valueName: "2026-10-01")) var from: String?
  @Option(help: ArgumentHelp("Đến ngày · to", valueName: "2026-12-31")) var to: String?

  func run() async throws {
    let opened = try OpenedPlans(common)
    let code = try opened.desk.unit(unit)
    let today = Clock.now.day
    func day(_ text: String?, _ option: String) throws(Failure) -> Day? {
      guard let text else { return nil }
      if let day = Day(iso: text) { return day }
      throw Failure(.usage, vi: "\(option): “\(text)” không phải ngày.", en: "\(option): “\(text)” is not a day.")
    }
    let (first, last) = (try day(from, "--from") ?? today - 31, try day(to, "--to") ?? today + 92)
    guard let period = Period(from: first, to: last), last - first <= 800, let unit = opened.desk.facts.units.unit(code)
    else {
      throw Failure(
        .usage, vi: "--to phải sau --from, trong hai năm.", en: "--to must follow --from, within two years.")
    }
    let board = DutyBoard(
      plans: try await opened.plans.plans(in: [code]), tasks: try await opened.plans.tasks(in: [code]), on: today,
      opened.desk.calendar)
    let owed = try await opened.obligations.obligations(
      of: unit, within: period, try opened.desk.opened(at: code), tasks: board, now: Clock.now)
    let vi = common.lang == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Chậm nhất"), .init("Việc"), .init("Ai làm"), .init("Tình trạng"), .init("Căn cứ")]
        : [.init("Due"), .init("What"), .init("Owner"), .init("State"), .init("Basis")])
    table.rows = owed.map { each in
      let state = each.standing(on: today, opened.desk.calendar).state.sentence.text(common.lang)
      return [
        vi ? each.due.vietnamesePadded : each.due.iso, each.title.text(common.lang), each.owner, state, each.basis,
      ]
    }
    table.isSample = opened.desk.isSample
    common.put(
      .array(
        owed.map { each in
          [
            "id": .string(each.id), "due": .string(each.due.iso), "title": .string(each.title.text(common.lang)),
            "owner": .string(each.owner), "origin": .string(each.origin.rawValue), "basis": .string(each.basis),
            "assumed": .flag(each.isAssumed), "done": each.done.map { .string($0.iso) } ?? .null,
            "state": .string(each.standing(on: today, opened.desk.calendar).state.rawValue),
            "reminders": .array(each.reminderDays(opened.desk.calendar).map { .string($0.iso) }),
          ]
        }), table)
  }
}
