internal import Access
internal import Base
internal import Improving
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// The morning's questions about one unit, each answered by a figure that leads to its list.
struct TodayAnswer {
  let asked: Asked
  let request: Desk.Request
  let score: UnitScore
  let rank: RankInterval?
  let losses: [LossLine]
  /// The desk with the unit's records on it.
  let opened: Desk
  /// What a link of the board says about period and standpoint.
  let address: PageAddress
  let now: Instant

  private var unit: UnitCode { score.unit.code }
  private static let daysBack = [1, 7]
  private static let movedShown = 2
  private static let gainsShown = 3

  func section() throws(Failure) -> TodaySection {
    var changes: [TodaySection.Change] = []
    var moved: [TodaySection.Line] = []
    for days in Self.daysBack {
      guard let before = try standing(days) else { continue }
      let places = rank.flatMap { rank in before.rank.map { $0.best - rank.best } }
      changes.append(
        TodaySection.Change(
          since: days == 1 ? "từ hết hôm qua" : "trong \(days) ngày",
          hundredths: score.total.hundredths - before.score.total.hundredths, places: places))
      moved = self.moved(since: before.score)
    }
    return TodaySection(changes: changes, moved: moved, work: work(), gains: gains())
  }

  /// The score as it stood at the end of an earlier day: what had happened by then, known today.
  private func standing(_ days: Int) throws(Failure) -> (score: UnitScore, rank: RankInterval?)? {
    let day = now.day - days
    guard day >= score.window.period.from else { return nil }
    var earlier = request
    earlier.asOf = .end(of: day)
    let (question, _) = try asked.desk.question(earlier, now: now)
    guard question.pack.name == score.pack.name, let before = asked.desk.scorer.score(unit, question) else {
      return nil
    }
    let units = asked.desk.facts.units
    guard let parent = units.ancestor(of: unit, kind: .province) ?? score.unit.parent, units.contains(parent) else {
      return (before, nil)
    }
    let ranked = asked.edition.ranking(parent, kind: score.unit.kind, question)
    return (before, ranked.first { $0.score.unit.code == unit }?.rank)
  }

  private func moved(since before: UnitScore) -> [TodaySection.Line] {
    let changes = score.indicators.compactMap { indicator -> (indicator: IndicatorScore, by: Int)? in
      guard let was = before.indicators.first(where: { $0.rule.no == indicator.rule.no }) else { return nil }
      let by = indicator.score.hundredths - was.score.hundredths
      return by == 0 ? nil : (indicator, by)
    }.sorted { abs($0.by) != abs($1.by) ? abs($0.by) > abs($1.by) : $0.indicator.rule.no < $1.indicator.rule.no }
    return changes.prefix(Self.movedShown).map { indicator, by in
      TodaySection.Line(
        "\(indicator.rule.no) \(indicator.rule.name.vi)",
        figure: (by > 0 ? "+" : "−") + Points(hundredths: abs(by)).vietnamese,
        link: link("/units/\(unit.text.percentEncoded)/indicators/\(indicator.rule.no)"), tone: by > 0 ? .good : .late)
    }
  }

  private func work() -> [TodaySection.Line] {
    let workload = opened.workload(unit, window: score.window)
    let all = WorkFilter(states: Set(WorkState.allCases))
    func line(_ view: Call.WorkView, _ count: Int, _ tone: RecordTable.Tone?) -> TodaySection.Line {
      TodaySection.Line(
        view.words, figure: count.vietnamese, link: link("/dossiers", ("unit", unit.text), ("state", view.rawValue)),
        tone: count > 0 ? tone : nil)
    }
    return [
      line(.late, workload.count(.late, all), .late), line(.soon, workload.count(.soon, all), .soon),
      line(.stepLate, workload.countStepLate(all), .late), line(.waiting, workload.count(.waiting, all), nil),
      line(.handOver, workload.count(.handOver, all), nil),
    ]
  }

  /// The largest sums of what can come back within the period, with the office that holds most of each.
  private func gains() -> [TodaySection.Line] {
    losses.largestGains(Self.gainsShown).map { gain in
      let records = "\(gain.records.vietnamese) bản ghi"
      return TodaySection.Line(
        "\(gain.no) \(gain.reason.sentence.vi)", figure: "\(gain.points.vietnamese) điểm",
        link: link(
          "/units/\(unit.text.percentEncoded)/losses", ("indicator", gain.no), ("reason", gain.reason.rawValue),
          ("recoverable", "1")),
        detail: gain.office.map { "\(records), nhiều nhất ở \($0)" } ?? records)
    }
  }

  private func link(_ path: String, _ items: (String, String?)...) -> String {
    let kept = address.at(path, keeping: ["from", "to", "source", "rules", "tree", "rounding"])
    return PageAddress(path, kept.items.map { ($0.name, $0.value) } + items).text
  }
}
