internal import Base

/// A page that says one thing: an empty store, a wrong address, a failure.
package enum MessagePage {
  /// `link`: where to go from here.
  package static func html(
    title: String, sentences: [String], link: (label: String, address: String)? = nil, _ frame: Frame
  ) -> String {
    Layout.page(title: "\(title) · Soi 766", frame) { html in
      html.element("h1", [], title)
      for sentence in sentences { html.element("p", [], sentence) }
      if let link { html.element("p", []) { $0.element("a", [("href", link.address)], link.label) } }
    }
  }

  /// `mayMend`: whoever reads this may take files in.
  package static func emptyStore(_ frame: Frame, mayMend: Bool) -> String {
    let title = "Chưa có đơn vị nào"
    if mayMend {
      return html(
        title: title, sentences: ["Nhập ba tệp: danh sách đơn vị, danh mục thủ tục, danh sách hồ sơ."],
        link: ("Nhập tệp", "/upload"), frame)
    }
    return html(
      title: title,
      sentences: [
        frame.reader == nil
          ? "Kho chưa có dữ liệu. Người quản trị đăng nhập để nhập dữ liệu."
          : "Kho chưa có dữ liệu. Người quản trị của kho nhập dữ liệu ở mục Nhập tệp."
      ], link: frame.reader == nil ? ("Đăng nhập", "/sign-in") : nil, frame)
  }
}
