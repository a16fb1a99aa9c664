package import Base

/// The form to choose a password.
package struct PasswordPage: Sendable {
  let frame: Frame
  /// The present one may be used once only.
  let isFirst: Bool
  let problem: Sentence?

  package init(frame: Frame, isFirst: Bool, problem: Sentence?) {
    self.frame = frame
    self.isFirst = isFirst
    self.problem = problem
  }

  package func html() -> String {
    Layout.page(title: "Đổi mật khẩu · Soi 766", frame) { html in
      html.element("h1", [], isFirst ? "Chọn mật khẩu của bạn" : "Đổi mật khẩu")
      if isFirst { html.element("p", [], "Mật khẩu vừa dùng chỉ dùng được một lần.") }
      if let problem { html.element("p", [("class", "problem"), ("role", "alert")], problem.vi) }
      frame.form(&html, to: "/account/password", [("class", "narrow")]) { html in
        Field.text(
          &html, name: "old", label: "Mật khẩu hiện tại", type: "password", complete: "current-password",
          isRequired: true)
        Field.text(
          &html, name: "new", label: "Mật khẩu mới", type: "password", complete: "new-password", isRequired: true,
          hint: "Ít nhất 12 ký tự, hoặc bốn từ trở lên.")
        Field.text(
          &html, name: "again", label: "Mật khẩu mới, nhập lại", type: "password", complete: "new-password",
          isRequired: true)
        html.element("button", [("type", "submit")], "Đổi mật khẩu")
      }
    }
  }
}
