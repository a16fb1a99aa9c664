internal import Base
internal import Formats
internal import Hummingbird

/// One address the service answers, as a value: the router is built from the table and so will its description be.
struct Route: Sendable {
  let path: String
  let summary: Sentence
  let answer: @Sendable (Request, BasicRequestContext, Answering) async throws -> Response
}

enum Routes {
  /// Everything the service answers. Read only, GET only.
  static let all: [Route] = [
    Route(
      path: "/", summary: Sentence(vi: "Về trang của đơn vị đầu tiên", en: "To the page of the first unit"),
      answer: { request, _, answering in try await answering.start(request) }),
    Route(
      path: "/units", summary: Sentence(vi: "Chọn đơn vị từ biểu mẫu", en: "Choose a unit from the form"),
      answer: { request, _, answering in try answering.choose(request) }),
    Route(
      path: "/units/:code", summary: Sentence(vi: "Trang của một đơn vị", en: "The page of a unit"),
      answer: { request, context, answering in
        try await answering.unit(request, code: context.parameters.get("code") ?? "")
      }),
    Route(
      path: "/api/v1/scores", summary: Sentence(vi: "Điểm của một đơn vị", en: "The score of a unit"),
      answer: { request, _, answering in try await answering.score(request) }),
    Route(
      path: "/api/v1/ranks", summary: Sentence(vi: "Xếp hạng", en: "A ranking"),
      answer: { request, _, answering in try await answering.rank(request) }),
    Route(
      path: "/api/v1/explain", summary: Sentence(vi: "Sổ mất điểm", en: "The loss ledger"),
      answer: { request, _, answering in try await answering.explain(request) }),
    Route(
      path: "/api/v1/explain.csv", summary: Sentence(vi: "Sổ mất điểm, CSV", en: "The loss ledger as CSV"),
      answer: { request, _, answering in try await answering.explainCSV(request) }),
    Route(
      path: "/api/v1/counts", summary: Sentence(vi: "Sáu số đếm", en: "The six counts"),
      answer: { request, _, answering in try await answering.counts(request) }),
    Route(
      path: "/soi.css", summary: Sentence(vi: "Kiểu dáng", en: "The stylesheet"),
      answer: { _, _, answering in answering.style() }),
    Route(
      path: "/healthz", summary: Sentence(vi: "Dịch vụ còn sống", en: "The service is alive"),
      answer: { _, _, _ in Reply.json(["status": "ok"]) }),
  ]
}
