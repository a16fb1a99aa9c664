package import Base
package import Records
package import Scoring
internal import Wording

/// The ranking of the units of a kind below another unit, for a period: places with ties, points, blocks, the way since the
/// period before.
package struct RankingPage: Sendable {
  /// A link to another state of the page.
  package struct Choice: Sendable {
    package let label: String
    package let address: String
    package let isCurrent: Bool

    package init(_ label: String, _ address: String, isCurrent: Bool) {
      self.label = label
      self.address = address
      self.isCurrent = isCurrent
    }
  }

  /// What the picker of the page holds.
  package struct Picker: Sendable {
    package let parents: [(code: String, name: String)]
    package let kind: UnitKind
    /// The name of the period asked for.
    package let period: String
    /// Periods by kind: words of the kind, then the periods' names and words.
    package let periods: [(group: String, choices: [(name: String, words: String)])]

    package init(
      parents: [(code: String, name: String)], kind: UnitKind, period: String,
      periods: [(group: String, choices: [(name: String, words: String)])]
    ) {
      self.parents = parents
      self.kind = kind
      self.period = period
      self.periods = periods
    }
  }

  /// In which order the lines stand.
  package enum Order: String, Sendable {
    case place = "rank"
    /// Whoever lost most places first, or gained most.
    case fallen, risen
  }

  /// One unit's line.
  package struct Row: Sendable {
    package let code: UnitCode
    package let name: String
    package let total: Points
    /// In the order of `blocks`.
    package let blocks: [Points]
    package let rank: RankInterval
    /// Points nobody can say were won or lost, for want of data.
    package let unknown: Points

    package init(
      code: UnitCode, name: String, total: Points, blocks: [Points], rank: RankInterval, unknown: Points = .zero
    ) {
      self.code = code
      self.unknown = unknown
      self.name = name
      self.total = total
      self.blocks = blocks
      self.rank = rank
    }
  }

  package let parent: OrgUnit
  package let periodWords: String
  package let asOf: Instant
  package let isOpen: Bool
  /// The edition the figures are of, in words.
  package let standing: String
  package let ranked: [Row]
  package let blocks: [(name: String, max: Points)]
  /// Places in the period before, by unit; nil when there was none.
  package let before: [UnitCode: RankInterval]?
  package let beforeWords: String
  /// Months, oldest first, with the best place of every unit.
  package let months: [(label: String, places: [UnitCode: RankInterval])]
  package let picker: Picker
  package let notes: [Sentence]
  package let frame: Frame
  package let query: String
  /// The page of a long list, from 1.
  package let page: Int
  package let order: Order
  package static let rowsOnPage = 150

  package init(
    parent: OrgUnit, periodWords: String, asOf: Instant, isOpen: Bool, standing: String, ranked: [Row],
    blocks: [(name: String, max: Points)], before: [UnitCode: RankInterval]?, beforeWords: String,
    months: [(label: String, places: [UnitCode: RankInterval])], picker: Picker, notes: [Sentence], frame: Frame,
    query: String, page: Int, order: Order = .place
  ) {
    self.parent = parent
    self.periodWords = periodWords
    self.asOf = asOf
    self.isOpen = isOpen
    self.standing = standing
    self.ranked = ranked
    self.blocks = blocks
    self.before = before
    self.beforeWords = beforeWords
    self.months = months
    self.picker = picker
    self.notes = notes
    self.frame = frame
    self.query = query
    self.page = page
    self.order = order
  }

  package func html() -> String {
    let title = "Xếp hạng \(picker.kind.sentence.vi) của \(PlaceWords.midSentence(parent.name)), \(periodWords)"
    return Layout.page(title: "\(title) · Soi 766", frame) { html in
      html.element("h1", [], title)
      html.element("p", [("class", "asof")]) { html in
        html.escaped("Tính đến \(asOf.vietnamese). \(standing) ")
        if isOpen { html.raw("<span class=\"tag\">số liệu tạm thời</span>") }
      }
      for note in notes { html.element("p", [("class", "note")], note.vi) }
      pickerForm(&html)
      if ranked.isEmpty {
        html.element("p", [], "Không có đơn vị nào thuộc cấp này dưới \(parent.name). Chọn cấp khác ở trên.")
        return
      }
      strip(&html)
      links(&html)
      table(&html)
      pages(&html)
    }
  }

  private func pickerForm(_ html: inout Html) {
    html.element("form", [("class", "picker"), ("action", "/ranking"), ("method", "get")]) { html in
      html.element("label", []) { html in
        html.raw("Của ")
        html.element("select", [("name", "parent")]) { html in
          for (code, name) in picker.parents {
            html.element("option", [("value", code), ("selected", code == parent.code.text ? "" : nil)], name)
          }
        }
      }
      html.element("label", []) { html in
        html.raw("Cấp ")
        html.element("select", [("name", "kind")]) { html in
          for kind in [UnitKind.commune, .agency, .province] {
            html.element(
              "option", [("value", kind.rawValue), ("selected", kind == picker.kind ? "" : nil)], kind.sentence.vi)
          }
        }
      }
      html.element("label", []) { html in
        html.raw("Kỳ ")
        html.element("select", [("name", "period")]) { html in
          for (group, choices) in picker.periods {
            html.element("optgroup", [("label", group)]) { html in
              for (name, words) in choices {
                html.element("option", [("value", name), ("selected", name == picker.period ? "" : nil)], words)
              }
            }
          }
        }
      }
      html.raw("<button type=\"submit\">Xem</button>")
    }
  }

  private func strip(_ html: inout Html) {
    let totals = ranked.map(\.total)
    guard let best = totals.max(), let worst = totals.min() else { return }
    let middle = totals.sorted()[totals.count / 2]
    html.element("figure", [("class", "peers")]) { html in
      DotStrip(
        title: "Tổng điểm của \(ranked.count.vietnamese) đơn vị",
        description:
          "Thấp nhất \(worst.vietnamese), ở giữa \(middle.vietnamese), cao nhất \(best.vietnamese) điểm. Từng đơn vị ở bảng dưới.",
        dots: ranked.map { DotStrip.Dot(points: $0.total, isMarked: false) }
      ).write(&html)
      html.element(
        "figcaption", [],
        "Mỗi chấm là một đơn vị: thấp nhất \(worst.vietnamese), ở giữa \(middle.vietnamese), cao nhất \(best.vietnamese) trên 100 điểm."
      )
    }
  }

  private func links(_ html: inout Html) {
    html.element("p", [("class", "downloads")]) { html in
      html.raw("Tải bảng này: ")
      html.element("a", [("href", "/ranking.csv?\(query)")], "CSV")
      html.raw(" · ")
      html.element("a", [("href", "/ranking.json?\(query)")], "JSON")
      html.raw(" · <a href=\"/method\">Cách tính và cách xếp hạng</a>")
    }
  }

  private func table(_ html: inout Html) {
    html.element(
      "p", [("class", "asof")],
      "Hạng tốt nhất là 1; đơn vị bằng điểm thì đồng hạng. Thay đổi so với \(beforeWords).")
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng xếp hạng\">")
    html.element("table", [("class", "ranking")]) { html in
      html.raw("<caption>Bảng xếp hạng</caption>")
      html.raw("<thead><tr><th scope=\"col\" class=\"num\">Hạng</th><th scope=\"col\">Đơn vị</th>")
      html.raw("<th scope=\"col\" class=\"num\">Tổng điểm</th>")
      html.element(
        "th", [("scope", "col"), ("aria-sort", order == .place ? nil : order == .risen ? "descending" : "ascending")]
      ) { html in
        if before == nil {
          html.raw("Thay đổi")
        } else {
          let next: Order = order == .fallen ? .risen : .fallen
          html.element("a", [("href", "/ranking?\(query)&sort=\(next.rawValue)")], "Thay đổi")
          if order != .place { html.element("span", [("aria-hidden", "true")], order == .risen ? " ▲" : " ▼") }
        }
      }
      for block in blocks {
        html.element("th", [("scope", "col"), ("class", "num")]) { html in
          html.escaped(block.name)
          html.element("small", [], " /\(block.max.shortVietnamese)")
        }
      }
      if !months.isEmpty {
        html.element("th", [("scope", "col")], "Hạng các tháng \(months.map(\.label).joined(separator: ", "))")
      }
      html.raw("</tr></thead><tbody>")
      for unit in shown { row(unit, &html) }
      html.raw("</tbody>")
    }
    html.raw("</div>")
  }

  private var shown: ArraySlice<Row> {
    let start = min(ranked.count, (max(1, page) - 1) * Self.rowsOnPage)
    return ranked[start..<min(ranked.count, start + Self.rowsOnPage)]
  }

  private func row(_ unit: Row, _ html: inout Html) {
    let code = unit.code
    html.element("tr", []) { html in
      html.element("td", [("class", "num"), ("data-label", "Hạng")], PlaceWords.short(unit.rank))
      html.element("th", [("scope", "row")]) { html in
        html.element("a", [("href", "\(Self.folder(picker.kind))/\(code.text.percentEncoded)")], unit.name)
      }
      html.element("td", [("class", "num"), ("data-label", "Tổng điểm")]) { html in
        html.element("b", [], unit.total.vietnamese)
        if unit.unknown > .zero { html.element("small", [], "chưa biết \(unit.unknown.vietnamese)") }
      }
      html.element(
        "td", [("class", "way"), ("data-label", "Thay đổi")], PlaceWords.movement(unit.rank, from: before?[code]))
      for (block, points) in zip(blocks, unit.blocks) {
        html.element("td", [("class", "num"), ("data-label", block.name)], points.vietnamese)
      }
      if !months.isEmpty {
        html.element(
          "td", [("class", "months-way"), ("data-label", "Các tháng")],
          months.map { $0.places[code].map { "\($0.best)" } ?? "–" }.joined(separator: "→"))
      }
    }
  }

  private func pages(_ html: inout Html) {
    let count = (ranked.count + Self.rowsOnPage - 1) / Self.rowsOnPage
    if count < 2 { return }
    html.element("nav", [("class", "leaves"), ("aria-label", "Các trang của bảng")]) { html in
      for number in 1...count {
        html.element(
          "a",
          [
            ("href", "/ranking?\(query)\(order == .place ? "" : "&sort=\(order.rawValue)")&page=\(number)"),
            ("aria-current", number == page ? "page" : nil),
          ], "Trang \(number)")
        html.raw(" ")
      }
    }
  }

  /// Where the page of a unit of a kind lies.
  static func folder(_ kind: UnitKind) -> String {
    switch kind {
    case .agency: "/agencies"
    case .province: "/provinces"
    default: "/communes"
    }
  }
}
