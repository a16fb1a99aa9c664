internal import Base
internal import Counting
internal import Formats
internal import Records
internal import Scoring
internal import Work

/// What other days off would move, for a terminal, for programs and for a sheet.
struct CalendarTables {
  let preview: CalendarPreview
  let scores: PreviewTables
  let isSample: Bool
  let language: Language

  private var vi: Bool { language == .vi }
  /// Rows a person reads at a terminal; programs get them all.
  private static let shown = 20

  func text(notes: [Sentence]) -> String {
    var lines = [
      vi
        ? "Ngày đổi nghỉ/làm (\(preview.days.count)): \(preview.days.map(\.vietnamese).joined(separator: ", "))"
        : "Days that change (\(preview.days.count)): \(preview.days.map(\.iso).joined(separator: ", "))",
      vi
        ? "Hạn theo quy định dời: \(preview.deadlines.count.vietnamese) hồ sơ (ngày hẹn trả đã ghi không đổi, điểm tính theo ngày hẹn)"
        : "Legal deadlines that move: \(preview.deadlines.count) dossiers (promised dates stay, and they score)",
    ]
    lines += preview.deadlines.prefix(Self.shown).map {
      "  \($0.dossier.code): \($0.before.vietnamesePadded) → \($0.after.vietnamesePadded)"
    }
    lines += rest(preview.deadlines.count)
    let changed = preview.terms.filter(\.isVerdictChanged)
    lines.append(
      vi
        ? "Hạn công bố, công khai dời: \(preview.terms.count) dòng, đổi kết luận: \(changed.count)"
        : "Terms of announcements that move: \(preview.terms.count), verdicts that change: \(changed.count)")
    lines += changed.prefix(Self.shown).map {
      "  \($0.no) \($0.row.unit.text) \($0.row.procedure.text) \($0.row.decision): \(verdict($0.before)) → \(verdict($0.after))"
    }
    lines += rest(changed.count)
    return lines.joined(separator: "\n") + "\n\n" + scores.text(notes: notes)
  }

  private func rest(_ count: Int) -> [String] {
    let more = count - Self.shown
    if more <= 0 { return [] }
    return [vi ? "  … và \(more.vietnamese) nữa (--format csv kể hết)" : "  … and \(more) more (--format csv has all)"]
  }

  private func verdict(_ term: AnnouncementTerm) -> String {
    let words = vi ? (term.isInTime ? "đúng hạn" : "trễ") : (term.isInTime ? "in time" : "late")
    return "\(words) (\(vi ? term.lastDay.vietnamese : term.lastDay.iso))"
  }

  /// One row for each thing that moves; scores as in the preview of a pack.
  func long() -> TextTable {
    var table = TextTable(
      columns: [
        .init("what"), .init("unit"), .init("record"), .init("indicator"), .init("before"), .init("after"),
        .init("verdict_before"), .init("verdict_after"),
      ])
    table.isSample = isSample
    table.rows = preview.days.map { ["day", "", $0.iso, "", "", "", "", ""] }
    table.rows += preview.deadlines.map {
      ["deadline", $0.dossier.unit.text, $0.dossier.code, "", $0.before.isoLocal, $0.after.isoLocal, "", ""]
    }
    table.rows += preview.terms.map {
      [
        "announcement", $0.row.unit.text, "\($0.row.procedure.text) \($0.row.decision)", $0.no, $0.before.lastDay.iso,
        $0.after.lastDay.iso, $0.before.isInTime ? "in_time" : "late", $0.after.isInTime ? "in_time" : "late",
      ]
    }
    table.rows += preview.scores.units.filter { $0.shift != .zero || $0.before.rank != $0.after.rank }.map {
      [
        "score", $0.unit.code.text, "", "TOTAL", $0.before.score.total.text, $0.after.score.total.text,
        "\($0.before.rank.best)", "\($0.after.rank.best)",
      ]
    }
    return table
  }

  func json(notes: [Sentence]) -> JSON {
    [
      "days": .array(preview.days.map { .string($0.iso) }),
      "deadlines": .array(
        preview.deadlines.map {
          [
            "dossier": .string($0.dossier.code), "unit": .string($0.dossier.unit.text),
            "promised": $0.dossier.dueAt.map { .string($0.iso) } ?? .null, "before": .string($0.before.iso),
            "after": .string($0.after.iso),
          ]
        }),
      "announcements": .array(
        preview.terms.map {
          [
            "indicator": .string($0.no), "unit": .string($0.row.unit.text),
            "procedure": .string($0.row.procedure.text), "decision": .string($0.row.decision),
            "before": term($0.before), "after": term($0.after), "verdict_changed": .flag($0.isVerdictChanged),
          ]
        }),
      "scores": scores.json(notes: notes),
    ]
  }

  private func term(_ term: AnnouncementTerm) -> JSON {
    ["last_day": .string(term.lastDay.iso), "in_time": .flag(term.isInTime)]
  }
}
