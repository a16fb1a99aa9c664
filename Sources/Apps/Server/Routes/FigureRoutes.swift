internal import Access
internal import Counting
internal import Work

extension Routes {
  /// Scores, ranks, losses and counts for programs.
  static let figures: [Route] = [
    Route(
      "/api/v1/scores", .open, vi: "Điểm của một đơn vị", en: "The score of a unit", [.unit] + .question,
      gives: [.json], forAll: true
    ) { try await $0.score() },
    Route(
      "/api/v1/scores.csv", .open, vi: "Các chỉ tiêu của một đơn vị, CSV", en: "The indicators of a unit as CSV",
      [.unit] + .question, gives: [.csv]
    ) { try await $0.scoreCSV() },
    Route(
      "/api/v1/ranks", .open, vi: "Xếp hạng", en: "A ranking",
      [
        .init("parent", .query, .unit, required: true, vi: "Đơn vị cấp trên", en: "The unit above"),
        .init("kind", .query, .choice(["commune", "agency", "province"]), vi: "Cấp đơn vị", en: "Kind of unit"),
      ] + .question, gives: [.json], forAll: true
    ) { try await $0.rank() },
    Route(
      "/api/v1/explain", .may(.readRecords), vi: "Sổ mất điểm", en: "The loss ledger",
      [.unit, .init("indicator", vi: "Một chỉ tiêu", en: "One indicator")] + .question, gives: [.json]
    ) { try await $0.explain() },
    Route(
      "/api/v1/explain.csv", .may(.readRecords), vi: "Sổ mất điểm, CSV", en: "The loss ledger as CSV",
      [.unit, .init("indicator", vi: "Một chỉ tiêu", en: "One indicator")] + .question, gives: [.csv]
    ) { try await $0.explainCSV() },
    Route(
      "/api/v1/counts", .may(.readRecords), vi: "Sáu số đếm", en: "The six counts",
      [
        .unit,
        .init(
          "by", .query, .choice(CountKey.allCases.map(\.rawValue)), vi: "Chia theo", en: "Broken down by"),
      ] + .question, gives: [.json]
    ) { try await $0.counts() },
    Route(
      "/api/v1/stream", .open, vi: "Thay đổi trực tiếp của điểm một đơn vị", en: "Live changes of a unit's score",
      [.unit] + .question, gives: [.stream]
    ) { try await StreamAnswer(call: $0).response() },
  ]
}
