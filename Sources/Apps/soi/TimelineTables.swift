internal import Answers
internal import Base
internal import Counting
internal import Formats
internal import Records
internal import Rules
internal import Wording
internal import Work

/// One dossier's story and lists of dossiers, for a terminal.
enum TimelineTables {
  static func table(
    _ timeline: Timeline, _ window: Window?, _ pack: RulePack, _ isSample: Bool, _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: [.init(vi ? "Lúc" : "At"), .init(vi ? "Việc" : "What"), .init(""), .init(vi ? "Ngày LV" : "WD", .right)])
    table.title = [
      timeline.dossier.code, timeline.procedure?.name ?? timeline.dossier.procedure.text,
      timeline.unit.map { "\($0.name) (\($0.code.text))" } ?? timeline.dossier.unit.text,
    ]
    if let unit = timeline.receivedUnit {
      table.title.append((vi ? "Tiếp nhận tại: " : "Received at: ") + "\(unit.name) (\(unit.code.text))")
    }
    table.isSample = isSample
    if isSample { table.title.append(vi ? "DỮ LIỆU MẪU" : "SAMPLE DATA") }
    table.rows = timeline.events.map { event in
      [
        event.at.vietnamesePadded, DossierWords.event(event.kind).text(language), detail(event, language),
        event.workingDay.map(String.init) ?? "",
      ]
    }
    if let procedure = timeline.codeInForce {
      table.notes.append(
        vi
          ? "Ngày tiếp nhận, mã \(timeline.dossier.procedure.text) không còn hiệu lực hoặc là bản sao; mã hiện hành: \(procedure.code.text) \(procedure.name)."
          : "On reception the code \(timeline.dossier.procedure.text) was closed or is a copy; in force: \(procedure.code.text) \(procedure.name)."
      )
    }
    if let computed = timeline.computedDue {
      table.notes.append(
        vi
          ? "Theo thời hạn của thủ tục: \(computed.vietnamese) (chỉ để đối chiếu, không tính điểm)."
          : "By the procedure's term: \(computed.isoLocal) (for comparison, never scored).")
    }
    if let window, !timeline.memberships.isEmpty {
      table.notes.append(
        vi
          ? "Trong kỳ \(window.period.from.vietnamese) – \(window.period.to.vietnamese) hồ sơ này nằm ở:"
          : "In \(window.period.from.iso) – \(window.period.to.iso) this dossier is in:")
      for membership in timeline.memberships {
        let name = pack.indicator(membership.no)?.name.text(language) ?? ""
        let state =
          !membership.isCounted
          ? (vi ? "không thuộc" : "not counted")
          : membership.isAchieved ? (vi ? "đạt" : "achieved") : (vi ? "CHƯA ĐẠT" : "MISSING")
        table.notes.append("  \(membership.no) \(state) · \(name)")
      }
    }
    return table
  }

  private static func detail(_ event: Timeline.Event, _ language: Language) -> String {
    switch event.kind {
    case .received: Channel(rawValue: event.detail)?.sentence.text(language) ?? ""
    case .ended: EndKind(rawValue: event.detail)?.sentence.text(language) ?? ""
    case .late:
      event.detail == "second_supplement"
        ? DossierWords.event(.secondSupplement).text(language) : DossierWords.pastDue.text(language)
    default: event.detail
    }
  }

  static func json(_ timeline: Timeline, _ window: Window?, _ pack: RulePack) -> JSON {
    [
      "code": .string(timeline.dossier.code), "unit": .string(timeline.dossier.unit.text),
      "received_unit": timeline.dossier.receivedUnit.map { .string($0.text) } ?? .null,
      "procedure": .string(timeline.dossier.procedure.text),
      "procedure_in_force": timeline.codeInForce.map { .string($0.code.text) } ?? .null,
      "procedure_name": timeline.procedure.map { .string($0.name) } ?? .null,
      "events": .array(
        timeline.events.map {
          [
            "at": .string($0.at.iso), "kind": .string($0.kind.rawValue), "detail": .string($0.detail),
            "working_day": $0.workingDay.map { .integer($0) } ?? .null,
          ]
        }),
      "late_since": timeline.lateness.map { .string($0.since.iso) } ?? .null,
      "computed_due": timeline.computedDue.map { .string($0.iso) } ?? .null,
      "rules": .string(pack.name),
      "period": window.map {
        ["from": .string($0.period.from.iso), "to": .string($0.period.to.iso), "as_of": .string($0.end.iso)]
      } ?? .null,
      "counts": .array(
        timeline.memberships.map {
          ["no": .string($0.no), "counted": .flag($0.isCounted), "achieved": .flag($0.isAchieved)]
        }),
    ]
  }

  static func list(
    _ listed: [ListedDossier], _ title: String, _ unit: OrgUnit, _ window: Window, isSample: Bool, _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Mã hồ sơ"), .init("Thủ tục"), .init("Lĩnh vực"), .init("Phòng"), .init("Tiếp nhận"), .init("Hẹn trả"),
          .init("Kết thúc"),
        ]
        : [
          .init("Code"), .init("Procedure"), .init("Field"), .init("Office"), .init("Received"), .init("Due"),
          .init("Ended"),
        ])
    table.isSample = isSample
    table.title = [title] + ScoreTables.heading(unit, window, isSample: isSample, language)
    table.rows = listed.map { item in
      [
        item.dossier.code, item.procedure?.name ?? item.dossier.procedure.text, item.procedure?.field ?? "",
        item.dossier.office ?? "", item.dossier.receivedAt?.vietnamesePadded ?? "",
        item.dossier.dueAt?.vietnamesePadded ?? "",
        item.dossier.hasEnded(by: window.end) ? item.dossier.endedAt?.vietnamesePadded ?? "" : "",
      ]
    }
    if listed.contains(where: { $0.receivedUnit != nil }) {
      table.columns += [.init(vi ? "Giải quyết" : "Resolved by"), .init(vi ? "Tiếp nhận tại" : "Received at")]
      for (index, item) in listed.enumerated() {
        table.rows[index] += [item.unit?.name ?? item.dossier.unit.text, item.receivedUnit?.name ?? ""]
      }
    }
    table.notes = [vi ? "\(listed.count.vietnamese) hồ sơ" : "\(listed.count) dossiers"]
    return table
  }

  static func listJSON(
    _ listed: [ListedDossier], _ kind: DossierSelection, _ unit: OrgUnit, _ window: Window, isSample: Bool
  ) -> JSON {
    func instant(_ instant: Instant?) -> JSON { instant.map { .string($0.iso) } ?? .null }
    return [
      "unit": .string(unit.code.text), "kind": .string(kind.rawValue), "as_of": .string(window.end.iso),
      "period": ["from": .string(window.period.from.iso), "to": .string(window.period.to.iso)],
      "count": .integer(listed.count), "sample": .flag(isSample),
      "dossiers": .array(
        listed.map { item in
          [
            "code": .string(item.dossier.code), "unit": .string(item.dossier.unit.text),
            "received_unit": item.dossier.receivedUnit.map { .string($0.text) } ?? .null,
            "procedure": .string(item.dossier.procedure.text),
            "field": item.procedure?.field.map { .string($0) } ?? .null,
            "office": item.dossier.office.map { .string($0) } ?? .null,
            "officer": item.dossier.officer.map { .string($0) } ?? .null,
            "received_at": instant(item.dossier.receivedAt), "due_at": instant(item.dossier.dueAt),
            "ended_at": item.dossier.hasEnded(by: window.end) ? instant(item.dossier.endedAt) : .null,
            "late_since": instant(item.lateSince),
          ]
        }),
    ]
  }
}
