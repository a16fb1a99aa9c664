internal import Base
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Work
internal import Workdays

/// What other rules or days off would do to the scores and places of all units, before anybody puts them in force.
struct PreviewAnswer {
  let call: Call
  let edition: DeskKeeper.Edition

  /// Scores under the rules in force beside those under others.
  func parts(after pack: RulePack) async throws -> [RecordPage.Part] {
    let (desk, parent, kind) = try opened()
    let now = call.now
    let request = try call.asking.deskRequest(now: now)
    var other = request
    other.rules = nil
    let (before, _) = try desk.question(other, now: now)
    var after = before
    after.pack = pack
    let question = after
    let preview = await Task.detached {
      Preview(
        parent.code, kind: kind, before: Preview.Side(desk.facts, desk.calendar, before),
        after: Preview.Side(desk.facts, desk.calendar, question))
    }.value
    return [summary(preview), .section(table(preview, parent))]
  }

  /// Scores and deadlines under the calendar in force beside those under another.
  func parts(calendar: WorkCalendar) async throws -> [RecordPage.Part] {
    let (desk, parent, kind) = try opened()
    let now = call.now
    let (question, _) = try desk.question(call.asking.deskRequest(now: now), now: now)
    let preview = await Task.detached {
      CalendarPreview(
        parent.code, kind: kind, facts: desk.facts, before: desk.calendar, after: calendar, question)
    }.value
    let days = preview.days.map(\.vietnamese).joined(separator: ", ")
    return [
      .paragraph([
        preview.days.isEmpty ? "Không ngày nào đổi giữa làm và nghỉ." : "Ngày đổi giữa làm và nghỉ: \(days).",
        "Hạn theo luật đổi ở \(preview.deadlines.count.vietnamese) hồ sơ của kỳ; ngày hẹn trả đã ghi trên giấy không đổi.",
        "Hạn công bố, công khai đổi ở \(preview.terms.count.vietnamese) dòng, trong đó \(preview.terms.count { $0.isVerdictChanged }.vietnamese) dòng đổi đúng hạn hay trễ.",
      ]), summary(preview.scores), .section(table(preview.scores, parent)),
    ]
  }

  private func opened() throws -> (desk: Desk, parent: OrgUnit, kind: UnitKind) {
    let units = edition.desk.facts.units
    let named = try call.asking.text("parent").map { text throws(Failure) in try edition.desk.unit(text) }
    guard let code = named ?? units.codes.first(where: { units.unit($0)?.kind == .province }) ?? units.codes.first,
      let parent = units.unit(code)
    else { throw SoiServer.nothingHere }
    let kind = call.asking.text("kind").flatMap { UnitKind(rawValue: $0) } ?? .commune
    return (try Sight(edition.desk, call.visitor, opener: edition).records(of: code), parent, kind)
  }

  private func signed(_ points: Points) -> String {
    points == .zero ? "0" : (points > .zero ? "+" : "−") + Points(hundredths: abs(points.hundredths)).vietnamese
  }

  private func summary(_ preview: Preview) -> RecordPage.Part {
    let totals = preview.totals
    var sentences = [
      "\(totals.units.vietnamese) đơn vị: \(totals.scoresChanged.vietnamese) đổi điểm, \(totals.ranksChanged.vietnamese) đổi hạng (\(totals.up.vietnamese) lên, \(totals.down.vietnamese) xuống); \(totals.affected.vietnamese) bản ghi đổi cách tính; tổng điểm chênh \(signed(totals.shift))."
    ]
    let (old, new) = (preview.before.question.pack.max, preview.after.question.pack.max)
    if old != new {
      sentences.append(
        "Hai bộ có tổng điểm khác nhau (\(old.vietnamese) và \(new.vietnamese)): chênh điểm chỉ để tham khảo, hãy so hạng."
      )
    }
    let moved = totals.indicators.filter { $0.shift != .zero || $0.affected > 0 }
      .map { "\($0.no): \(signed($0.shift))" }
    if !moved.isEmpty { sentences.append("Theo chỉ tiêu: \(moved.joined(separator: "; ")).") }
    return .paragraph(sentences)
  }

  private func table(_ preview: Preview, _ parent: OrgUnit) -> RecordPage.Section {
    func place(_ rank: RankInterval) -> String {
      rank.best == rank.worst ? "\(rank.best)" : "\(rank.best)–\(rank.worst)"
    }
    let window = preview.after.question.window
    return RecordPage.Section(
      id: "units", heading: "Từng đơn vị của \(parent.name)",
      intro:
        "Kỳ \(window.period.from.vietnamese) – \(window.period.to.vietnamese), tính đến \(window.end.vietnamese). Hạng nhỏ hơn là tốt hơn.",
      table: RecordTable(
        [
          .init("unit", "Đơn vị"), .init("before", "Điểm trước", number: true),
          .init("after", "Điểm sau", number: true),
          .init("shift", "Chênh", number: true), .init("rank_before", "Hạng trước", number: true),
          .init("rank_after", "Hạng sau", number: true), .init("indicators", "Ở chỉ tiêu"),
        ],
        preview.units.map { unit in
          let up = unit.after.rank.best - unit.before.rank.best
          return [
            .text(unit.unit.name, link: "/units/\(unit.unit.code.text.percentEncoded)"),
            .points(unit.before.score.total), .points(unit.after.score.total),
            .init(
              .decimal(unit.shift.text), shown: signed(unit.shift),
              tone: unit.shift == .zero ? .quiet : unit.shift > .zero ? .good : .late),
            .text(place(unit.before.rank)),
            .text(place(unit.after.rank), tone: up == 0 ? nil : up < 0 ? .good : .late),
            .text(
              unit.indicators.filter { $0.shift != .zero }.map { "\($0.no) \(signed($0.shift))" }.joined(
                separator: ", ")),
          ]
        }, whenEmpty: "Không có đơn vị nào ở cấp này."))
  }
}
