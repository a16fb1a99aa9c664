package import Base

/// The form to sign in.
package struct SignInPage: Sendable {
  let frame: Frame
  let next: String
  let problem: Sentence?
  let login: String
  /// What the way in through an outside provider is called; nil where there is none.
  let provider: String?

  package init(frame: Frame, next: String, problem: Sentence?, login: String, provider: String? = nil) {
    self.frame = frame
    self.next = next
    self.problem = problem
    self.login = login
    self.provider = provider
  }

  package func html() -> String {
    Layout.page(title: "Đăng nhập · Soi 766", frame) { html in
      html.element("h1", [], "Đăng nhập")
      if let problem { html.element("p", [("class", "problem"), ("role", "alert")], problem.vi) }
      frame.form(&html, to: "/sign-in", [("class", "narrow")]) { html in
        Field.text(
          &html, name: "login", label: "Tên đăng nhập", value: login, complete: "username", isRequired: true)
        Field.text(
          &html, name: "password", label: "Mật khẩu", type: "password", complete: "current-password",
          isRequired: true)
        html.void("input", [("type", "hidden"), ("name", "next"), ("value", next)])
        html.element("button", [("type", "submit")], "Đăng nhập")
      }
      if let provider {
        html.element("p", []) { html in
          html.element("a", [("class", "button"), ("href", "/sign-in/provider")], provider)
        }
      }
      html.element("p", [], "Quên mật khẩu: nhờ người quản trị của đơn vị cấp lại.")
    }
  }
}
