internal import Base

/// The frame drawn: language, title, style, skip link, menu, the mark of sample data, freshness.
enum Layout {
  static func page(title: String, _ frame: Frame, _ main: (inout Html) -> Void) -> String {
    var html = Html()
    html.raw("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.element("title", [], title)
    html.raw(
      "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/icon.svg\"><link rel=\"stylesheet\" href=\"/soi.css\"><script src=\"/soi.js\" defer></script></head>"
    )
    html.element("body", [("data-stream", frame.stream)]) { html in
      html.raw("<a class=\"skip\" href=\"#main\">Đến nội dung chính</a>")
      header(frame, &html)
      if frame.isSample {
        html.raw("<aside class=\"sample\" aria-label=\"Dữ liệu mẫu\"><b>Dữ liệu mẫu.</b> ")
        html.raw("Tỉnh, đơn vị và hồ sơ ở đây đều được dựng ra để xem thử.</aside>")
      }
      html.element("main", [("id", "main"), ("tabindex", "-1")], main)
      footer(frame, &html)
    }
    html.raw("</html>")
    return html.text
  }

  private static func header(_ frame: Frame, _ html: inout Html) {
    html.element("header", [("class", "top")]) { html in
      html.raw("<a class=\"brand\" href=\"/\"><b>Soi</b> 766</a>")
      html.raw("<span class=\"motto\">Bộ chỉ số phục vụ người dân, doanh nghiệp</span>")
      if frame.reader != nil {
        html.raw("<form class=\"find\" action=\"/search\" method=\"get\" role=\"search\">")
        html.raw("<label class=\"unseen\" for=\"find\">Tìm đơn vị, thủ tục, mã hồ sơ</label>")
        html.raw("<input type=\"search\" id=\"find\" name=\"q\" placeholder=\"Tìm đơn vị, thủ tục, mã hồ sơ\"></form>")
      }
      html.element("div", [("class", "reader")]) { html in
        if let reader = frame.reader {
          html.element("a", [("href", "/account")], reader)
          frame.form(&html, to: "/sign-out") { $0.raw("<button type=\"submit\" class=\"plain\">Đăng xuất</button>") }
        } else {
          html.raw("<a href=\"/sign-in\">Đăng nhập</a>")
        }
      }
      if !frame.menu.isEmpty {
        html.element("nav", [("aria-label", "Các trang chính")]) { html in
          html.element("ul", []) { html in
            for item in frame.menu {
              html.element("li", []) { html in
                html.element(
                  "a", [("href", item.address), ("aria-current", item.isCurrent ? "page" : nil)], item.label)
              }
            }
          }
        }
      }
    }
  }

  private static func footer(_ frame: Frame, _ html: inout Html) {
    html.element("footer", []) { html in
      if let arrival = frame.newestArrival {
        let event = frame.newestEvent.map { " Sự việc mới nhất trong đó: \($0.vietnamese)." } ?? ""
        html.element("p", [("id", "freshness")], "Dữ liệu đến gần nhất: \(arrival.vietnamese).\(event)")
      }
      if frame.stream != nil {
        // Shown by the script, without which nothing on the page moves.
        html.raw(
          "<p class=\"live\" hidden><label><input type=\"checkbox\" id=\"hold\"> Giữ nguyên số (khi đang họp)</label> ")
        html.raw("<span id=\"live\" role=\"status\" aria-live=\"polite\"></span></p>")
      }
      html.raw("<p><a href=\"/method\">Cách tính</a> · <a href=\"/open-data\">Dữ liệu mở</a></p>")
    }
  }
}
