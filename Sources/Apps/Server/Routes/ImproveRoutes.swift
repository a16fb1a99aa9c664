internal import Access

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
      ], gives: contents
    ) { try await $0.pathToGoal() },
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
      gives: [.json]
    ) { try await $0.advise() },
    Route(
      "/units/:code/gap", .may(.readRecords), vi: "Điểm công bố còn thiếu gì so với số của mình",
      en: "What a published total lacks", unitInPath, gives: contents
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
