internal import ArgumentParser
internal import Base
internal import Formats
internal import Rules
internal import Work

struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Các bộ đi kèm và trong kho, kể cả bộ đã thôi dùng · all of them, retired ones too")
  @OptionGroup var common: Common

  func run() throws {
    let (shelf, book) = (try common.shelf(), try common.ruleBook())
    let retired = book.entries.filter { $0.kind == .pack && $0.retiredAt != nil }
    common.put(
      .array(shelf.packs.map { json($0, shelf, book.active(.pack, $0.name)) } + retired.map(json)),
      table(shelf, book, retired))
  }

  private func table(_ shelf: PackShelf, _ book: RuleBook, _ retired: [RuleBook.Entry]) -> TextTable {
    let vi = common.lang == .vi
    let headings =
      vi
      ? ["Bộ quy tắc", "Từ", "Đến", "Tự chọn", "Nguồn gốc", "Vào kho lúc", "Thôi dùng lúc", "SHA-256", "Tên"]
      : ["Pack", "From", "To", "Chosen", "Origin", "Arrived", "Retired", "SHA-256", "Title"]
    var table = TextTable(columns: headings.map { .init($0) })
    table.rows = shelf.packs.map { pack in
      let entry = book.active(.pack, pack.name)
      return [
        pack.name, pack.validFrom.iso, pack.validTo?.iso ?? "",
        pack.isDefault ? (vi ? "theo ngày" : "by date") : (vi ? "khi gọi tên" : "when named"),
        entry == nil ? (vi ? "kèm lệnh" : "shipped") : (vi ? "trong kho" : "store"),
        entry?.arrivedAt.isoLocal ?? "", "", entry.map { hash($0) } ?? "", pack.title.text(common.lang),
      ]
    }
    table.rows += retired.map { entry in
      [
        entry.name, "", "", vi ? "thôi dùng" : "retired", vi ? "trong kho" : "store", entry.arrivedAt.isoLocal,
        entry.retiredAt?.isoLocal ?? "", hash(entry), "",
      ]
    }
    return table
  }

  private func hash(_ entry: RuleBook.Entry) -> String {
    let whole = hex(entry.digest.bytes)
    return common.chosenFormat == .table ? "\(whole.prefix(12))…" : whole
  }

  private func json(_ pack: RulePack, _ shelf: PackShelf, _ entry: RuleBook.Entry?) -> JSON {
    [
      "name": .string(pack.name), "title": .string(pack.title.text(common.lang)),
      "generation": .string(pack.generation), "valid_from": .string(pack.validFrom.iso),
      "valid_to": pack.validTo.map { .string($0.iso) } ?? .null, "default": .flag(pack.isDefault),
      "source": .string(pack.source), "origin": .string(shelf.origin(of: pack.name)?.rawValue ?? ""),
      "arrived_at": entry.map { .string($0.arrivedAt.iso) } ?? .null, "retired_at": .null,
      "sha256": entry.map { .string(hash($0)) } ?? .null,
    ]
  }

  private func json(_ entry: RuleBook.Entry) -> JSON {
    [
      "name": .string(entry.name), "origin": "store", "arrived_at": .string(entry.arrivedAt.iso),
      "retired_at": entry.retiredAt.map { .string($0.iso) } ?? .null, "sha256": .string(hash(entry)),
    ]
  }
}
