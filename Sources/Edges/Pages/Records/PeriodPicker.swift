package import Base
package import Records
package import Scoring
internal import Wording

/// Chooses unit, period, as-of and source of any page: a form that works without script, the common periods as links, and the
/// period before and after.
package struct PeriodPicker: Sendable {
  /// Where the page is now; links change the period in it and keep the rest.
  package var address: PageAddress
  package var window: Window
  package var now: Instant
  /// The as-of stands in the address.
  package var saysAsOf: Bool
  package var unit: OrgUnit?
  /// What there is to choose from; empty where the unit is fixed.
  package var units: [OrgUnit]
  /// Nil where figures of other sources make no sense.
  package var source: FigureSource?
  /// Where the form goes when the unit is part of the path: the chooser, told which page of the unit is meant.
  package var chooser: (action: String, page: String)?

  package init(
    address: PageAddress, window: Window, now: Instant, saysAsOf: Bool = false, unit: OrgUnit? = nil,
    units: [OrgUnit] = [], source: FigureSource? = nil, chooser: (action: String, page: String)? = nil
  ) {
    self.address = address
    self.window = window
    self.now = now
    self.saysAsOf = saysAsOf
    self.unit = unit
    self.units = units
    self.source = source
    self.chooser = chooser
  }

  /// More units than this are not listed: the form asks for a code or a name.
  private static let mostListed = 400

  func write(_ html: inout Html) {
    html.element("nav", [("class", "period"), ("aria-label", "Chọn kỳ")]) { html in
      html.element("p", [("class", "turn")]) { html in
        if let previous = window.period.previous {
          html.element("a", [("href", link(previous)), ("rel", "prev")], "‹ \(previous.name.vi)")
        }
        html.element("b", [], window.period.name.vi)
        if let next = window.period.next, next.from <= now.day {
          html.element("a", [("href", link(next)), ("rel", "next")], "\(next.name.vi) ›")
        }
      }
      html.element("ul", [("class", "choices")]) { html in
        for period in choices where !isReporting(period) { choice(period, &html) }
      }
      html.element("details", []) { html in
        html.element(
          "summary", [], units.isEmpty ? "Kỳ báo cáo, ngày khác" : "Đơn vị, kỳ báo cáo, ngày khác, nguồn")
        html.element("ul", [("class", "choices")]) { html in
          for period in choices where isReporting(period) { choice(period, &html) }
        }
        form(&html)
      }
    }
  }

  private var choices: [Period] { Period.choices(around: min(window.lastDay, now.day), today: now.day) }

  /// Periods of the quarterly reports are asked for a few days in a quarter: they do not stand in everybody's way.
  private func isReporting(_ period: Period) -> Bool {
    if case .reporting = period.shape { return true }
    return false
  }

  private func choice(_ period: Period, _ html: inout Html) {
    html.element("li", []) { html in
      let isCurrent = period == window.period
      html.element("a", [("href", link(period)), ("aria-current", isCurrent ? "true" : nil)], period.name.vi)
    }
  }

  private func link(_ period: Period) -> String {
    address.setting(("from", period.from.iso), ("to", period.to.iso), ("as_of", nil)).text
  }

  private func form(_ html: inout Html) {
    html.element("form", [("class", "picker"), ("action", chooser?.action ?? address.path), ("method", "get")]) {
      html in
      if let chooser { html.void("input", [("type", "hidden"), ("name", "page"), ("value", chooser.page)]) }
      if !units.isEmpty { unitField(&html) }
      field("Từ ngày", "from", "date", window.period.from.iso, isRequired: true, &html)
      field("đến ngày", "to", "date", window.period.to.iso, isRequired: true, &html)
      field(
        "Tính đến lúc", "as_of", "datetime-local", saysAsOf ? String(window.end.isoLocal.prefix(16)) : "",
        isRequired: false, &html)
      if let source { sourceField(source, &html) }
      let own: Set = ["from", "to", "as_of", "page", "source", "format"]
      for item in address.items where !own.contains(item.name) && !(item.name == "unit" && !units.isEmpty) {
        html.void("input", [("type", "hidden"), ("name", item.name), ("value", item.value)])
      }
      html.element("button", [("type", "submit")], "Xem")
    }
  }

  private func unitField(_ html: inout Html) {
    html.element("label", []) { html in
      html.raw("Đơn vị ")
      if units.count > Self.mostListed {
        html.void("input", [("name", "unit"), ("value", unit?.code.text), ("required", ""), ("spellcheck", "false")])
        return
      }
      html.element("select", [("name", "unit")]) { html in
        for listed in units {
          html.element(
            "option", [("value", listed.code.text), ("selected", listed.code == unit?.code ? "" : nil)],
            "\(listed.name) (\(listed.code.text))")
        }
      }
    }
  }

  private func sourceField(_ source: FigureSource, _ html: inout Html) {
    html.element("label", []) { html in
      html.raw("Số liệu ")
      html.element("select", [("name", "source")]) { html in
        for choice in FigureSource.allCases {
          html.element(
            "option", [("value", choice.rawValue), ("selected", choice == source ? "" : nil)], choice.sentence.vi)
        }
      }
    }
  }

  private func field(
    _ label: String, _ name: String, _ type: String, _ value: String, isRequired: Bool, _ html: inout Html
  ) {
    html.element("label", []) { html in
      html.escaped(label + " ")
      html.void(
        "input", [("type", type), ("name", name), ("value", value), ("required", isRequired ? "" : nil)])
    }
  }
}
