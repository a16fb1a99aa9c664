internal import Access
internal import Base
internal import Records
internal import Wording

extension Routes {
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]

  /// What to do about an index: from one's own figures to the work, the gap, the change, and the period's end.
  static let improve: [Route] = [
    Route(
      "/units/:code/brief", .may(.readRecords),
      vi: "Tin sáng của lãnh đạo: vị trí, thay đổi, ba quyết định, hồ sơ dễ trễ",
      en: "The leader's brief: position, change, three decisions, what will be late", unitInPath, gives: contents
    ) { try await $0.leadersBrief() },
    Route(
      "/units/:code/path", .may(.readRecords), vi: "Đường ngắn nhất tới một hạng, mức, điểm",
      en: "The cheapest way to a place, band or score",
      unitInPath + [
        .init("goal", vi: "Đích: rank:+1, band:Tốt, score:95.68, hours:12", en: "Goal, such as rank:+1 or score:95.68")
      ]
        + Call.effortNames.map { name, remedy in
          Route.Parameter(
            name, .query, .integer, vi: "Phút của một việc: \(remedy.sentence.vi)",
            en: "Minutes of one: \(remedy.sentence.en)")
        }, gives: contents
    ) { try await $0.pathToGoal() },
    Route(
      "/units/:code/whatif", .may(.readRecords), vi: "Nếu làm thế này thì bao nhiêu điểm",
      en: "The score if this were done", unitInPath + Call.tried, gives: contents
    ) { try await $0.whatIf() },
    Route(
      "/units/:code/patterns", .may(.readRecords), vi: "Dấu hiệu cần hỏi lại", en: "Patterns to ask about", unitInPath,
      gives: contents
    ) { try await $0.patterns() },
    Route(
      "/units/:code/catalogue", .may(.readRecords), vi: "Rà soát danh mục thủ tục",
      en: "The list of procedures gone through",
      unitInPath + [
        .init("show", .query, .choice(Call.catalogueViews), vi: "Thủ tục nào", en: "Which procedures")
      ], gives: contents
    ) { try await $0.catalogue() },
    Route(
      "/units/:code/fairness", .may(.readRecords), vi: "Trách nhiệm từng cán bộ, trừ phần trễ đến tay từ trước",
      en: "What each officer answers for",
      unitInPath + [
        .init("officer", vi: "Mã cán bộ: chỉ phiếu của người này", en: "Officer's code: their sheet alone")
      ],
      gives: contents
    ) { try await $0.fairness() },
    Route(
      "/units/:code/fairness/reply", method: .post, .may(.readRecords), vi: "Trả lời phiếu trách nhiệm của một cán bộ",
      en: "Answer the sheet of an officer",
      [
        .init("code", .path, .unit, vi: "Mã đơn vị", en: "The unit's code"),
        .init("officer", .form, required: true, vi: "Mã cán bộ", en: "The officer's code"),
        .init("revision", .form, .integer, required: true, vi: "Ý kiến cuối đã đọc", en: "The last answer read"),
        .init("text", .form, required: true, vi: "Ý kiến", en: "The answer"),
        .init("from", .form, .day, vi: "Ngày đầu kỳ", en: "The period's first day"),
        .init("to", .form, .day, vi: "Ngày cuối kỳ", en: "The period's last day"),
      ]
    ) { try await $0.reply() },
    Route(
      "/units/:code/warnings", .may(.readRecords), vi: "Cảnh báo sớm: hồ sơ nào dễ trễ, đáng bao nhiêu điểm",
      en: "Early warnings: what is likely to be late, and what hangs on it",
      unitInPath + Call.warningParameters, gives: contents
    ) { try await $0.earlyWarnings() },
    Route(
      "/units/:code/checklist", .may(.readRecords), vi: "Phiếu kiểm tra hồ sơ trước khi tiếp nhận, kèm điểm từng việc",
      en: "What to see to before a dossier is accepted, with the points of each thing",
      unitInPath + [
        .init("procedure", vi: "Mã thủ tục", en: "The procedure's code"),
        .init("channel", .query, .choice(["online", "direct", "post"]), vi: "Kênh nộp", en: "Channel"),
      ], gives: contents
    ) { try await $0.checklist() },
    Route(
      "/api/v1/advise", method: .post, .may(.deliver),
      vi: "Lời khuyên trước khi tiếp nhận hoặc yêu cầu bổ sung: còn thiếu gì, đáng bao nhiêu điểm, hẹn trả lúc nào",
      en: "Advice before a dossier is accepted or sent back: what is missing, its points, the deadline to promise",
      .question, gives: [.json]
    ) { try await $0.advise() },
    Route(
      "/units/:code/gap", .may(.readRecords), vi: "Điểm công bố còn thiếu gì so với số của mình",
      en: "What a published total lacks",
      unitInPath
        + Call.publishedNames.map { Route.Parameter($0, vi: "Điểm đã in: \($0)", en: "The printed score: \($0)") } + [
          .init("published", vi: "Điểm khác đã in, 05=19,97", en: "Other printed scores, 05=19.97")
        ], gives: contents
    ) { try await $0.gapOfPublished() },
    Route(
      "/units/:code/movement", .may(.readRecords), vi: "Vì sao điểm, hạng đổi so với một ngày trước",
      en: "Why points and places changed since a day",
      unitInPath + [
        .init(
          "since", .query, .day, vi: "So với hết ngày này; bỏ trống là một tháng trước", en: "Since the end of this day"
        )
      ], gives: contents
    ) { try await $0.movementSince() },
    Route(
      "/units/:code/outlook", .may(.readRecords), vi: "Cuối kỳ còn có thể bao nhiêu điểm",
      en: "What the period can still end with", unitInPath, gives: contents
    ) { try await $0.outlookToEnd() },
  ]
}
