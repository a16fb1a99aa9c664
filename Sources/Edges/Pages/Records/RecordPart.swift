internal import Base

/// One thing to narrow a list by.
package struct FilterField: Sendable {
  package var name: String
  package var label: String
  package var options: [(value: String, label: String)]

  package init(_ name: String, _ label: String, _ options: [(value: String, label: String)]) {
    self.name = name
    self.label = label
    self.options = options
  }
}

/// Draws one part of a page with records.
struct RecordPart {
  let page: RecordPage
  let part: RecordPage.Part

  func write(_ html: inout Html) {
    switch part {
    case .headline(let text): html.element("p", [("class", "finding")], text)
    case .facts(let facts): self.facts(facts, &html)
    case .choices(let label, let choices): self.choices(label, choices, &html)
    case .filters(let fields): filters(fields, &html)
    case .paragraph(let sentences):
      html.element("div", [("class", "said")]) { html in
        for sentence in sentences { html.element("p", [], sentence) }
      }
    case .search(let typed): search(typed, &html)
    case .section(let section): self.section(section, &html)
    case .beside(let sections):
      html.element("div", [("class", "beside")]) { html in
        for section in sections { self.section(section, &html) }
      }
    case .action(let action): action.write(&html, page.frame)
    case .ask(let form): form.write(&html, page.address)
    case .draft(let heading, let text):
      html.element("details", [("class", "draft")]) { html in
        html.element("summary", [], heading)
        html.element("pre", [], text)
      }
    case .signatures(let who):
      html.element("div", [("class", "signs")]) { html in
        for one in who {
          html.element("p", []) { html in
            html.element("b", [], one)
            html.raw("<br>")
            html.element("small", [], "(ký, ghi rõ họ tên)")
          }
        }
      }
    case .links(let links):
      html.element("p", [("class", "links")]) { html in
        for link in links {
          html.element("a", [("href", link.link)], link.label)
          html.raw(" ")
        }
      }
    case .paper(let sheet): sheet.write(&html, page.frame)
    }
  }

  private func facts(_ facts: [RecordPage.Fact], _ html: inout Html) {
    html.element("dl", [("class", "figures")]) { html in
      for fact in facts {
        let classes = [fact.cell.tone?.rawValue, fact.cell.shown.count > 30 ? "broad" : nil].compactMap(\.self)
        html.element("div", [("class", classes.isEmpty ? nil : classes.joined(separator: " "))]) { html in
          html.element("dt", [], fact.label)
          html.element("dd", []) { html in
            if let link = fact.cell.link {
              html.element("a", [("href", link)], fact.cell.shown)
            } else {
              html.escaped(fact.cell.shown)
            }
            if let detail = fact.cell.detail { html.element("small", [], detail) }
          }
        }
      }
    }
  }

  private func choices(_ label: String, _ choices: [RecordPage.Choice], _ html: inout Html) {
    html.element("nav", [("class", "tabs"), ("aria-label", label)]) { html in
      html.element("ul", []) { html in
        for choice in choices {
          html.element("li", []) { html in
            html.element("a", [("href", choice.link), ("aria-current", choice.isCurrent ? "true" : nil)]) { html in
              html.escaped(choice.label)
              if let count = choice.count { html.element("b", [], " \(count.vietnamese)") }
            }
          }
        }
      }
    }
  }

  private func filters(_ fields: [FilterField], _ html: inout Html) {
    let names = Set(fields.map(\.name))
    let isOn = fields.contains { page.address[$0.name] != nil }
    html.element("details", [("class", "filters"), ("open", isOn ? "" : nil)]) { html in
      html.element("summary", [], isOn ? "Đang lọc" : "Lọc danh sách")
      html.element("form", [("class", "picker"), ("action", page.address.path), ("method", "get")]) { html in
        for item in page.address.items where !names.contains(item.name) && item.name != "page" {
          html.void("input", [("type", "hidden"), ("name", item.name), ("value", item.value)])
        }
        for field in fields {
          html.element("label", []) { html in
            html.escaped(field.label + " ")
            html.element("select", [("name", field.name)]) { html in
              html.element("option", [("value", "")], "Tất cả")
              for option in field.options {
                html.element(
                  "option",
                  [("value", option.value), ("selected", page.address[field.name] == option.value ? "" : nil)],
                  option.label)
              }
            }
          }
        }
        html.element("button", [("type", "submit")], "Lọc")
      }
    }
    let chosen = fields.compactMap { field in
      page.address[field.name].flatMap { value in
        field.options.first { $0.value == value }.map { "\(field.label.lowercased()): \($0.label)" }
      }
    }
    // On paper the form is gone; what was chosen is not.
    if !chosen.isEmpty { html.element("p", [("class", "chosen")], "Đã lọc theo \(chosen.joined(separator: "; ")).") }
  }

  private func section(_ section: RecordPage.Section, _ html: inout Html) {
    html.element("section", [("aria-labelledby", section.id)]) { html in
      html.element("h2", [("id", section.id)], section.heading)
      if let intro = section.intro { html.element("p", [], intro) }
      section.trend?.write(&html)
      section.steps?.write(&html)
      section.ranks?.write(&html)
      section.bullets?.write(&html)
      let sorting = section.isSortable ? page.address : nil
      if section.isFolded {
        html.element("details", []) { html in
          html.element("summary", [], "Xem bảng (\(section.table.rows.count.vietnamese) dòng)")
          section.table.write(&html, caption: section.heading, address: sorting)
        }
      } else {
        section.table.write(&html, caption: section.heading, address: sorting)
      }
      if let pager = section.pager, pager.pages > 1 { self.pager(pager, &html) }
      if let more = section.more { html.element("p", []) { $0.element("a", [("href", more.link)], more.label) } }
    }
  }

  private func search(_ typed: String, _ html: inout Html) {
    html.element("form", [("class", "look"), ("action", "/search"), ("method", "get"), ("role", "search")]) { html in
      html.element("label", [("class", "unseen"), ("for", "q")], "Tìm đơn vị, thủ tục, mã hồ sơ")
      html.void(
        "input",
        [
          ("type", "search"), ("id", "q"), ("name", "q"), ("value", typed),
          ("placeholder", "Tên đơn vị, thủ tục (không cần dấu) hoặc mã hồ sơ"),
        ])
      html.element("button", [("type", "submit")], "Tìm")
    }
  }

  private func pager(_ pager: RecordPage.Pager, _ html: inout Html) {
    html.element("nav", [("class", "pager"), ("aria-label", "Các trang của danh sách")]) { html in
      if pager.page > 1 {
        html.element(
          "a", [("href", page.address.setting(("page", String(pager.page - 1))).text), ("rel", "prev")], "‹ Trang trước"
        )
      }
      html.element(
        "span", [], "Trang \(pager.page.vietnamese)/\(pager.pages.vietnamese), \(pager.total.vietnamese) dòng")
      if pager.page < pager.pages {
        html.element(
          "a", [("href", page.address.setting(("page", String(pager.page + 1))).text), ("rel", "next")], "Trang sau ›")
      }
    }
  }
}
