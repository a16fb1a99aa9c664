/// A paper on a page as it will be printed, its figures marked, each paragraph with the form that edits it.
package struct PaperSheet: Sendable {
  package enum Piece: Sendable {
    case words(String)
    /// What a figure is, beside what it shows; a figure nobody knows is marked as one.
    case figure(shown: String, meaning: String, isKnown: Bool)
  }
  package enum Body: Sendable {
    /// `role`: `basis`, `heading`, `subheading`, `paragraph`; the last becomes a class.
    case text(role: String, [Piece])
    case table(headings: [String], rows: [(cells: [[Piece]], isStrong: Bool)])
  }
  package struct Line: Sendable {
    package let id: String
    package let body: Body
    /// As it is edited, with places for figures; nil where there is nothing to edit.
    package let source: String?
    /// What somebody else's words would have been, when two changed it at once.
    package let rival: String?
    /// Belongs to what is edited; annexes do not.
    package let isOwn: Bool
    package init(id: String, body: Body, source: String?, rival: String? = nil, isOwn: Bool = true) {
      self.isOwn = isOwn
      self.id = id
      self.body = body
      self.source = source
      self.rival = rival
    }
  }

  package let title: [String]
  package let lines: [Line]
  package let revision: Int
  /// Where changes go; nil: nobody may change it.
  package let address: String?

  package init(title: [String], lines: [Line], revision: Int, address: String?) {
    self.title = title
    self.lines = lines
    self.revision = revision
    self.address = address
  }

  func write(_ html: inout Html, _ frame: Frame) {
    html.element("article", [("class", "paper"), ("aria-label", "Văn bản")]) { html in
      for line in title { html.element("p", [("class", "title")], line) }
      for line in lines { self.line(line, &html, frame) }
    }
  }

  private func line(_ line: Line, _ html: inout Html, _ frame: Frame) {
    html.element("div", [("class", "line"), ("id", line.id)]) { html in
      switch line.body {
      case .text(let role, let pieces):
        html.element("p", [("class", role)]) { html in self.pieces(pieces, &html) }
      case .table(let headings, let rows): table(headings, rows, &html)
      }
      guard let address, line.isOwn else { return }
      html.element("details", [("class", "mend"), ("open", line.rival == nil ? nil : "")]) { html in
        html.element("summary", [], "Sửa")
        if let rival = line.rival {
          html.element("p", [("class", "note"), ("role", "alert")]) { html in
            html.raw("Người khác vừa sửa đoạn này. Lời ở trên là của họ; lời của bạn ở ô dưới, chưa lưu: ")
            html.element("q", [], rival)
          }
        }
        form(line, address, &html, frame)
      }
    }
  }

  private func form(_ line: Line, _ address: String, _ html: inout Html, _ frame: Frame) {
    frame.form(&html, to: address, [("class", "narrow")]) { html in
      html.void("input", [("type", "hidden"), ("name", "line"), ("value", line.id)])
      html.void("input", [("type", "hidden"), ("name", "revision"), ("value", String(revision))])
      if let source = line.source {
        html.element("label", [("class", "field")]) { html in
          html.raw("<span>Lời của đoạn</span><small>Chỗ {{…}} do Soi điền số.</small>")
          html.element("textarea", [("name", "text"), ("rows", "4")], line.rival ?? source)
        }
        html.raw("<button type=\"submit\" name=\"do\" value=\"set\">Lưu</button> ")
        html.raw(
          "<button type=\"submit\" name=\"do\" value=\"add\" class=\"second\">Thêm thành đoạn mới ở dưới</button> ")
      }
      html.raw("<button type=\"submit\" name=\"do\" value=\"remove\" class=\"second\">Bỏ đoạn này</button>")
    }
  }

  private func pieces(_ pieces: [Piece], _ html: inout Html) {
    for piece in pieces {
      switch piece {
      case .words(let words): html.escaped(words)
      case .figure(let shown, let meaning, let isKnown):
        html.element("data", [("value", shown), ("class", isKnown ? "live" : "missing"), ("title", meaning)], shown)
      }
    }
  }

  private func table(_ headings: [String], _ rows: [(cells: [[Piece]], isStrong: Bool)], _ html: inout Html) {
    html.element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Bảng")]) { html in
      html.element("table", []) { html in
        html.element("thead", []) { html in
          html.element("tr", []) { html in
            for heading in headings { html.element("th", [("scope", "col")], heading) }
          }
        }
        html.element("tbody", []) { html in
          for row in rows {
            html.element("tr", [("class", row.isStrong ? "strong" : nil)]) { html in
              for cell in row.cells { html.element("td", []) { html in pieces(cell, &html) } }
            }
          }
        }
      }
    }
  }
}
