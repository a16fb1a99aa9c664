internal import ArgumentParser
internal import Base
internal import Formats
internal import Rules
internal import Work

struct RulesAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Đưa một bộ quy tắc vào kho · put a pack into the store")
  @OptionGroup var common: Common
  @Argument(help: "Tệp .yaml · pack file") var file: String

  func run() throws {
    let keep = KeepRules(log: RuleStore(log: try common.log()), shipped: Shipped.packs, now: Clock.now)
    let entry = try keep.add(pack: readFile(file), file: file)
    let pack = try common.shelf().pack(named: entry.name)
    common.put(entry, note(pack))
  }

  private func note(_ pack: RulePack) -> Sentence {
    let (to, iso) = (pack.validTo.map { " đến \($0.vietnamese)" } ?? "", pack.validTo.map { " until \($0.iso)" } ?? "")
    return pack.isDefault
      ? Sentence(
        vi: "Từ nay mọi kỳ kết thúc từ ngày \(pack.validFrom.vietnamese)\(to) được tính theo \(pack.name).",
        en: "From now on every period that ends from \(pack.validFrom.iso)\(iso) is computed by \(pack.name).")
      : Sentence(
        vi: "Chỉ dùng khi gọi tên: --rules \(pack.name).", en: "Used only when named: --rules \(pack.name).")
  }
}

struct RulesRetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Thôi dùng một bộ quy tắc trong kho · take a pack of the store out of use")
  @OptionGroup var common: Common
  @Argument(help: "Tên bộ · pack name") var name: String

  func run() throws {
    let keep = KeepRules(log: RuleStore(log: try common.existingLog()), shipped: Shipped.packs, now: Clock.now)
    common.put(
      try keep.retire(.pack, name),
      Sentence(vi: "Bộ quy tắc vẫn nằm trong kho để tra lại.", en: "The pack stays in the store to be looked up."))
  }
}

extension Common {
  /// What was put into the store or taken out of use.
  func put(_ entry: RuleBook.Entry, _ note: Sentence) {
    let hash = hex(entry.digest.bytes)
    var table = TextTable(columns: [.init("name"), .init("arrived_at"), .init("retired_at"), .init("sha256")])
    table.rows = [[entry.name, entry.arrivedAt.isoLocal, entry.retiredAt?.isoLocal ?? "", hash]]
    table.notes = [note.text(lang)]
    put(
      [
        "name": .string(entry.name), "arrived_at": .string(entry.arrivedAt.iso),
        "retired_at": entry.retiredAt.map { .string($0.iso) } ?? .null, "sha256": .string(hash),
        "note": .string(note.text(lang)),
      ], table)
  }
}
