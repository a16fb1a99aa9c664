/// One's own account: who one is to the service.
package struct AccountPage: Sendable {
  let frame: Frame
  let name: String
  let grants: [(role: String, unit: String)]

  package init(frame: Frame, name: String, grants: [(role: String, unit: String)]) {
    self.frame = frame
    self.name = name
    self.grants = grants
  }

  package func html() -> String {
    Layout.page(title: "Tài khoản · Soi 766", frame) { html in
      html.element("h1", [], name)
      html.element("h2", [], "Quyền của tài khoản")
      if grants.isEmpty { html.element("p", [], "Chưa được giao quyền nào. Nhờ người quản trị.") }
      html.element("ul", []) { html in
        for grant in grants { html.element("li", [], "\(grant.role): \(grant.unit)") }
      }
      html.raw("<p><a href=\"/account/password\">Đổi mật khẩu</a></p>")
    }
  }
}
