package import Base
package import Records
internal import Wording

/// The first page for somebody who never signed in: what this is, find your commune, the newest ranking in short.
package struct HomePage: Sendable {
  package struct Found: Sendable {
    package let unit: OrgUnit
    /// The unit above, so that two communes of one name are told apart.
    package let above: String

    package init(unit: OrgUnit, above: String) {
      self.unit = unit
      self.above = above
    }
  }

  package struct Top: Sendable {
    package let parent: OrgUnit
    package let periodWords: String
    package let asOf: Instant
    package let rows: [RankingPage.Row]
    package let peers: Int

    package init(parent: OrgUnit, periodWords: String, asOf: Instant, rows: [RankingPage.Row], peers: Int) {
      self.parent = parent
      self.periodWords = periodWords
      self.asOf = asOf
      self.rows = rows
      self.peers = peers
    }
  }

  package let frame: Frame
  /// What was typed into the search; nil on the plain page.
  package let searched: String?
  package let found: [Found]
  package let foundInAll: Int
  package let top: Top?
  package let units: Int

  package init(frame: Frame, searched: String?, found: [Found], foundInAll: Int, top: Top?, units: Int) {
    self.frame = frame
    self.searched = searched
    self.found = found
    self.foundInAll = foundInAll
    self.top = top
    self.units = units
  }

  package func html() -> String {
    Layout.page(title: "Chất lượng phục vụ của xã, phường · Soi 766", frame) { html in
      html.element("h1", [], "Xã, phường của bạn phục vụ tốt đến đâu?")
      html.raw(
        "<p class=\"lead\">Nhà nước chấm điểm việc giải quyết thủ tục cho người dân, doanh nghiệp theo 21 chỉ tiêu, tối đa 100 điểm (Bộ chỉ số 766). Ở đây ai cũng xem được điểm, vì sao được hay mất điểm, và tải số liệu.</p>"
      )
      search(&html)
      if searched != nil { results(&html) }
      html.element("div", [("class", "doors")]) { html in
        door(
          "/look-up", "Tra cứu hồ sơ",
          "Hồ sơ của tôi đến bước nào, hẹn trả ngày nào? Cần mã hồ sơ và giờ ghi trên giấy hẹn.",
          &html)
        door("/ranking", "Xếp hạng", "Xã, sở, tỉnh nào đứng đâu, lên hay xuống so với kỳ trước.", &html)
        door("/method", "Cách tính", "Điểm tính thế nào, làm tròn ra sao, số nào còn tạm thời.", &html)
        door(
          "/open-data", "Dữ liệu mở", "Điểm, xếp hạng, số hồ sơ theo thủ tục: CSV, JSON, Excel; nhật ký sửa đổi.", &html
        )
      }
      if let top { ranking(top, &html) }
    }
  }

  private func search(_ html: inout Html) {
    html.element("form", [("class", "seek"), ("action", "/"), ("method", "get"), ("role", "search")]) { html in
      html.raw("<label for=\"seek\">Tìm xã, phường, sở (không cần gõ dấu)</label><p>")
      html.void(
        "input",
        [
          ("id", "seek"), ("type", "search"), ("name", "find"), ("value", searched ?? ""), ("autocomplete", "off"),
          ("maxlength", "80"),
        ])
      html.raw(" <button type=\"submit\">Tìm</button></p>")
    }
  }

  private func results(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "found")]) { html in
      if found.isEmpty {
        html.element("h2", [("id", "found")], "Không tìm thấy “\(searched ?? "")”")
        html.element("p", [], "Thử gõ ít chữ hơn, ví dụ chỉ tên xã. Kho này có \(units.vietnamese) đơn vị.")
        return
      }
      html.element("h2", [("id", "found")], "\(foundInAll.vietnamese) đơn vị hợp với “\(searched ?? "")”")
      html.element("ul", [("class", "found")]) { html in
        for item in found {
          html.element("li", []) { html in
            html.element(
              "a", [("href", "\(RankingPage.folder(item.unit.kind))/\(item.unit.code.text.percentEncoded)")],
              item.unit.name)
            if !item.above.isEmpty { html.element("span", [], " – \(item.above)") }
          }
        }
      }
      if foundInAll > found.count {
        html.element("p", [], "Chỉ hiện \(found.count) đơn vị đầu; gõ thêm chữ để thu hẹp.")
      }
    }
  }

  private func door(_ address: String, _ title: String, _ sentence: String, _ html: inout Html) {
    html.element("section", []) { html in
      html.element("h2", []) { $0.element("a", [("href", address)], title) }
      html.element("p", [], sentence)
    }
  }

  private func ranking(_ top: Top, _ html: inout Html) {
    html.element("section", [("aria-labelledby", "top")]) { html in
      html.element(
        "h2", [("id", "top")],
        "\(top.rows.count) xã, phường điểm cao nhất của \(PlaceWords.midSentence(top.parent.name)), \(top.periodWords)")
      html.element("p", [("class", "asof")]) { html in
        html.escaped("Tính đến \(top.asOf.vietnamese), trong \(top.peers.vietnamese) xã, phường, đặc khu. ")
        html.raw("<span class=\"tag\">số liệu tạm thời</span>")
      }
      html.element("ol", [("class", "top5")]) { html in
        for row in top.rows {
          html.element("li", []) { html in
            html.element("span", [("class", "place")], "Hạng \(PlaceWords.short(row.rank))")
            html.raw(" ")
            html.element("a", [("href", "/communes/\(row.code.text.percentEncoded)")], row.name)
            html.raw(" ")
            html.element("b", [], "\(row.total.vietnamese) điểm")
          }
        }
      }
      html.raw("<p><a href=\"/ranking\">Xem cả bảng xếp hạng</a></p>")
    }
  }
}
