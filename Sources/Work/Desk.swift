package import Base
package import Counting
package import Records
package import Rules
package import Scoring
package import Workdays

/// The facts as of one moment of the log, with the rules and the calendar: what every question is asked of.
///
/// Counts come from columns that hold everybody's dossiers and services in a few bytes each. The records themselves are read
/// when a unit is opened.
package struct Desk: Sendable {
  package let scorer: Scorer
  package let shelf: PackShelf
  /// True while any batch that counts is made-up data.
  package let isSample: Bool
  /// When the newest batch that counts arrived.
  package let newestArrival: Instant?
  package let moment: LogMoment
  /// Facts that wait for a unit or procedure to be registered, of any kind.
  package let waiting: [Facts.Waiting]
  /// The units of another day the desk stands on; nil on the newest rows of every unit.
  package let tree: DatedTree?
  /// What cannot be shown on that day's units, by unit.
  let leftOut: [UnitCode: Int]
  /// The registers under the units' newest rows: what statements are admitted by.
  let registers: Facts
  /// Of the registers; costly to make, and asked at every change.
  package let admission: Admission
  let log: any FactLog
  package let scan: ScanEngine

  package var version: Int { moment.version }
  /// The registers and figures; services, dossiers, steps and ratings only of an opened unit.
  package var facts: Facts { scorer.engine.facts }
  package var engine: ObviousEngine { scorer.engine }
  package var calendar: WorkCalendar { scan.calendar }

  /// `columns`: where an image of the dossiers is kept between starts. `knownAt`: only what had arrived by then.
  package init(
    log: some FactLog, shelf: PackShelf, calendar: WorkCalendar, columns: (any ColumnShelf)? = nil,
    knownAt: Instant? = nil
  ) throws(Failure) {
    let moment = LogMoment(version: try log.version(), knownAt: knownAt)
    let head = try log.head(moment.version)
    let freshness = try log.freshness(moment)
    let registers = Facts(try log.ledger(.kinds(Self.registerKinds), moment), calendar: calendar)
    admission = registers.admission
    let loaded = try DeskColumns(log, moment, registers, admission, shelf: columns)
    try Self.checkSame(log, moment, head)
    self.log = log
    self.shelf = shelf
    self.moment = moment
    self.registers = registers
    (tree, leftOut) = (nil, [:])
    isSample = freshness.isSample
    newestArrival = freshness.newest
    waiting = registers.waiting + loaded.waiting
    scan = ScanEngine(loaded.columns, calendar: calendar)
    scorer = Scorer(ObviousEngine(facts: registers, calendar: calendar), counting: scan)
  }

  private init(_ desk: Desk, opened facts: Facts) {
    log = desk.log
    shelf = desk.shelf
    registers = desk.registers
    admission = desk.admission
    (tree, leftOut) = (desk.tree, desk.leftOut)
    moment = desk.moment
    isSample = desk.isSample
    newestArrival = desk.newestArrival
    waiting = desk.waiting
    scan = desk.scan
    scorer = Scorer(ObviousEngine(facts: facts, calendar: desk.calendar), counting: desk.scan)
  }

  /// The same facts under the units as they stood on a day: the log is read anew, each dossier put where it belongs.
  package func onTree(_ day: Day) throws(Failure) -> Desk { try Desk(self, on: DatedTree(registers.units, on: day)) }

  private init(_ desk: Desk, on tree: DatedTree) throws(Failure) {
    let head = try desk.log.head(desk.moment.version)
    let moved = FactsOnTree(desk.registers, tree)
    let loaded = try DeskColumns(desk.log, desk.moment, desk.admission, on: tree, moved.facts)
    try Self.checkSame(desk.log, desk.moment, head)
    log = desk.log
    shelf = desk.shelf
    registers = desk.registers
    admission = desk.admission
    self.tree = tree
    leftOut = moved.leftOut
    moment = desk.moment
    isSample = desk.isSample
    newestArrival = desk.newestArrival
    waiting = desk.waiting
    scan = ScanEngine(loaded.columns, calendar: desk.calendar)
    scorer = Scorer(ObviousEngine(facts: moved.facts, calendar: desk.calendar), counting: scan)
  }

  /// A log that is only appended to stays as it was at a moment; one that a backup took the place of does not.
  private static func checkSame(_ log: any FactLog, _ moment: LogMoment, _ head: Digest) throws(Failure) {
    if try log.head(moment.version) == head { return }
    throw Failure(
      vi: "Kho vừa được khôi phục từ bản sao lưu trong lúc đọc. Làm lại.",
      en: "The store was restored from a backup while it was read. Try again.")
  }

  private static let registerKinds = Set(FactKind.allCases).subtracting(Facts.openedKinds)

  /// The desk of the log's newest moment: by the changes alone when they are few and only of services, dossiers, steps and
  /// ratings, and then in microseconds a change; nil when it must be read anew.
  package func advanced() throws(Failure) -> Desk? {
    let newest = LogMoment(version: try log.version())
    if newest == moment { return self }
    guard moment.knownAt == nil, tree == nil, newest.version > moment.version,
      try log.changedKinds(from: moment, to: newest).isSubset(of: Facts.openedKinds)
    else { return nil }
    var loaded = DeskColumns(columns: scan.columns, waiting: waiting)
    guard try loaded.advance(log, from: moment, to: newest, admission) else { return nil }
    return try Desk(self, at: newest, loaded)
  }

  private func freshness(at moment: LogMoment) throws(Failure) -> Freshness {
    guard var freshness = try log.freshness(from: self.moment, to: moment) else { return try log.freshness(moment) }
    if let newestArrival { freshness.add(newestArrival, isSample: isSample) }
    return freshness
  }

  private init(_ desk: Desk, at moment: LogMoment, _ loaded: DeskColumns) throws(Failure) {
    let freshness = try desk.freshness(at: moment)
    log = desk.log
    shelf = desk.shelf
    registers = desk.registers
    admission = desk.admission
    (tree, leftOut) = (nil, [:])
    self.moment = moment
    isSample = freshness.isSample
    newestArrival = freshness.newest
    waiting = loaded.waiting
    scan = ScanEngine(loaded.columns, calendar: desk.calendar)
    scorer = Scorer(ObviousEngine(facts: desk.facts, calendar: desk.calendar), counting: scan)
  }

  /// The same desk with the records of a unit's subtree on it.
  package func opened(at unit: UnitCode) throws(Failure) -> Desk {
    let (texts, isMost) = try texts(of: unit)
    // Most of a log is read faster from one end to the other than record by record.
    return try isMost ? openedWhole() : opened(by: .units(texts, Self.recordKinds))
  }

  /// By what texts deliveries name a unit's subtree, and whether that is most of all.
  func texts(of unit: UnitCode) throws(Failure) -> (texts: [String], isMost: Bool) {
    let subtree = Set(facts.units.subtree(unit))
    let all = try log.unitTexts()
    let texts = all.filter { text in
      admission.units(meantBy: text).contains { code in
        tree.map { !$0.places(of: code).isDisjoint(with: subtree) } ?? subtree.contains(code)
      }
    }
    return (texts, texts.count > all.count / 2)
  }

  /// What names a unit and is read when it is opened; steps of both kinds are found by their dossiers.
  private static let recordKinds = Facts.openedKinds.subtracting([.step, .progress])

  /// The same desk with every record on it: for what looks at a whole store.
  package func openedWhole() throws(Failure) -> Desk { try opened(by: .kinds(Self.recordKinds)) }

  /// The same desk with a dossier and those of its unit on it; as it was when no dossier has this code.
  package func opened(dossier code: String) throws(Failure) -> Desk {
    let alone = try opened(by: .keys(.dossier, [code]))
    guard let dossier = alone.facts.dossiers.values.joined().first(where: { $0.code == code }) else { return alone }
    return try opened(at: dossier.unit)
  }

  /// Who resolves the dossier of this code; nil when there is none.
  package func unit(ofDossier code: String) throws(Failure) -> UnitCode? {
    try opened(by: .keys(.dossier, [code])).facts.dossiers.values.joined().first { $0.code == code }?.unit
  }

  /// The same desk with one dossier on it and nothing else of its unit.
  package func openedAlone(dossier code: String) throws(Failure) -> Desk { try opened(by: .keys(.dossier, [code])) }

  private func opened(by selection: LogSelection) throws(Failure) -> Desk {
    var ledger = try log.ledger(selection, moment)
    let codes = (ledger.deliveries[.dossier] ?? [:]).keys.sorted()
    ledger.merge(try log.ledger(.keys(.step, codes), moment))
    if try !log.isEmpty(.progress) { ledger.merge(try log.ledger(.keys(.progress, codes), moment)) }
    let opened = registers.opened(ledger, admission)
    return Desk(self, opened: tree.map { FactsOnTree(opened, $0).facts } ?? opened)
  }

  /// The newest instant at which anything happened, as far as the records tell, not after `limit`.
  package func newestInstant(notAfter limit: Instant) -> Instant? { scan.columns.newestInstant(notAfter: limit) }

  /// What a person asked, before it is checked.
  package struct Request: Sendable {
    package var from: Day
    package var to: Day
    package var asOf: Instant?
    package var rules: String?
    package var source: FigureSource
    package var rounding: Rounding?

    package init(
      from: Day, to: Day, asOf: Instant? = nil, rules: String? = nil, source: FigureSource = .own,
      rounding: Rounding? = nil
    ) {
      self.from = from
      self.to = to
      self.asOf = asOf
      self.rules = rules
      self.source = source
      self.rounding = rounding
    }
  }

  /// The period seen at its as-of, which defaults to the earlier of `now` and the period's end.
  package func window(_ request: Request, now: Instant) throws(Failure) -> Window {
    guard let period = Period(from: request.from, to: request.to) else {
      throw Failure(
        .usage,
        vi:
          "Kỳ kết thúc \(request.to.vietnamese) trước khi bắt đầu \(request.from.vietnamese). Đổi chỗ ngày đầu và ngày cuối.",
        en: "The period ends \(request.to.iso) before it starts \(request.from.iso). Swap its first day and its last.")
    }
    let asOf = request.asOf ?? min(now, period.end)
    guard let window = Window(period, asOf: asOf) else {
      throw Failure(
        .usage,
        vi:
          "Thời điểm \(asOf.vietnamese) trước ngày đầu kỳ \(period.from.vietnamese): chưa có gì để tính. Chọn thời điểm tính muộn hơn.",
        en:
          "The instant \(asOf.iso) is before the period's first day \(period.from.iso): nothing to count yet. Choose a later instant to count at."
      )
    }
    return window
  }

  /// Checks a request and completes it.
  package func question(_ request: Request, now: Instant) throws(Failure) -> (question: Question, notes: [Sentence]) {
    let window = try window(request, now: now)
    let period = window.period
    var notes: [Sentence] = []
    let pack: RulePack
    if let name = request.rules {
      pack = try shelf.pack(named: name)
      if !pack.isValid(on: period.to) || !pack.isValid(on: period.from) {
        notes.append(
          Sentence(
            vi: "Kỳ này nằm ngoài thời gian hiệu lực của bộ quy tắc \(pack.name).",
            en: "The period lies outside the dates of the rule pack \(pack.name)."))
      }
    } else {
      let chosen = try shelf.pack(for: period)
      pack = chosen.pack
      if let note = chosen.note { notes.append(note) }
    }
    // Without an as-of the newest figures of the period are meant, also those published after it ended; no clock in it.
    let publishedBy = request.asOf ?? .endOfTime
    return (
      Question(
        window: window, source: request.source, pack: pack, rounding: request.rounding, publishedBy: publishedBy), notes
    )
  }

  /// The unit of a code, or the only one of this name.
  package func unit(_ reference: String) throws(Failure) -> UnitCode {
    let code = UnitCode(reference)
    if facts.units.contains(code) { return code }
    if let named = facts.units.code(named: reference) { return named }
    let known = admission.units(meantBy: reference)
    if known.count == 1, let meant = known.first {
      if facts.units.contains(meant) { return meant }
      if let tree { throw notThere(meant, tree) }
    }
    let folded = searchFolded(reference)
    let similar = facts.units.codes.compactMap { facts.units.unit($0) }
      .filter { searchFolded($0.name).contains(folded) || $0.code.text.hasPrefix(reference) }.prefix(5)
    if similar.isEmpty {
      throw Failure(
        .notFound,
        vi:
          "Không có đơn vị “\(reference.prefix(60))” trong kho. Kiểm tra mã hoặc tên; đơn vị mới thì cần có trong danh sách đơn vị.",
        en:
          "There is no unit “\(reference.prefix(60))” in the store. Check the code or name; a new unit has to be in the list of units."
      )
    }
    let list = similar.map { "\($0.code.text) \($0.name)" }.joined(separator: "; ")
    throw Failure(
      .notFound, vi: "Không có đơn vị “\(reference.prefix(60))”. Có phải: \(list)?",
      en: "There is no unit “\(reference.prefix(60))”. Did you mean: \(list)?")
  }
}
