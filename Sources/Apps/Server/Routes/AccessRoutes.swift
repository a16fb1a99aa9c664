internal import Base

extension Routes {
  /// The way in and out.
  static let access: [Route] = [
    Route(
      "/sign-in", .open, vi: "Đăng nhập", en: "Sign in",
      [.init("next", .query, vi: "Trang sau khi đăng nhập", en: "The page after signing in")], forNewcomers: true
    ) { $0.signInForm() },
    Route(
      "/sign-in", method: .post, .open, vi: "Đăng nhập", en: "Sign in",
      [
        .init("login", .form, required: true, vi: "Tên đăng nhập", en: "Login"),
        .init("password", .form, required: true, vi: "Mật khẩu", en: "Password"),
        .init("next", .form, vi: "Trang sau khi đăng nhập", en: "The page after signing in"),
      ], forNewcomers: true
    ) { try await $0.signIn() },
    Route(
      "/sign-in/provider", .open, vi: "Sang hệ thống đăng nhập chung", en: "Away to the sign-in provider",
      forNewcomers: true
    ) { try await $0.departToProvider() },
    Route(
      SignInReturn.path, .open, vi: "Từ hệ thống đăng nhập chung về", en: "Back from the sign-in provider",
      [
        .init("state", vi: "Dấu của lần đi", en: "The mark of the departure"),
        .init("code", vi: "Mã đổi lấy danh tính", en: "The code for an identity"),
        .init("iss", vi: "Tên của hệ thống ấy", en: "The provider's name"),
      ], forNewcomers: true
    ) { try await $0.arriveFromProvider() },
    Route("/sign-out", method: .post, .signedIn, vi: "Đăng xuất", en: "Sign out", forNewcomers: true) {
      try await $0.signOut()
    },
    Route("/account", .signedIn, vi: "Tài khoản của mình", en: "One's own account") { try await $0.account() },
    Route(
      "/account/password", .signedIn, vi: "Đổi mật khẩu", en: "Change the password", forNewcomers: true
    ) { try await $0.passwordForm() },
    Route(
      "/account/password", method: .post, .signedIn, vi: "Đổi mật khẩu", en: "Change the password",
      [
        .init("old", .form, required: true, vi: "Mật khẩu hiện tại", en: "The present password"),
        .init("new", .form, required: true, vi: "Mật khẩu mới", en: "The new password"),
        .init("again", .form, required: true, vi: "Mật khẩu mới, nhập lại", en: "The new password again"),
      ], forNewcomers: true
    ) { try await $0.changePassword() },
  ]
}
