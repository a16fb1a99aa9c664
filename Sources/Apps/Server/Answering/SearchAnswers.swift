internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Wording
internal import Work

/// Finds units, procedures and dossiers by what a person types.
extension Call {
  private static let most = 20

  func search() async throws -> Response {
    let edition = try await service.keeper.current()
    let typed = asking.text("q") ?? ""
    let address = PageAddress("/search", [("q", typed)])
    var parts: [RecordPage.Part] = [.search(typed)]
    if let finder = Finder(typed) {
      let sections = try found(finder, typed, edition)
      parts += sections.map { .section($0) }
      if sections.isEmpty {
        parts.append(.paragraph(["Không tìm thấy “\(typed.prefix(60))”. Thử ít chữ hơn, hoặc mã đầy đủ của hồ sơ."]))
      }
    }
    return try answer(
      RecordPage(
        title: "Tìm", stamp: RecordPage.Stamp(unit: nil, window: nil, source: "danh mục và hồ sơ trong kho"),
        address: address, parts: parts, frame: frame(edition)))
  }

  private func found(_ finder: Finder, _ typed: String, _ edition: DeskKeeper.Edition) throws -> [RecordPage.Section] {
    let desk = edition.desk
    let sight = Sight(desk, visitor, opener: edition)
    var sections: [RecordPage.Section] = []
    let dossiers = try dossiers(finder, typed, sight)
    if !dossiers.found.isEmpty {
      sections.append(
        RecordPage.Section(
          id: "dossiers", heading: heading("Hồ sơ", dossiers.found.count, dossiers.all),
          table: RecordTable(
            [
              .init("code", "Mã hồ sơ"), .init("procedure", "Thủ tục"), .init("received_at", "Tiếp nhận lúc"),
              .init("unit", "Đơn vị"),
            ],
            dossiers.found.map { dossier in
              [
                .code(dossier.code, link: "/dossiers/\(dossier.code.percentEncoded)"),
                RecordCells.procedure(dossier.procedure, desk.facts.procedures[dossier.procedure]),
                .instant(dossier.receivedAt), .text(desk.facts.units.unit(dossier.unit)?.name ?? dossier.unit.text),
              ]
            })))
    }
    let units = finder.units(in: edition.lists.folded, atMost: Self.most)
    if !units.found.isEmpty {
      sections.append(
        RecordPage.Section(
          id: "units", heading: heading("Đơn vị", units.found.count, units.all),
          table: RecordTable(
            [.init("name", "Đơn vị"), .init("code", "Mã"), .init("kind", "Cấp"), .init("parent", "Thuộc")],
            units.found.map { unit in
              [
                .text(unit.name, link: "/units/\(unit.code.text.percentEncoded)"), .code(unit.code.text),
                RecordTable.Cell(.text(unit.kind.rawValue), shown: unit.kind.sentence.vi),
                .text(unit.parent.flatMap { desk.facts.units.unit($0)?.name }),
              ]
            })))
    }
    let procedures = finder.procedures(in: edition.lists.folded, atMost: Self.most)
    if !procedures.found.isEmpty {
      sections.append(
        RecordPage.Section(
          id: "procedures", heading: heading("Thủ tục", procedures.found.count, procedures.all),
          table: RecordTable(
            [
              .init("name", "Thủ tục"), .init("code", "Mã"), .init("field", "Lĩnh vực"),
              .init("statutory_days", "Thời hạn (ngày làm việc)", number: true), .init("valid_to", "Hết hiệu lực"),
            ],
            procedures.found.map { procedure in
              [
                .text(procedure.name), .code(procedure.code.text), .text(procedure.field),
                .integer(procedure.statutoryDays), .day(procedure.validTo),
              ]
            })))
    }
    return sections
  }

  private func heading(_ words: String, _ shown: Int, _ all: Int) -> String {
    shown == all ? "\(words) (\(all.vietnamese))" : "\(words) (\(shown.vietnamese) trong \(all.vietnamese))"
  }

  /// A whole code anywhere within what the visitor may see; a part of one in the units granted to them, whose records are at hand.
  private func dossiers(_ finder: Finder, _ typed: String, _ sight: Sight) throws -> (found: [Dossier], all: Int) {
    guard visitor.may(.readRecords) else { return ([], 0) }
    let code = typed.filter { !$0.isWhitespace }
    do throws(Failure) {
      return ([try sight.dossier(code).dossier], 1)
    } catch {
      // None of this whole code: a part of one may be meant.
      guard error.kind == .notFound else { throw error }
    }
    guard code.count >= 4 else { return ([], 0) }
    let own = visitor.grants.compactMap(\.unit).filter { sight.may(.readRecords, at: $0) }
    let dossiers = try own.flatMap { unit in
      let opened = try sight.records(of: unit)
      return opened.facts.units.subtree(unit).flatMap { opened.facts.dossiers[$0] ?? [] }
    }
    return finder.dossiers(dossiers, atMost: Self.most)
  }
}
