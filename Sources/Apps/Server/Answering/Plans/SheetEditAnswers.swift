internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Plans
internal import Wording
internal import Work

/// Editing a sheet, taking back, and what was written when by whom: the same for every kind.
extension Call {
  /// Which item of the sheet: its name, or the kind of a new one.
  private func itemAsked(_ asked: SheetAsked) throws(Failure) -> (item: String, kind: String?, isNew: Bool) {
    if let kind = asking.text("new") {
      guard !SheetForm.fields(asked.kind.kind, item: kind).isEmpty else { throw Self.noItem }
      return (asked.sheet.freshItem(kind), kind, true)
    }
    guard let item = asking.text("item") else { return ("", nil, false) }
    guard let kind = asked.sheet.text(item, "kind"), !SheetForm.fields(asked.kind.kind, item: kind).isEmpty else {
      throw Self.noItem
    }
    return (item, kind, false)
  }

  private static let noItem = Failure(
    .notFound, vi: "Mục này không còn nữa: có người đã bỏ. Xem lịch sử.",
    en: "This item is gone: somebody removed it. See the history.")

  // MARK: editing

  func sheetEditForm(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    try require(.plan, asked)
    return try await sheetEditForm(asked, problem: nil, conflicts: [], typed: false)
  }

  private func sheetEditForm(
    _ asked: SheetAsked, problem: Sentence?, conflicts: [SheetMerge.Conflict], typed: Bool
  ) async throws -> Response {
    let (item, itemKind, isNew) = try itemAsked(asked)
    let names = try await writerNames(asked)
    var hidden = formMarks(asked.sheet)
    if isNew, let itemKind { hidden.append(.init("new", "", .hidden, value: itemKind)) }
    if !isNew, !item.isEmpty { hidden.append(.init("item", "", .hidden, value: item)) }
    let what = itemKind.map { SheetWords.item(isNew ? $0 : item).vi } ?? "Thông tin chung"
    var parts: [RecordPage.Part] = []
    if let problem { parts.append(.headline(problem.vi)) }
    if !conflicts.isEmpty {
      parts.append(
        .headline("Có người vừa ghi khác bạn ở \(conflicts.count) ô. Chưa ghi gì; điều bạn gõ còn nguyên bên dưới."))
    }
    parts.append(
      .action(
        PageAction(
          address: "\(asked.address)/edit", heading: isNew ? "Thêm: \(what.lowercased())" : what,
          inputs: hidden
            + inputs(
              asked.kind.kind, item: item, itemKind: itemKind, asked.sheet, asked.pack, typed: typed,
              conflicts: conflicts, names: names), label: isNew ? "Thêm" : "Ghi",
          consequence: "Ghi vào sổ với tên bạn; hoàn tác được ở lịch sử.")))
    if !isNew, !item.isEmpty {
      parts.append(
        .action(
          PageAction(
            address: "\(asked.address)/remove",
            inputs: formMarks(asked.sheet) + [.init("item", "", .hidden, value: item)], label: "Bỏ mục này",
            consequence: "Mục không còn trên trang; vẫn còn trong lịch sử, hoàn tác được.")))
    }
    parts.append(back(asked))
    return Reply.html(
      sheetPage(
        "Sửa \(asked.kind.words.vi): \(Self.title(asked))", asked.edition, unit: asked.unit, parts: parts, formats: []
      ).html(), status: problem != nil ? .badRequest : conflicts.isEmpty ? .ok : .conflict)
  }

  static func title(_ asked: SheetAsked) -> String {
    asked.sheet["title"] ?? asked.sheet["content"].map { String($0.prefix(80)) } ?? asked.id
  }

  func back(_ asked: SheetAsked) -> RecordPage.Part {
    .choices(
      label: "Các trang của \(asked.kind.words.vi)",
      [
        .init("Về trang \(asked.kind.words.vi)", link: asked.address),
        .init("Lịch sử (\(asked.sheet.revision))", link: "\(asked.address)/history"),
      ])
  }

  func sheetEdit(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    try require(.plan, asked)
    let (item, itemKind, isNew) = try itemAsked(asked)
    var edits: [SheetEdit] = []
    do throws(Failure) {
      if isNew, let itemKind { edits.append(SheetEdit(item, "kind", itemKind)) }
      let sent = try sentFields(asked.kind.kind, itemKind: itemKind) { asked.sheet.text(item, $0) ?? "" }
      edits += sent.filter { !isNew || !$0.value.isEmpty }.map { SheetEdit(item, $0.name, $0.value) }
    } catch {
      if wantsJSON { throw error }
      return try await sheetEditForm(asked, problem: error.sentence, conflicts: [], typed: true)
    }
    return try await write(edits, asked, act: isNew ? "add" : "edit") { newest, conflicts in
      try await sheetEditForm(newest, problem: nil, conflicts: conflicts, typed: true)
    }
  }

