internal import Access
internal import Base

extension Routes {
  private static let number = Route.Parameter("number", .path, .integer, vi: "Số tài khoản", en: "The account's number")
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]
  private static let form = Route.Parameter(
    "format", .query, .choice(["csv", "xlsx", "json"]), vi: "Dạng tệp", en: "Form of a file")

  /// Accounts and the trail.
  static let admin: [Route] = [
    Route(
      "/admin/accounts", .may(.manageAccounts), vi: "Tài khoản", en: "Accounts", [form], gives: contents
    ) { try await $0.accounts() },
    Route(
      "/admin/accounts", method: .post, .may(.manageAccounts), vi: "Tạo tài khoản", en: "Make accounts",
      [.init("rows", .form, required: true, vi: "Các dòng CSV", en: "Rows of CSV")], bodyLimit: 1 << 20
    ) { try await $0.makeAccounts() },
    Route(
      "/admin/accounts/:number", .may(.manageAccounts), vi: "Một tài khoản", en: "One account", [number, form],
      gives: contents
    ) { try await $0.oneAccount() },
    Route(
      "/admin/accounts/:number/password", method: .post, .may(.manageAccounts), vi: "Cấp mật khẩu mới",
      en: "A new one-time password", [number]
    ) { try await $0.resetPassword() },
    Route(
      "/admin/accounts/:number/disable", method: .post, .may(.manageAccounts), vi: "Khóa tài khoản",
      en: "Disable an account", [number]
    ) { try await $0.setAccount(disabled: true) },
    Route(
      "/admin/accounts/:number/enable", method: .post, .may(.manageAccounts), vi: "Mở lại tài khoản",
      en: "Enable an account", [number]
    ) { try await $0.setAccount(disabled: false) },
    Route(
      "/audit", .may(.readAudit), vi: "Nhật ký", en: "The trail",
      [
        .init("before", .query, .integer, vi: "Trước dòng số", en: "Before this line"),
        .init("deed", .query, .choice(Deed.allCases.map(\.rawValue)), vi: "Việc gì", en: "Which deed"), form,
      ], gives: contents
    ) { try await $0.trail() },
  ]
}
