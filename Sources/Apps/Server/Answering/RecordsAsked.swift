internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work
internal import Workdays

/// A question about the records of one unit the visitor may see.
struct RecordsAsked {
  let asked: Asked
  let unit: OrgUnit
  /// The desk with the unit's records on it.
  let desk: Desk
  /// Who handled what may be told.
  let tellsOfficers: Bool
  /// The page, with everything its address says about the question.
  let address: PageAddress
  let picker: PeriodPicker

  var code: UnitCode { unit.code }
  var window: Window { asked.question.window }
  var stamp: RecordPage.Stamp { RecordPage.Stamp(unit: unit, window: window) }
  var stampWithRules: RecordPage.Stamp {
    RecordPage.Stamp(unit: unit, window: window, rules: asked.question.pack.name)
  }

  /// The same question asked of another page.
  func link(_ path: String, _ items: [(String, String?)] = [], unit: Bool = true) -> String {
    var names: Set = ["from", "to", "as_of", "source", "rules", "tree", "known_at", "rounding"]
    if unit { names.insert("unit") }
    let kept = address.at(path, keeping: names)
    let own: [(String, String?)] = unit && kept["unit"] == nil ? [("unit", code.text)] : []
    return PageAddress(path, own + kept.items.map { ($0.name, $0.value) } + items).text
  }

  func dossier(_ code: String) -> String { link("/dossiers/\(code.percentEncoded)", unit: false) }
}

extension Call {
  /// What an address says about any question, in the order it is written.
  private static let questionNames = [
    "unit", "from", "to", "as_of", "source", "rules", "rounding", "tree", "known_at",
  ]

  /// A page of records without a unit is that of the visitor's own unit, for the newest year with data.
  func withOwnUnit() async throws -> Response? {
    if asking.text("unit") != nil { return nil }
    let edition = try await service.keeper.current()
    let desk = edition.desk
    let units = desk.facts.units
    let own = visitor.grants.compactMap(\.unit).first { units.contains($0) }
    guard let unit = own ?? units.codes.first(where: { units.unit($0)?.kind == .province }) ?? units.codes.first else {
      return emptyStore(edition)
    }
    var address = PageAddress(
      request.uri.path, route.parameters.filter { $0.place == .query }.map { ($0.name, asking.text($0.name)) }
    ).setting(("unit", unit.text))
    if asking.text("from") == nil, asking.text("to") == nil, asking.text("period") == nil {
      let newest = desk.newestInstant(notAfter: now) ?? now
      guard let year = Period.year(newest.day.civil.year) else { return emptyStore(edition) }
      let isOver = newest.day.civil.year != now.day.civil.year
      address = address.setting(
        ("from", year.from.iso), ("to", year.to.iso),
        ("as_of", asking.text("as_of") ?? (isOver ? newest.isoLocal : nil)))
    }
    return Reply.redirect(address.text)
  }

  /// The unit of the address opened, if it is the visitor's to see. `page`: the page of a unit whose code is in the path.
  func records(named: String? = nil, page: String? = nil, keeping own: [String] = []) async throws -> RecordsAsked {
    let asked = try await question()
    let code = try asked.desk.unit(try named ?? asking.required("unit"))
    let desk = try asked.sight.records(of: code)
    guard let unit = desk.facts.units.unit(code) else { throw SoiServer.nothingHere }
    let names = Self.questionNames.filter { page == nil || $0 != "unit" } + own
    // The period is always told: a link must mean the same days next year.
    let window = asked.question.window
    let said = Dictionary(
      names.map { ($0, asking.text($0)) }
        + [("from", window.period.from.iso), ("to", window.period.to.iso), ("unit", page == nil ? code.text : nil)],
      uniquingKeysWith: { $1 })
    let address = PageAddress(
      page.map { "/units/\(code.text.percentEncoded)/\($0)" } ?? request.uri.path,
      names.map { ($0, said[$0] ?? nil) })
    let mine = asked.edition.lists.units.filter { asked.sight.may(.readRecords, at: $0.code) }
    return RecordsAsked(
      asked: asked, unit: unit, desk: desk, tellsOfficers: asked.sight.may(.readOfficers, at: code), address: address,
      picker: PeriodPicker(
        address: address, window: window, now: now, saysAsOf: asking.text("as_of") != nil, unit: unit, units: mine,
        chooser: page.map { (action: "/units", page: $0) }))
  }

  /// What every page of records has to say beside its numbers.
  /// Those about rule packs only where points are told.
  /// Where nothing new has happened for days of work, a record that ended since is taken for one that did not.
  func silence(_ asked: Asked) -> [Sentence] {
    guard let newest = asked.edition.newestEvent(now) else { return [] }
    let until = min(now, asked.question.window.end).day
    guard newest.day < until, asked.desk.calendar.workdays(after: newest.day, through: until) > Self.quietDays else {
      return []
    }
    return [
      Sentence(
        vi:
          "Sự việc mới nhất Soi biết là ngày \(newest.day.vietnamese): hồ sơ xong sau đó mà chưa được đưa vào vẫn bị tính là chưa xong.",
        en:
          "The newest thing Soi knows of happened on \(newest.day.iso): what ended since without being told still counts as open."
      )
    ]
  }

  /// Working days without anything new that nobody need worry about.
  private static let quietDays = 2

  func notes(_ asked: Asked, of unit: UnitCode, rules: Bool = false) -> [Sentence] {
    let stands = asked.desk.treeReport(unit, window: asked.question.window)?.notes ?? []
    let end = asked.question.window.end
    let ahead =
      end <= now
      ? []
      : [
        Sentence(
          vi:
            "Thời điểm tính \(end.vietnamese) chưa tới: số liệu tạm thời, hồ sơ quá hạn từ nay tới lúc ấy đã tính là trễ.",
          en:
            "The instant \(end.isoLocal) is still to come: provisional, dossiers that fall due until then count as late."
        )
      ]
    return ahead + silence(asked) + (rules ? asked.notes : []) + stands
      + (asked.standpoint.knownAt.map { [Standpoint.note(knownAt: $0)] } ?? [])
  }
}
