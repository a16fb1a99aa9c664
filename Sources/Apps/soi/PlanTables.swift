internal import Base
internal import Formats
internal import Plans
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// What commands about plans print.
enum PlanTables {
  private static func now(_ target: TargetProgress, _ language: Language) -> String {
    switch target.now {
    case .known(let value, _): (target.target.goal?.unit ?? target.target.unit).shown(value).text(language)
    case .unknown(let why): why.text(language)
    }
  }

  static func table(_ progress: PlanProgress, _ isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Mục"), .init("Nội dung"), .init("Nay", .right), .init("Mục tiêu", .right), .init("Tình trạng")]
        : [.init("Item"), .init("Content"), .init("Now", .right), .init("Goal", .right), .init("State")])
    table.title = ["\(progress.plan.title) (\(progress.plan.id))"]
    table.rows = progress.targets.map { each in
      [
        each.target.item, each.target.title, now(each, language), each.target.goal?.shown.text(language) ?? "",
        each.state.sentence.text(language),
      ]
    }
    table.rows += progress.duties.map { duty in
      [
        duty.task.id, duty.task.content, "", duty.standing.due.map { vi ? $0.vietnamese : $0.iso } ?? "",
        duty.standing.state.sentence.text(language),
      ]
    }
    table.isSample = isSample
    return table
  }

  static func json(_ progress: PlanProgress, _ language: Language) -> JSON {
    func fraction(_ value: Fraction?) -> JSON { value.map { .string($0.description) } ?? .null }
    let plan = progress.plan
    return [
      "plan": .string(plan.id), "title": .string(plan.title), "unit": .string(plan.unit.text),
      "from": plan.from.map { .string($0.iso) } ?? .null, "to": plan.to.map { .string($0.iso) } ?? .null,
      "as_of": progress.figures.map { .string($0.window.end.iso) } ?? .null,
      "rules": progress.figures?.oneStop.map { .string($0.score.pack.name) } ?? .null,
      "realised": progress.gain.realised.map { .string($0.text) } ?? .null,
      "targets": .array(
        progress.targets.map { each in
          let target = each.target
          return [
            "item": .string(target.item), "title": .string(target.title),
            "measure": target.measure.map { .string($0.text) } ?? .null, "unit": .string(target.unit.rawValue),
            "start": fraction(target.start?.value),
            "start_source": target.start.map { .string($0.source.rawValue) } ?? .null,
            "now": fraction(each.now.fraction), "goal": fraction(target.goal?.value),
            "source": target.goal.map { .string($0.source.rawValue) } ?? .null,
            "by": target.goal?.on.map { .string($0.iso) } ?? .null, "gap": fraction(each.gap),
            "state": .string(each.state.rawValue),
          ]
        }),
      "tasks": .array(
        progress.duties.map { duty in
          [
            "task": .string(duty.task.id), "content": .string(duty.task.content), "lead": .string(duty.task.lead),
            "indicators": .array(duty.task.indicators.map { .string($0) }),
            "deadline": duty.task.deadline.map { .string($0.text) } ?? .null,
            "due": duty.standing.due.map { .string($0.iso) } ?? .null,
            "state": .string(duty.standing.state.rawValue),
            "realised": duty.gain.realised.map { .string($0.text) } ?? .null,
            "left": duty.gain.left.map { .string($0.text) } ?? .null,
          ]
        }),
    ]
  }

  static func history(_ sheet: Sheet, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Lần", .right), .init("Lúc"), .init("Ai"), .init("Việc"), .init("Thay đổi")]
        : [.init("No", .right), .init("At"), .init("Who"), .init("Act"), .init("Changes")])
    table.rows = sheet.entries.map { entry in
      let changes = sheet.changes(of: entry.revision)
      let told = changes.prefix(6).map {
        "\($0.place.item.isEmpty ? "" : $0.place.item + ".")\($0.place.field): \($0.before) → \($0.after)"
      }
      let undone = sheet.undone.contains(entry.revision) ? (vi ? " (đã hoàn tác)" : " (undone)") : ""
      return [
        "\(entry.revision)", vi ? entry.at.vietnamesePadded : entry.at.iso, entry.by,
        SheetWords.act(entry.act).text(language) + (entry.undoes.map { " \($0)" } ?? "") + undone,
        told.joined(separator: "; ") + (changes.count > 6 ? " …" : ""),
      ]
    }
    return table
  }

  static func historyJSON(_ sheet: Sheet) -> JSON {
    .array(
      sheet.entries.map { entry in
        [
          "revision": .integer(entry.revision), "at": .string(entry.at.iso), "by": .string(entry.by),
          "act": .string(entry.act), "undoes": entry.undoes.map { .integer($0) } ?? .null,
          "undone": .flag(sheet.undone.contains(entry.revision)),
          "changes": .array(
            sheet.changes(of: entry.revision).map {
              [
                "item": .string($0.place.item), "field": .string($0.place.field), "before": .string($0.before),
                "after": .string($0.after),
              ]
            }),
        ]
      })
  }
}
