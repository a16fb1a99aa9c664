internal import ArgumentParser
internal import Base
internal import Records
internal import Wording
internal import Work

struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "Sổ đơn vị: danh sách một ngày, hoặc lịch sử một đơn vị · the register of units, or one unit's history")

  @OptionGroup var common: Common
  @Argument(help: "Mã, tên hoặc mã cũ của đơn vị; bỏ trống: cả danh sách · a unit; none: the list") var unit: String?
  @Option(help: ArgumentHelp("Tên, cấp, cấp trên vào ngày ấy · as of a day", valueName: "2025-06-30")) var on: String?

  func run() throws {
    let desk = try common.desk()
    let day = try on.map { text throws(Failure) in
      if let day = Day(iso: text) { return day }
      throw Failure(
        .usage, vi: "--on: “\(text)” không phải ngày dạng 2025-06-30.",
        en: "--on: “\(text)” is not a day like 2025-06-30.")
    }
    guard let unit else {
      let units = desk.register(on: day)
      common.put(UnitTables.listJSON(units, day), UnitTables.list(units, day, common.lang))
      return
    }
    guard let history = desk.history(of: try desk.unit(unit)) else { return }
    common.put(UnitTables.json(history, day), UnitTables.table(history, day, desk.isSample, common.lang))
  }
}