  /// Writes and goes to the sheet's page; where somebody wrote something else first, `again` shows both.
  func write(
    _ edits: [SheetEdit], _ asked: SheetAsked, act: String, to page: String? = nil,
    again: (SheetAsked, [SheetMerge.Conflict]) async throws -> Response
  ) async throws -> Response {
    let base = asking.text("base").flatMap { Int($0) }
    let outcome = try await service.plans.sheets.write(
      edits, of: asked.kind.kind, asked.id, at: asked.unit, act: act, on: base, token: asking.text("token"),
      by: try await writer())
    switch outcome {
    case .written: return Reply.redirect(page ?? asked.address)
    case .conflict(let sheet, let conflicts):
      if wantsJSON {
        throw Failure(
          .conflict, vi: "Có người đã ghi trước vào \(conflicts.count) ô. Đọc lại rồi gửi.",
          en: "Somebody wrote first into \(conflicts.count) fields. Read again and send.")
      }
      let newest = SheetAsked(
        kind: asked.kind, id: asked.id, unit: asked.unit, sheet: sheet, edition: asked.edition, sight: asked.sight,
        pack: asked.pack)
      return try await again(newest, conflicts)
    }
  }

  func sheetRemove(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    try require(.plan, asked)
    let item = try asking.required("item")
    guard asked.sheet.text(item, "kind") != nil else { throw Self.noItem }
    return try await write([SheetEdit(item, "kind", "")], asked, act: "remove") { _, _ in throw Self.noItem }
  }

  // MARK: history

  func sheetHistory(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    let entries = try paged(Array(asked.sheet.entries.reversed()))
    let names = try await writerNames(asked)
    return try answer(
      sheetPage(
        "Lịch sử \(kind.words.vi): \(Self.title(asked))", asked.edition, unit: asked.unit,
        parts: [
          back(asked),
          .section(
            .init(
              id: "history", heading: "\(asked.sheet.revision.vietnamese) lần ghi, mới nhất trước",
              table: history(entries.items, asked, names, mayUndo: asked.mayWrite), pager: entries.pager)),
        ]))
  }

  func history(_ entries: [SheetEntry], _ asked: SheetAsked, _ names: (String) -> String, mayUndo: Bool) -> RecordTable
  {
    RecordTable(
      [
        .init("revision", "Lần", number: true), .init("at", "Lúc"), .init("by", "Ai"), .init("act", "Việc"),
        .init("changes", "Thay đổi"), .init("undo", "Hoàn tác"),
      ],
      entries.map { entry in
        let changes = asked.sheet.changes(of: entry.revision)
        let isUndone = asked.sheet.undone.contains(entry.revision)
        let act = SheetWords.act(entry.act).vi + (entry.undoes.map { " lần \($0)" } ?? "")
        let undo: RecordTable.Cell =
          isUndone
          ? .text("đã hoàn tác", tone: .quiet)
          : mayUndo && entry.revision > 1
            ? .text("hoàn tác", link: "\(asked.address)/undo?revision=\(entry.revision)") : .empty
        return [
          .integer(entry.revision), .instant(entry.at), .text(names(entry.by)),
          .text(act, tone: isUndone ? .quiet : nil),
          .text(
            changes.count > 6
              ? "\(changes.count.vietnamese) ô" : changes.map { told($0, asked) }.joined(separator: "; ")),
          undo,
        ]
      })
  }

  private func told(_ change: Sheet.Change, _ asked: SheetAsked) -> String {
    let field = change.place.field
    let item = change.place.item.isEmpty ? "" : SheetWords.item(change.place.item).vi + ", "
    func short(_ text: String) -> String {
      let words = SheetWords.value(text, of: field, asked.pack).vi
      return words.count > 80 ? String(words.prefix(79)) + "…" : words
    }
    let label = SheetWords.field(field).vi.split(separator: ",").first.map(String.init) ?? field
    return
      "\(item)\(label.lowercased()): \(change.before.isEmpty ? "" : "\(short(change.before)) → ")\(short(change.after))"
  }

  func sheetUndoForm(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    try require(.plan, asked)
    guard let revision = Int(try asking.required("revision")),
      let entry = asked.sheet.entries.first(where: { $0.revision == revision })
    else { throw Failure(.notFound, vi: "Không có lần ghi này.", en: "There is no such entry.") }
    let names = try await writerNames(asked)
    let parts: [RecordPage.Part] = [
      .section(
        .init(
          id: "entry", heading: "Lần ghi \(revision)", table: history([entry], asked, names, mayUndo: false))),
      .action(
        PageAction(
          address: "\(asked.address)/undo",
          inputs: formMarks(asked.sheet) + [.init("revision", "", .hidden, value: String(revision))],
          label: "Hoàn tác lần ghi này",
          consequence: "Các ô trở lại như trước lần ấy; ô có người ghi sau đó giữ nguyên. Hoàn tác cũng hoàn tác được.")
      ),
      back(asked),
    ]
    return Reply.html(
      sheetPage("Hoàn tác: \(Self.title(asked))", asked.edition, unit: asked.unit, parts: parts, formats: []).html())
  }

  func sheetUndo(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    try require(.plan, asked)
    guard let revision = Int(try asking.required("revision")) else {
      throw Failure(.usage, vi: "“revision” phải là số.", en: "“revision” must be a number.")
    }
    _ = try await service.plans.sheets.undo(
      revision, of: kind.kind, asked.id, token: asking.text("token"), by: try await writer())
    return Reply.redirect(asked.address)
  }
}
