internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// Paths and what-ifs as tables: the finding first, the work list below.
enum PathTables {
  static func path(_ path: Path, _ notes: [Sentence], isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Phòng"), .init("Việc"), .init("Mã"), .init("Thủ tục"), .init("Lĩnh vực"), .init("Cán bộ"),
          .init("Hạn"), .init("Phút", .right),
        ]
        : [
          .init("Office"), .init("Remedy"), .init("Code"), .init("Procedure"), .init("Field"), .init("Officer"),
          .init("Due"), .init("Minutes", .right),
        ])
    table.isSample = isSample
    table.title = ScoreTables.heading(path.before.unit, path.before.window, isSample: isSample, language)
    table.title.append(path.sentence.text(language))
    table.title += path.orders.map { order in
      let office = order.office ?? (vi ? "chưa rõ phòng" : "no office named")
      return
        "  \(office): \(order.remedy.counted(order.count).text(language)) (\(Sentence(minutes: order.minutes).text(language)))"
    }
    table.rows = path.steps.map { step in
      [
        step.office ?? "", step.remedy.sentence.text(language), step.code, step.procedure?.text ?? "", step.field ?? "",
        step.officer ?? "", step.deadline.map { vi ? $0.vietnamese : $0.isoLocal } ?? "", "\(step.minutes)",
      ]
    }
    if !path.isProven {
      table.notes.append(
        vi
          ? "Chỉ thử được một phần các cách: có thể còn cách rẻ hơn."
          : "Only a part of all ways was tried: a cheaper one may exist.")
    }
    table.notes += notes.map { $0.text(language) }
    return table
  }

  static func whatIf(_ answer: WhatIf, _ notes: [Sentence], isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init(""), .init("Chỉ tiêu"), .init("Hôm nay", .right), .init("Nếu làm", .right), .init("Chênh", .right)]
        : [.init(""), .init("Indicator"), .init("Today", .right), .init("Then", .right), .init("Shift", .right)])
    table.isSample = isSample
    table.title = ScoreTables.heading(answer.before.unit, answer.before.window, isSample: isSample, language)
    func shown(_ points: Points) -> String { vi ? points.vietnamese : points.text }
    let places = [answer.rankBefore, answer.rankAfter].compactMap { $0?.rank.best }
    let place =
      places.count == 2 ? (vi ? ", hạng \(places[0]) → \(places[1])" : ", place \(places[0]) → \(places[1])") : ""
    table.title.append("\(shown(answer.before.total)) → \(shown(answer.after.total)) (\(shown(answer.shift)))\(place)")
    for indicator in answer.after.indicators {
      let before = answer.before.indicators.first { $0.rule.no == indicator.rule.no }?.score ?? .zero
      table.rows.append([
        indicator.rule.no, indicator.rule.name.text(language), shown(before), shown(indicator.score),
        indicator.score == before ? "" : shown(indicator.score - before),
      ])
    }
    table.notes = notes.map { $0.text(language) }
    return table
  }
}
