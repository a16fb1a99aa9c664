package import Base
package import Counting
package import Records
package import Rules
package import Scoring
package import Workdays

/// The facts as of one version of the log, with the rules and the calendar: what every question is asked of.
package struct Desk: Sendable {
  package let scorer: Scorer
  package let shelf: PackShelf
  /// True while any batch that counts is made-up data.
  package let isSample: Bool
  /// When the newest batch that counts arrived.
  package let newestArrival: Instant?
  package let version: Int

  package var facts: Facts { scorer.engine.facts }
  package var engine: ObviousEngine { scorer.engine }

  package init(log: some FactLog, shelf: PackShelf, calendar: WorkCalendar) throws(Failure) {
    let snapshot = try log.snapshot()
    version = snapshot.version
    let batches = snapshot.batches.filter { $0.retractedAt == nil }
    isSample = batches.contains(where: \.isSample)
    newestArrival = batches.map(\.arrivedAt).max()
    self.shelf = shelf
    scorer = Scorer(ObviousEngine(facts: Facts(snapshot.ledger), calendar: calendar))
  }

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
          "Kỳ kết thúc \(request.to.vietnamese) trước khi bắt đầu \(request.from.vietnamese). Đổi lại --from và --to.",
        en: "The period ends \(request.to.iso) before it starts \(request.from.iso). Swap --from and --to.")
    }
    let asOf = request.asOf ?? min(now, period.end)
    guard let window = Window(period, asOf: asOf) else {
      throw Failure(
        .usage,
        vi:
          "Thời điểm \(asOf.vietnamese) trước ngày đầu kỳ \(period.from.vietnamese): chưa có gì để tính. Chọn --as-of muộn hơn.",
        en:
          "The instant \(asOf.iso) is before the period's first day \(period.from.iso): nothing to count yet. Choose a later --as-of."
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
    let folded = searchFolded(reference)
    let similar = facts.units.codes.compactMap { facts.units.unit($0) }
      .filter { searchFolded($0.name).contains(folded) || $0.code.text.hasPrefix(reference) }.prefix(5)
    if similar.isEmpty {
      throw Failure(
        .notFound, vi: "Không có đơn vị “\(reference.prefix(60))” trong kho. Nhập danh sách đơn vị (units.csv) trước.",
        en: "There is no unit “\(reference.prefix(60))” in the store. Import the unit list (units.csv) first.")
    }
    let list = similar.map { "\($0.code.text) \($0.name)" }.joined(separator: "; ")
    throw Failure(
      .notFound, vi: "Không có đơn vị “\(reference.prefix(60))”. Có phải: \(list)?",
      en: "There is no unit “\(reference.prefix(60))”. Did you mean: \(list)?")
  }
}
