internal import Access
internal import Base
internal import Formats
internal import Hummingbird
internal import Notebook
internal import Pages
internal import Plans
internal import Records
internal import Rules
internal import Wording
internal import Work

/// A kind of sheet that has pages of its own, and where they are.
struct SheetKind: Hashable, Sendable {
  /// In the notebook.
  let kind: String
  /// `/plans`.
  let path: String
  let words: Sentence

  static let plan = SheetKind(kind: "plan", path: "/plans", words: Sentence(vi: "kế hoạch", en: "plan"))
  static let task = SheetKind(kind: "task", path: "/tasks", words: Sentence(vi: "nhiệm vụ", en: "duty"))

  func address(_ id: String) -> String { "\(path)/\(id.percentEncoded)" }
}

/// One sheet somebody asks for, and what they may do with it.
struct SheetAsked {
  let kind: SheetKind
  let id: String
  let unit: UnitCode
  let sheet: Sheet
  let edition: DeskKeeper.Edition
  let sight: Sight
  /// The rule pack of today, for the names of measures.
  let pack: RulePack?

  var mayWrite: Bool { sight.may(.plan, at: unit) }
  var mayReport: Bool { sight.may(.report, at: unit) }
  var address: String { kind.address(id) }
  var unitName: String { edition.desk.facts.units.unit(unit)?.name ?? unit.text }
}

extension Call {
  /// The sheet of the address. One that lies where the visitor may not read is answered like one that is not there.
  func sheet(_ kind: SheetKind) async throws(Failure) -> SheetAsked {
    let edition = try await service.keeper.current()
    let sight = Sight(edition.desk, visitor, opener: edition)
    let id = path("id")
    guard let kept = try await service.plans.sheets.sheet(kind.kind, id), sight.may(.readRecords, at: kept.unit) else {
      throw Failure(
        .notFound, vi: "Không có \(kind.words.vi) “\(id.prefix(60))” trong phạm vi của bạn.",
        en: "There is no \(kind.words.en) “\(id.prefix(60))” within what you may see.")
    }
    return SheetAsked(
      kind: kind, id: id, unit: kept.unit, sheet: kept.sheet, edition: edition, sight: sight,
      pack: edition.desk.shelf.chosen(on: now.day))
  }

  func require(_ permission: Permission, _ asked: SheetAsked) throws(Failure) {
    try asked.sight.require(permission, at: asked.unit)
  }

  func writer() async throws(Failure) -> SheetDesk.Writer {
    SheetDesk.Writer(visitor.kind, at: now, address: try await service.access.addresses.hash(address))
  }

  /// Units whose sheets the visitor may read; nil: all there are.
  func readableUnits(_ edition: DeskKeeper.Edition) -> [UnitCode]? {
    if visitor.mayEverywhere(.readRecords) { return nil }
    let register = edition.desk.facts.units
    return register.codes.filter { visitor.may(.readRecords, at: $0, in: register) }
  }

  /// How people are called who wrote: by name for themselves and for whoever may read officers there.
  func writerNames(_ asked: SheetAsked) async throws(Failure) -> (String) -> String {
    let maySee = asked.sight.may(.readOfficers, at: asked.unit)
    let names = maySee ? try await service.access.accounts.names() : [:]
    let own = visitor.kind.sheetName
    let ownName = visitor.name
    return { who in
      if who == own { return ownName.isEmpty ? "bạn" : ownName }
      if who.hasPrefix("person:"), let number = Int(who.dropFirst(7)) {
        return names[number] ?? (maySee ? "tài khoản \(number)" : "đồng nghiệp")
      }
      return who == "operator" ? "lệnh soi" : who.hasPrefix("key:") ? "chương trình" : "không rõ"
    }
  }

  /// A page about sheets: no period, no rule pack on top of it unless its numbers hang on them.
  func sheetPage(
    _ title: String, _ edition: DeskKeeper.Edition, unit: UnitCode?, source: String = "sổ công việc của đơn vị",
    parts: [RecordPage.Part], formats: [String] = ["csv", "xlsx", "json"], main: String? = nil,
    window: Window? = nil, rules: String? = nil, notes: [Sentence] = []
  ) -> RecordPage {
    var stamp = RecordPage.Stamp(unit: nil, window: window, rules: rules, source: source)
    if let unit { stamp.source = "\(edition.desk.facts.units.unit(unit)?.name ?? unit.text), \(source)" }
    return RecordPage(
      title: title, stamp: stamp,
      address: PageAddress(
        request.uri.path, route.parameters.filter { $0.place == .query }.map { ($0.name, asking.text($0.name)) }),
      notes: notes, parts: parts, formats: formats, main: main, frame: frame(edition))
  }
}
