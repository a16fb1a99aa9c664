internal import ArgumentParser
internal import Base
internal import Records
internal import Wording
internal import Work

/// Whose units an answer speaks of: without it each unit has the place and name of its newest row.
struct AskedTree: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tính trên cây đơn vị của một ngày (now: hôm nay) · under the units of a day", valueName: "2025-07-01|now"))
  var tree: String?

  func desk(_ common: Common) throws(Failure) -> Desk {
    let desk = try common.desk()
    guard let tree else { return desk }
    if tree == "now" { return try desk.onTree(Clock.now.day) }
    guard let day = Day(iso: tree) else {
      throw Failure(
        .usage, vi: "--tree: “\(tree)” không phải ngày dạng 2025-07-01 hay now.",
        en: "--tree: “\(tree)” is not a day like 2025-07-01, nor now.")
    }
    return try desk.onTree(day)
  }
}

extension TextTable {
  /// With what it has to say of the units it stands on.
  func on(_ tree: TreeReport?, _ language: Language) -> TextTable {
    guard let tree else { return self }
    var table = self
    table.notes += tree.notes.map { $0.text(language) }
    return table
  }
}
