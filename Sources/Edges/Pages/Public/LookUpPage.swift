package import Base

/// One's own dossier by what stands on its receipt: the form, and what is told.
package struct LookUpPage: Sendable {
  /// What the page tells of a dossier, as rows of a term and a sentence.
  package struct Told: Sendable {
    package let headline: String
    package let rows: [(term: String, words: String)]
    package let unitCode: String?

    package init(headline: String, rows: [(term: String, words: String)], unitCode: String?) {
      self.headline = headline
      self.rows = rows
      self.unitCode = unitCode
    }
  }

  package enum Answer: Sendable {
    case none
    case told(Told)
    /// The same words for a code nobody has and for a wrong receipt.
    case notFound
    case wrong(Sentence)
  }

  package let answer: Answer
  package let code: String
  package let frame: Frame

  package init(answer: Answer, code: String, frame: Frame) {
    self.answer = answer
    self.code = code
    self.frame = frame
  }

  package func html() -> String {
    Layout.page(title: "Tra cứu hồ sơ · Soi 766", frame) { html in
      html.element("h1", [], "Tra cứu hồ sơ")
      switch answer {
      case .none: break
      case .told(let told): self.told(told, &html)
      case .notFound:
        html.element(
          "p", [("class", "note"), ("role", "alert")],
          "Không tìm thấy hồ sơ khớp cả bốn điều đã gõ. Xem lại mã hồ sơ, ngày giờ tiếp nhận và ngày hẹn trả trên giấy hẹn. Hồ sơ vừa nộp có thể chưa được gửi đến đây."
        )
      case .wrong(let sentence): html.element("p", [("class", "note"), ("role", "alert")], sentence.vi)
      }
      html.raw(
        "<p class=\"lead\">Gõ bốn điều in trên <b>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</b>. Ở đây không lưu họ tên, số định danh hay số điện thoại, nên chỉ người cầm giấy mới xem được.</p>"
      )
      form(&html)
    }
  }

  private func form(_ html: inout Html) {
    frame.form(&html, to: "/look-up", [("class", "lookup"), ("autocomplete", "off")]) { html in
      html.element("label", []) { html in
        html.raw("Mã hồ sơ <small>Ví dụ H99.01-261019-0001</small>")
        html.void(
          "input",
          [("name", "code"), ("value", code), ("required", ""), ("maxlength", "80"), ("autocapitalize", "characters")])
      }
      html.raw("<div class=\"two\">")
      html.raw("<label>Ngày tiếp nhận<input type=\"date\" name=\"received_on\" required></label>")
      html.raw("<label>Giờ, phút tiếp nhận<input type=\"time\" name=\"received_at\" required></label></div>")
      html.raw("<label>Ngày hẹn trả <small>Giấy không ghi ngày hẹn thì để trống</small>")
      html.raw("<input type=\"date\" name=\"promised_on\"></label>")
      html.raw("<p><button type=\"submit\">Tra cứu</button></p>")
    }
  }

  private func told(_ told: Told, _ html: inout Html) {
    html.element("section", [("class", "told"), ("aria-labelledby", "told")]) { html in
      html.element("h2", [("id", "told")], told.headline)
      html.element("dl", []) { html in
        for (term, words) in told.rows {
          html.element("dt", [], term)
          html.element("dd", [], words)
        }
      }
      html.raw("<h3>Đánh giá, phản ánh</h3><ul>")
      html.raw(
        "<li>Đánh giá mức độ hài lòng: trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn), mục tra cứu hồ sơ, hoặc tại nơi trả kết quả.</li>"
      )
      html.raw(
        "<li>Phản ánh, kiến nghị: cùng cổng ấy, mục Phản ánh, kiến nghị, hoặc tổng đài 18001096. Trễ hẹn thì cơ quan phải xin lỗi bằng văn bản và hẹn lại ngày trả.</li>"
      )
      html.raw("</ul>")
      if let code = told.unitCode {
        html.element("p", []) { html in
          html.element("a", [("href", "/communes/\(code.percentEncoded)")], "Nơi này phục vụ tốt đến đâu")
        }
      }
    }
  }
}
