internal import Base

/// A page that says one thing: an empty store, a wrong address, a failure.
package enum MessagePage {
  package static func html(title: String, sentences: [String], _ frame: Frame = Frame()) -> String {
    Layout.page(title: "\(title) · Soi 766", frame) { html in
      html.element("h1", [], title)
      for sentence in sentences { html.element("p", [], sentence) }
    }
  }

  package static let emptyStore = html(
    title: "Chưa có đơn vị nào",
    sentences: [
      "Nhập ba tệp: danh sách đơn vị, danh mục thủ tục, danh sách hồ sơ.",
      "soi import units.csv procedures.csv danh-sach-ho-so.xlsx --unit MÃ_ĐƠN_VỊ",
    ])
}
