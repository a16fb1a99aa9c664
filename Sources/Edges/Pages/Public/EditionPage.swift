internal import Base

/// One edition: what it is, why it was made, its files.
package struct EditionPage: Sendable {
  package struct File: Sendable {
    package let name: String
    package let title: String
    package let rows: Int
    package let digest: String

    package init(name: String, title: String, rows: Int, digest: String) {
      self.name = name
      self.title = title
      self.rows = rows
      self.digest = digest
    }
  }

  package let line: OpenDataPage.LogLine
  package let periods: [(name: String, words: String)]
  package let files: [File]
  package let frame: Frame

  package init(
    line: OpenDataPage.LogLine, periods: [(name: String, words: String)], files: [File], frame: Frame
  ) {
    self.line = line
    self.periods = periods
    self.files = files
    self.frame = frame
  }

  package func html() -> String {
    Layout.page(title: "Ấn bản số \(line.number) · Soi 766", frame) { html in
      html.element("h1", [], "Ấn bản số \(line.number): \(line.month)")
      html.element("p", [("class", "asof")], "Chốt lúc \(line.madeAt.vietnamese). Số trong ấn bản này không sửa nữa.")
      if let by = line.replacedBy {
        html.element("p", [("class", "note")]) { html in
          html.escaped("Đã có ấn bản sửa đổi: ")
          html.element("a", [("href", "/open-data/editions/\(by)")], "ấn bản số \(by)")
        }
      }
      html.element("p", [], OpenDataPage.story(line))
      html.raw("<p>Xếp hạng đã chốt: ")
      for (name, words) in periods {
        html.element("a", [("href", "/ranking?period=\(name.percentEncoded)")], words)
        html.raw(" ")
      }
      html.raw("</p><div class=\"scroll\"><table class=\"data\"><thead><tr><th scope=\"col\">Tệp</th>")
      html.raw("<th scope=\"col\" class=\"num\">Số dòng</th><th scope=\"col\">Tải</th>")
      html.raw("<th scope=\"col\">SHA-256 của tệp CSV</th></tr></thead><tbody>")
      for file in files {
        html.element("tr", []) { html in
          html.element("th", [("scope", "row")], file.title)
          html.element("td", [("class", "num")], file.rows.vietnamese)
          html.element("td", []) { html in
            for (ending, label) in [("csv", "CSV"), ("json", "JSON"), ("xlsx", "Excel")] {
              html.element("a", [("href", "/open-data/editions/\(line.number)/\(file.name).\(ending)")], label)
              html.raw(" ")
            }
          }
          html.element("td", [("class", "digest")]) { $0.element("code", [], file.digest) }
        }
      }
      html.raw("</tbody></table></div>")
      html.element("p", [("class", "digest")]) { html in
        html.escaped("SHA-256 của ấn bản, phủ cả ấn bản trước: ")
        html.element("code", [], line.digest)
      }
      html.raw("<p><a href=\"/open-data#dictionary\">Từ điển cột</a> · <a href=\"/open-data\">Mọi bộ dữ liệu</a></p>")
    }
  }
}
