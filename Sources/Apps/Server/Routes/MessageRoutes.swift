internal import Access
internal import Base
internal import Work

extension Routes {
  /// The largest body anybody may send; a source's own limit is lower.
  private static let mostBytes = 16 << 20

  private static let serviceName = Route.Parameter(
    "service", .path,
    .choice(["DongBoHoSoMC", "CapNhatHoSoMC", "CapNhatTienDoHoSoMC", "TraCuuHoSo", "LayDanhSachTTHC"]),
    vi: "Dịch vụ", en: "The service")

  /// Live messages of one-stop systems and generic events.
  static let messages: [Route] = [
    Route(
      "/in/:secret", method: .post, .ownCheck, vi: "Tin hồ sơ theo phong bì, qua đường dẫn bí mật",
      en: "Messages in an envelope, by a secret path",
      [.init("secret", .path, vi: "Đường dẫn bí mật của nguồn", en: "The source's secret path")], gives: [.json],
      bodyLimit: mostBytes
    ) { try await $0.takeFromPath() },
    Route(
      "/in/:secret/:service", method: .post, .ownCheck, vi: "Tin hồ sơ, qua đường dẫn bí mật",
      en: "Messages, by a secret path",
      [.init("secret", .path, vi: "Đường dẫn bí mật của nguồn", en: "The source's secret path"), serviceName],
      gives: [.json], bodyLimit: mostBytes
    ) { try await $0.takeFromPath() },
    Route(
      "/in/:secret/:service", .ownCheck, vi: "Danh mục, qua đường dẫn bí mật", en: "Catalogues, by a secret path",
      [.init("secret", .path, vi: "Đường dẫn bí mật của nguồn", en: "The source's secret path"), serviceName],
      gives: [.json]
    ) { try await $0.takeFromPath() },
    Route(
      "/adapter/login", method: .post, .ownCheck, vi: "Đăng nhập của hệ thống nguồn",
      en: "The login of a source system",
      gives: [.json]
    ) { try await $0.messageLogin() },
    Route(
      "/adapter", method: .post, .ownCheck, vi: "Tin hồ sơ theo phiên", en: "Messages by a session", gives: [.json],
      bodyLimit: mostBytes
    ) { try await $0.takeWithSession() },
    Route(
      "/api/v1/messages/:service", method: .post, .may(.deliver), vi: "Tin hồ sơ, bằng khóa API",
      en: "Messages, by an API key", [serviceName], gives: [.json], bodyLimit: mostBytes
    ) { try await $0.takeWithKey() },
    Route(
      "/api/v1/events", method: .post, .may(.deliver), vi: "Sự kiện theo cột chuẩn", en: "Events by canonical columns",
      gives: [.json], bodyLimit: mostBytes
    ) { try await $0.takeWithKey(.events) },
  ]
}
