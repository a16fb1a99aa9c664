internal import Answers
internal import ArgumentParser
internal import Base
internal import Counting
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct MovementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "movement",
    abstract: "Vì sao điểm, hạng đổi giữa hai kỳ, hai thời điểm · why points and places changed",
    discussion: """
      soi movement --unit MÃ --period 2026-09 --before 2026-08
      soi movement --unit MÃ --period 2026-Q3 --as-of 2026-09-15 --before-as-of 2026-09-01
      """)

  @OptionGroup var ask: AskedUnit
  @Option(help: ArgumentHelp("Kỳ trước, như --period · the earlier period", valueName: "2026-08")) var before: String?
  @Option(help: ArgumentHelp("Ngày đầu kỳ trước · its first day", valueName: "DAY")) var beforeFrom: String?
  @Option(help: ArgumentHelp("Ngày cuối kỳ trước · its last day", valueName: "DAY")) var beforeTo: String?
  @Option(help: ArgumentHelp("Thời điểm tính của kỳ trước · as of", valueName: "INSTANT")) var beforeAsOf: String?
  @Option(help: ArgumentHelp("Theo những gì đã nhận được lúc ấy · as known at", valueName: "INSTANT"))
  var beforeKnownAt: String?
  @Option(help: ArgumentHelp("Cơ cấu theo · mix by field|office|procedure|channel|unit", valueName: "KEY")) var by =
    CountKey.field

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    var known = ask.common
    known.knownAt = beforeKnownAt ?? ask.common.knownAt
    let earlier = beforeKnownAt == nil ? desk : try ask.tree.desk(known)
    var then = ask.asked
    if before != nil || beforeFrom != nil {
      then.period.period = before
      then.period.from = beforeFrom
      then.period.to = beforeTo.map { [$0] } ?? []
    }
    then.asOf = beforeAsOf ?? (before == nil && beforeFrom == nil ? ask.asked.asOf : nil)
    let (old, oldNotes) = try then.question(earlier)
    let movement = try desk.movement(code, question, since: earlier, old, by: by)
    let all = notes + oldNotes.filter { !notes.contains($0) }
    ask.common.put(
      MovementAnswer.json(movement, notes: all, isSample: desk.isSample, language: ask.common.lang),
      MovementTables.movement(movement, all, isSample: desk.isSample, ask.common.lang))
  }
}

enum MovementTables {
  static func movement(_ movement: Movement, _ notes: [Sentence], isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    func shown(_ points: Points) -> String {
      points == .zero ? "" : (points > .zero ? "+" : "") + (vi ? points.vietnamese : points.text)
    }
    func plain(_ points: Points) -> String { vi ? points.vietnamese : points.text }
    var table = TextTable(
      columns: [
        .init(""), .init(vi ? "Chỉ tiêu" : "Indicator"), .init(vi ? "Trước" : "Before", .right),
        .init(vi ? "Sau" : "After", .right), .init(vi ? "Chênh" : "Shift", .right),
      ]
        + Movement.Parts.Name.allCases.map { .init($0.sentence.text(language), .right) })
    table.isSample = isSample
    table.title = ScoreTables.heading(movement.after.unit, movement.after.window, isSample: isSample, language)
    table.title.append(movement.sentence.text(language))
    if let rank = movement.rankSentence { table.title.append(rank.text(language)) }
    for indicator in movement.indicators where indicator.shift != .zero || indicator.parts != Movement.Parts() {
      let name = (indicator.after ?? indicator.before)?.rule.name.text(language) ?? ""
      table.rows.append(
        [
          indicator.no, name, plain(indicator.before?.score ?? .zero), plain(indicator.after?.score ?? .zero),
          shown(indicator.shift),
        ]
          + shownShares(indicator.parts.named.map(\.points), of: indicator.shift).map(shown))
    }
    table.rows.append(
      ["", vi ? "Tổng" : "Total", plain(movement.before.total), plain(movement.after.total), shown(movement.shift)]
        + movement.shown.map { shown($0.points) })
    if let rank = movement.rank {
      table.notes += rank.overtakenBy.map { peer in
        "↑ \(peer.unit.name): \(peer.before.map(plain) ?? "–") → \(peer.after.map(plain) ?? "–") \(peer.block ?? "")"
      }
      table.notes += rank.fellBehind.map { peer in
        "↓ \(peer.unit.name): \(peer.before.map(plain) ?? "–") → \(peer.after.map(plain) ?? "–") \(peer.block ?? "")"
      }
    }
    table.notes += movement.pursuers(within: Pursuer.soon).map { pursuer in
      "⚠ \(pursuer.peer.unit.name): \(pursuer.sentence.text(language))"
    }
    table.notes += notes.map { $0.text(language) }
    return table
  }
}
