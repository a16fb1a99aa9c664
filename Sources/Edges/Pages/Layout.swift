internal import Base

/// The frame every page stands in: language, title, style, skip link, the mark of sample data.
enum Layout {
  static func page(title: String, isSample: Bool, _ main: (inout Html) -> Void) -> String {
    var html = Html()
    html.raw("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.element("title", [], title)
    html.raw("<link rel=\"stylesheet\" href=\"/soi.css\"></head><body>")
    html.raw("<a class=\"skip\" href=\"#main\">Đến nội dung chính</a>")
    html.raw("<header class=\"top\"><a class=\"brand\" href=\"/\"><b>Soi</b> 766</a>")
    html.raw("<span class=\"motto\">Bộ chỉ số phục vụ người dân, doanh nghiệp</span></header>")
    if isSample {
      html.raw(
        "<p class=\"sample\"><b>Dữ liệu mẫu.</b> Tỉnh, đơn vị và hồ sơ trên trang này đều được dựng ra để xem thử. ")
      html.raw("Xóa bằng một lệnh: <code>soi sample remove</code></p>")
    }
    html.raw("<main id=\"main\">")
    main(&html)
    html.raw("</main></body></html>")
    return html.text
  }
}
