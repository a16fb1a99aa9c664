package import Base
package import Rules
internal import Wording

/// How the figures come about, from the rule pack itself, and what becomes of them.
package struct MethodPage: Sendable {
  package let pack: RulePack
  package let day: Day
  package let frame: Frame

  package init(pack: RulePack, day: Day, frame: Frame) {
    self.pack = pack
    self.day = day
    self.frame = frame
  }

  package func html() -> String {
    Layout.page(title: "Cách tính · Soi 766", frame) { html in
      html.element("h1", [], "Điểm được tính thế nào")
      html.element("p", [("class", "asof")], "Theo \(pack.title.vi) (\(pack.name)). Căn cứ: \(pack.source).")
      html.element("div", [("class", "method")]) { html in
        inShort(&html)
        standing(&html)
        small(&html)
        rules(&html)
        limits(&html)
      }
    }
  }

  private func inShort(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "short")]) { html in
      html.element("h2", [("id", "short")], "Nói ngắn")
      html.element("ul", []) { html in
        html.element(
          "li", [],
          "Mỗi đơn vị được tối đa \(pack.max.shortVietnamese) điểm: \(pack.blocks.map { "\($0.name.vi) \($0.max.shortVietnamese)" }.joined(separator: ", "))."
        )
        html.element(
          "li", [],
          "Có \(pack.indicators.count) chỉ tiêu. Mỗi chỉ tiêu là một tỷ lệ (đạt trên tổng số), đổi ra điểm rồi làm tròn hai chữ số. Điểm khối là tổng các chỉ tiêu đã làm tròn, tổng điểm là tổng các khối; ngoài ra không làm tròn gì nữa."
        )
        html.element(
          "li", [],
          "Xếp loại: "
            + pack.bands.map { "\($0.name.vi) từ \($0.from.shortVietnamese) điểm" }.joined(separator: ", ") + ".")
        html.raw(
          "<li>Xếp hạng: điểm cao đứng trước, bằng điểm thì đồng hạng. “Hạng 25–28/114, đồng hạng 4” là bốn đơn vị bằng điểm cùng chiếm các chỗ từ 25 đến 28 trong 114 đơn vị. Hạng nhỏ hơn là tốt hơn.</li>"
        )
        html.raw(
          "<li>Ba kiểu “không có”: <b>0</b> là có việc mà không việc nào đạt; <b>chưa có số liệu</b> là không có gì để đếm hoặc chưa biết; <b>không áp dụng</b> là chỉ tiêu không dành cho cấp ấy.</li>"
        )
        html.raw(
          "<li>Độ đủ của số liệu: mỗi chỉ tiêu ghi bao nhiêu phần trăm bản ghi đã biết điều cần biết. Chưa đủ thì nói là chưa đủ, không giấu.</li>"
        )
      }
    }
  }

  private func standing(_ html: inout Html) {
    html.raw("<section aria-labelledby=\"standing\"><h2 id=\"standing\">Số tạm thời, số đã chốt, sửa đổi</h2><ul>")
    html.raw(
      "<li><b>Số tạm thời</b> tính lại mỗi ngày, đến hết ngày hôm trước (hoặc đến ngày cuối có dữ liệu). Kỳ chưa hết, hồ sơ còn mở, dữ liệu đến muộn đều làm nó đổi.</li>"
    )
    html.raw(
      "<li><b>Ấn bản tháng</b> chốt số của một tháng đã hết, và của quý, năm đến tháng ấy. Số đã chốt không bao giờ sửa tại chỗ.</li>"
    )
    html.raw(
      "<li><b>Sửa đổi</b>: dữ liệu đến muộn hay sai thì ra một ấn bản mới, có số, lý do và danh sách thay đổi; ấn bản cũ vẫn tải được. Mã SHA-256 của mỗi ấn bản phủ cả ấn bản trước, nên không ai lặng lẽ sửa được số cũ. Xem <a href=\"/open-data#editions\">nhật ký ấn bản</a>.</li></ul></section>"
    )
  }

  private func small(_ html: inout Html) {
    html.raw("<section aria-labelledby=\"small\"><h2 id=\"small\">Vì sao không nêu số nhỏ</h2>")
    html.raw(
      "<p>Trong một xã, “1 hồ sơ nuôi con nuôi tháng 3” có thể chỉ ra đúng một gia đình. Vì vậy ở các bảng chia theo thủ tục hay lĩnh vực:</p><ul>"
    )
    html.raw(
      "<li>Số từ 0 đến 4 ghi là “&lt;5”. Ở lĩnh vực nhạy cảm (khuyết tật, người có công, nuôi con nuôi, có yếu tố nước ngoài…), dưới cấp tỉnh, số dưới 10 ghi là “&lt;10”.</li>"
    )
    html.raw(
      "<li>Khi lấy tổng trừ đi các số khác mà ra được số nhỏ thì một số khác cũng được giữ kín, ghi là “ẩn”: từ 5 trở lên, nhưng nói ra thì lộ số nhỏ. Máy kiểm cho từng số bị che rằng còn ít nhất một bảng khác khớp với mọi điều đã công bố; nếu không, số ấy “không nêu”: nhỏ hay lớn đều không nói.</li>"
    )
    html.raw(
      "<li>Bảng theo thủ tục chỉ có theo tháng trọn (tiếp nhận) và quý trọn (giải quyết), mỗi kỳ một lần khi chốt; không có theo ngày. Sửa đổi không mở ra số đã che.</li>"
    )
    html.raw(
      "<li>Tỷ lệ phần trăm và số ngày chỉ nêu khi có từ 10 hồ sơ đã giải quyết. “Ít nhất 96 %” nghĩa là số trễ hẹn từ 0 đến 4, không nói rõ hơn.</li></ul></section>"
    )
  }

  private func rules(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "rules")]) { html in
      html.element("h2", [("id", "rules")], "\(pack.indicators.count) chỉ tiêu bằng lời")
      html.raw(
        "<p>Viết tắt trong tên chỉ tiêu: TTHC là thủ tục hành chính, DVC là dịch vụ công, DVCQG là Dịch vụ công quốc gia.</p>"
      )
      for block in pack.blocks {
        html.element("h3", [], "\(block.name.vi) – \(block.max.shortVietnamese) điểm")
        for rule in pack.indicators where rule.block == block.code {
          html.element("details", []) { html in
            html.element("summary", [], "\(rule.no) \(rule.name.vi) – \(rule.max.shortVietnamese) điểm")
            html.element("ul", []) { html in
              for sentence in RuleWords(pack).sentences(rule) { html.element("li", [], sentence.vi) }
            }
          }
        }
      }
    }
  }

  private func limits(_ html: inout Html) {
    html.raw("<section aria-labelledby=\"limits\"><h2 id=\"limits\">Những điều còn hạn chế</h2><ul>")
    html.raw(
      "<li>Số ở đây tính từ hồ sơ các hệ thống gửi đến; Cổng Dịch vụ công quốc gia tính từ dữ liệu của mình. Hai số có thể lệch vì đồng bộ chậm hay thiếu.</li>"
    )
    html.raw(
      "<li>Công thức được dựng lại từ số liệu và cách ghi của Cổng; phụ lục gốc của Quyết định 766/QĐ-TTg chưa có bản đối chiếu đầy đủ.</li>"
    )
    html.raw(
      "<li>Thủ tục hiếm ở một xã không có số riêng theo tháng; muốn biết thì xem số của tỉnh hoặc hỏi đơn vị.</li>")
    html.raw(
      "<li>Đếm theo kỳ dương lịch (ngày 1 đến hết tháng); báo cáo hành chính đếm từ ngày 15 đến ngày 14, nên hai số “quý” có thể khác nhau mà đều đúng.</li></ul></section>"
    )
  }
}
