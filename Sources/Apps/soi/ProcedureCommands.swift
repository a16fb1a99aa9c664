internal import Answers
internal import ArgumentParser
internal import Base
internal import Formats
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct ProceduresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedures",
    abstract:
      "Mã thủ tục đã đóng hoặc là bản sao mà vẫn dùng, và điểm đổi ra sao · closed codes still in use, and their price")

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String

  func run() throws {
    let desk = try tree.desk(common)
    let (question, _) = try asked.question(desk)
    let code = try desk.unit(unit)
    guard let review = try desk.opened(at: code).recodingReview(code, question) else { return }
    let stands = desk.treeReport(code, window: question.window)
    common.put(
      ProcedureTables.json(review).on(stands),
      ProcedureTables.table(review, desk.isSample, common.lang).on(stands, common.lang))
  }
}

/// Codes that are not in force, for a terminal.
enum ProcedureTables {
  static func table(_ review: RecodingReview, _ isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Mã đang dùng"), .init("Vì sao"), .init("Mã hiện hành"), .init("Đơn vị còn cung cấp", .right),
          .init("Hồ sơ trong kỳ", .right), .init("Nhận sau khi đóng", .right), .init("Thủ tục"),
        ]
        : [
          .init("Code in use"), .init("Why"), .init("Code in force"), .init("Offered by", .right),
          .init("Dossiers", .right), .init("Received after", .right), .init("Procedure"),
        ])
    table.isSample = isSample
    table.title = ScoreTables.heading(review.before.unit, review.before.window, isSample: isSample, language)
    table.rows = review.uses.map { use in
      [
        use.code.text, why(use.state).text(language), use.current?.text ?? (vi ? "(chưa ghi)" : "(none stated)"),
        ScoreTables.count(use.offeredBy.count, language), ScoreTables.count(use.dossiers, language),
        ScoreTables.count(use.receivedAfter, language), use.procedure?.name ?? "",
      ]
    }
    if review.uses.isEmpty {
      table.notes.append(vi ? "Không mã nào đã đóng còn được dùng." : "No closed code is in use.")
    } else if review.shifts.isEmpty {
      table.notes.append(
        vi
          ? "Đọc mọi mã theo mã hiện hành, không chỉ tiêu nào đổi."
          : "With every code in force no indicator would move.")
    } else {
      table.notes.append(
        vi ? "Nếu mọi dịch vụ và hồ sơ mang mã hiện hành:" : "If every service and dossier had the code in force:")
      table.notes += review.shifts.map { shift in
        "  \(shift.before.rule.no)  \(counts(shift.before)) → \(counts(shift.after)),  "
          + "\(ScoreTables.points(shift.before.score, language)) → \(ScoreTables.points(shift.after.score, language))"
      }
      table.notes.append(
        vi
          ? "Tổng điểm \(review.before.total.vietnamese) → \(review.after.total.vietnamese). Mã đóng không tự đổi: sửa ở nguồn rồi nhập lại."
          : "Total \(review.before.total.text) → \(review.after.total.text). Nothing is recoded by itself: correct the source, import again."
      )
    }
    return table
  }

  private static func counts(_ score: IndicatorScore) -> String {
    "\(score.numerator.map(String.init) ?? "–")/\(score.denominator.map(String.init) ?? "–")"
  }

  private static func why(_ state: ProcedureCodes.State) -> Sentence {
    switch state {
    case .closed(let day): Sentence(vi: "đóng từ sau \(day.vietnamese)", en: "closed after \(day.iso)")
    case .copy(let key): Sentence(vi: "bản sao của \(key.text)", en: "a copy of \(key.text)")
    }
  }

  static func json(_ review: RecodingReview) -> JSON {
    let period = review.before.window.period
    return [
      "unit": .string(review.before.unit.code.text),
      "period": ["from": .string(period.from.iso), "to": .string(period.to.iso)],
      "as_of": .string(review.before.window.end.iso),
      "rules": .string(review.before.pack.name),
      "codes": .array(
        review.uses.map { use in
          [
            "code": .string(use.code.text), "name": use.procedure.map { .string($0.name) } ?? .null,
            "state": .string(word(use.state)), "closed_after": end(use.state),
            "current": use.current.map { .string($0.text) } ?? .null,
            "offered_by": .array(use.offeredBy.map { .string($0.text) }), "dossiers": .integer(use.dossiers),
            "received_after": .integer(use.receivedAfter),
          ]
        }),
      "shifts": .array(
        review.shifts.map { shift in
          [
            "no": .string(shift.before.rule.no), "before": side(shift.before), "after": side(shift.after),
            "points": .string(shift.points.text),
          ]
        }),
      "total": ["before": .string(review.before.total.text), "after": .string(review.after.total.text)],
    ]
  }

  private static func word(_ state: ProcedureCodes.State) -> String {
    switch state {
    case .closed: "closed"
    case .copy: "copy"
    }
  }

  private static func end(_ state: ProcedureCodes.State) -> JSON {
    guard case .closed(let day) = state else { return .null }
    return .string(day.iso)
  }

  private static func side(_ score: IndicatorScore) -> JSON {
    [
      "numerator": score.numerator.map { .integer($0) } ?? .null,
      "denominator": score.denominator.map { .integer($0) } ?? .null, "score": .string(score.score.text),
    ]
  }
}
