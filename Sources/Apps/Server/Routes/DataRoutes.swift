internal import Access
internal import Base

extension Routes {
  private static let batchInPath = Route.Parameter(
    "number", .path, .integer, vi: "Số lần nhập", en: "The batch's number")
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]
  private static let form = Route.Parameter(
    "format", .query, .choice(["csv", "xlsx", "json"]), vi: "Dạng tệp", en: "Form of a file")

  /// Where facts come from.
  static let data: [Route] = [
    Route(
      "/sources", .mayEverywhere(.readRecords), vi: "Nguồn dữ liệu và độ tươi", en: "Sources and their freshness",
      [form],
      gives: contents
    ) { try await $0.sources() },
    Route(
      "/batches", .mayEverywhere(.readRecords), vi: "Các lần nhập", en: "Batches",
      [.init("before", .query, .integer, vi: "Trước lần số", en: "Before this number"), form], gives: contents
    ) { try await $0.batches() },
    Route(
      "/batches/:number", .mayEverywhere(.readRecords), vi: "Một lần nhập", en: "One batch", [batchInPath, form],
      gives: contents
    ) { try await $0.batch() },
    Route(
      "/batches/:number/retract", method: .post, .mayEverywhere(.mend), vi: "Rút lại một lần nhập",
      en: "Take a batch back",
      [batchInPath]
    ) { try await $0.retractBatch() },
    Route(
      "/quarantine", .mayEverywhere(.readRecords), vi: "Dòng bị giữ lại và bản ghi chờ",
      en: "Rows kept back, and what waits",
      [
        form, .init("page", .query, .integer, vi: "Trang", en: "Page"),
        .init("per_page", .query, .integer, vi: "Số dòng một trang", en: "Rows a page"),
      ], gives: contents
    ) { try await $0.quarantine() },
  ]
}
