internal import Base
internal import Formats
internal import Pages
internal import Work

extension Routes {
  /// Browsers ask for the second by themselves.
  private static func icon(_ path: String) -> Route {
    Route(path, .open, vi: "Biểu tượng", en: "The icon", gives: [.icon]) { _ in Reply.icon(Stylesheet.icon) }
  }

  private static let description = OpenAPI.document(all, version: "1")

  /// What machines and browsers ask beside pages.
  static let operation: [Route] = [
    Route("/soi.css", .open, vi: "Kiểu dáng", en: "The stylesheet", gives: [.css]) { _ in Reply.css(Stylesheet.bytes) },
    Route("/soi.js", .open, vi: "Kịch bản của trang", en: "The pages' script", gives: [.script]) { _ in
      Reply.script(Stylesheet.script)
    },
    icon("/icon.svg"), icon("/favicon.ico"),
    Route("/openapi.json", .open, vi: "Mô tả dịch vụ", en: "The description of the service", gives: [.json]) { _ in
      Reply.json(description)
    },
    Route("/healthz", .open, vi: "Dịch vụ còn sống", en: "The service is alive", gives: [.json]) { _ in
      Reply.json(["status": "ok"])
    },
    Route("/readyz", .open, vi: "Dịch vụ sẵn sàng", en: "The service is ready", gives: [.json]) { call in
      let edition = try await call.service.keeper.current()
      return Reply.json(["status": "ready", "version": .integer(edition.desk.version)])
    },
    Route("/metrics", .machine, vi: "Số đo vận hành", en: "What the service measures", gives: [.text]) { call in
      let edition = try await call.service.keeper.current()
      return Reply.text(
        call.service.metrics.text(gauges: [
          ("open_streams", "Pages that listen for changes.", call.service.announcer.count),
          ("log_version", "Entries of the log.", edition.desk.version),
          ("quarantined_rows", "Rows kept back.", edition.quarantined),
          (
            "newest_arrival_seconds", "When the newest batch arrived, Unix time.",
            edition.desk.newestArrival.map { Int($0.universal) } ?? 0
          ),
        ]), type: "text/plain; version=0.0.4; charset=utf-8")
    },
  ]
}
