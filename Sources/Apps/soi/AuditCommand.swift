internal import Access
internal import ArgumentParser
internal import Base
internal import Formats
internal import Records
internal import StoreSQLite
internal import Work

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Nhật ký: ai đã xem, đã sửa gì · the trail: who read and changed what")

  @OptionGroup var common: Common
  @Option(help: "Đơn vị, kể cả cấp dưới · a unit and those below it") var unit: String?
  @Option(help: ArgumentHelp("Từ ngày · first day", valueName: "2026-11-01")) var from: String?
  @Option(help: ArgumentHelp("Đến ngày · last day", valueName: "2026-11-30")) var to: String?
  @Option(help: "Nhiều nhất bao nhiêu dòng · at most so many lines") var limit = 1000

  func run() async throws {
    let access = try OpenedAccess(common)
    var question = TrailQuestion(limit: max(1, min(limit, 1_000_000)))
    question.days = try days()
    if let unit {
      let (code, register) = (UnitCode(unit), access.asking.register)
      guard register.contains(code) else {
        throw Failure(
          .notFound, vi: "Không có đơn vị \(unit). Xem soi units.", en: "There is no unit \(unit). See soi units.")
      }
      question.units = Set(register.subtree(code))
    }
    let rows = try await access.log.trail(question)
    // Who reads the trail stands in it too.
    try await access.log.append([
      TrailEntry(
        at: access.asking.now, who: .operator, .readTrail, unit: unit.map { UnitCode($0) }, rows: rows.count)
    ])
    let logins = Dictionary(
      try await access.log.accounts().map { ($0.number, $0.profile.login.text) },
      uniquingKeysWith: { first, _ in first })
    common.put(AccessTables.json(rows, logins), AccessTables.table(rows, logins, common.lang))
  }

  private func days() throws(Failure) -> Period? {
    guard from != nil || to != nil else { return nil }
    let (first, last) = (Day(iso: from ?? "1970-01-01"), Day(iso: to ?? "9999-12-31"))
    guard let first, let last, let period = Period(from: first, to: last) else {
      throw Failure(
        .usage, vi: "--from và --to phải là ngày dạng 2026-11-30, --from không sau --to.",
        en: "--from and --to must be days like 2026-11-30, --from not after --to.")
    }
    return period
  }
}
