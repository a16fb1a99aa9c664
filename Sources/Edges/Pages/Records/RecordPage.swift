package import Base
package import Records

/// A page with records: what it is about, of whom, which days, seen when, by which rules, and its parts from top to bottom.
package struct RecordPage: Sendable {
  /// What stands with every number: nothing of it may be missing on a page with numbers.
  package struct Stamp: Sendable {
    package var unit: OrgUnit?
    package var window: Window?
    /// The rule pack, where points or memberships depend on one.
    package var rules: String?
    package var source: String

    package init(unit: OrgUnit?, window: Window?, rules: String? = nil, source: String = "dữ liệu của đơn vị") {
      self.unit = unit
      self.window = window
      self.rules = rules
      self.source = source
    }
  }

  package struct Choice: Sendable {
    package var label: String
    package var count: Int?
    package var link: String
    package var isCurrent: Bool

    package init(_ label: String, count: Int? = nil, link: String, isCurrent: Bool = false) {
      self.label = label
      self.count = count
      self.link = link
      self.isCurrent = isCurrent
    }
  }

  package struct Pager: Sendable {
    package var page: Int
    package var pages: Int
    package var total: Int
    package init(page: Int, pages: Int, total: Int) {
      self.page = page
      self.pages = pages
      self.total = total
    }
  }

  package struct Fact: Sendable {
    package var id: String
    package var label: String
    package var cell: RecordTable.Cell
    package init(_ id: String, _ label: String, _ cell: RecordTable.Cell) {
      self.id = id
      self.label = label
      self.cell = cell
    }
  }

  package struct Section: Sendable {
    /// The name programs read; also the anchor.
    package var id: String
    package var heading: String
    package var intro: String?
    package var table: RecordTable
    package var pager: Pager?
    package var isSortable: Bool
    package var trend: TrendChart?
    package var steps: StepChart?
    package var ranks: RankChart?
    package var bullets: BulletChart?
    /// Starts folded, for what few readers open.
    package var isFolded: Bool
    /// Where all of it is, when this is only the beginning.
    package var more: Choice?

    package init(
      id: String, heading: String, intro: String? = nil, table: RecordTable, pager: Pager? = nil,
      isSortable: Bool = false, trend: TrendChart? = nil, steps: StepChart? = nil, ranks: RankChart? = nil,
      bullets: BulletChart? = nil, isFolded: Bool = false, more: Choice? = nil
    ) {
      self.id = id
      self.heading = heading
      self.intro = intro
      self.table = table
      self.pager = pager
      self.isSortable = isSortable
      self.trend = trend
      self.steps = steps
      self.ranks = ranks
      self.bullets = bullets
      self.isFolded = isFolded
      self.more = more
    }
  }

  package enum Part: Sendable {
    /// The finding in one sentence.
    case headline(String)
    case facts([Fact])
    case choices(label: String, [Choice])
    case filters([FilterField])
    case paragraph([String])
    /// The box to search in, with what was searched for.
    case search(String)
    case section(Section)
    /// Short tables next to each other where there is room.
    case beside([Section])
    case action(PageAction)
    /// Asks the page again, by its address.
    case ask(AskForm)
    /// A text to take away, folded under its heading.
    case draft(heading: String, String)
    /// Room for signatures under a sheet that is printed.
    case signatures([String])
    /// Links to what belongs to this page.
    case links([Choice])
    case paper(PaperSheet)
  }

  package var title: String
  package var stamp: Stamp
  package var address: PageAddress
  package var picker: PeriodPicker?
  package var notes: [Sentence]
  package var parts: [Part]
  /// What else the same address gives: format and label.
  package var formats: [String]
  /// The table a file is of when none is named; the first without it.
  package var main: String?
  /// Which of the unit's pages this is.
  package var tab: UnitTab?
  package var frame: Frame

  package init(
    title: String, stamp: Stamp, address: PageAddress, picker: PeriodPicker? = nil, notes: [Sentence] = [],
    parts: [Part], formats: [String] = ["csv", "xlsx", "json"], main: String? = nil,
    tab: UnitTab? = nil, frame: Frame
  ) {
    self.title = title
    self.stamp = stamp
    self.address = address
    self.picker = picker
    self.notes = notes
    self.parts = parts
    self.formats = formats
    self.main = main
    self.tab = tab
    self.frame = frame
  }

  package var sections: [Section] {
    parts.flatMap { part -> [Section] in
      switch part {
      case .section(let section): [section]
      case .beside(let sections): sections
      default: []
      }
    }
  }
  package var facts: [Fact] {
    parts.flatMap { part -> [Fact] in
      if case .facts(let facts) = part { return facts }
      return []
    }
  }

  package func html() -> String {
    let unit = stamp.unit.map { " · \($0.name)" } ?? ""
    return Layout.page(title: "\(title)\(unit) · Soi 766", frame) { html in
      writeHead(&html)
      for part in parts { RecordPart(page: self, part: part).write(&html) }
    }
  }

  /// The same page with its as-of in the address: the same numbers tomorrow.
  private var fixed: PageAddress {
    address.setting(("as_of", stamp.window?.end.isoLocal), ("page", address["page"]))
  }

  private func writeHead(_ html: inout Html) {
    html.element("h1", [], title)
    html.element("p", [("class", "asof")]) { html in
      if let unit = stamp.unit {
        html.element("b", [], unit.name)
        html.escaped(" (\(unit.code.text)). ")
      }
      if let window = stamp.window {
        html.escaped(
          "Kỳ \(window.period.from.vietnamese) – \(window.period.to.vietnamese), tính đến \(window.end.vietnamese)")
        html.raw(" ")
        if window.isOpen { html.raw("<span class=\"tag\">số liệu tạm thời</span> ") }
      }
    }
    html.element("p", [("class", "stamp")]) { html in
      html.escaped("Nguồn: \(stamp.source)")
      if let arrival = frame.newestArrival { html.escaped(", đến gần nhất \(arrival.vietnamese)") }
      if let rules = stamp.rules { html.escaped(". Bộ quy tắc: \(rules)") }
      html.raw(". ")
      // What a form answers has no address to come back to.
      if formats.isEmpty { return }
      html.element("span", [("class", "formats")]) { html in
        for format in formats {
          html.element("a", [("href", address.setting(("format", format)).text)], format.uppercased())
          html.raw(" ")
        }
        html.element("a", [("href", fixed.text)], "Liên kết cố định")
      }
    }
    if let unit = stamp.unit { UnitTab.write(&html, unit: unit, address: address, current: tab) }
    picker?.write(&html)
    NoteFold(notes: notes).write(&html)
  }
}

/// What a reader must know, folded when it is more than one sentence so that it does not push the numbers away.
struct NoteFold {
  let notes: [Sentence]

  func write(_ html: inout Html) {
    guard let first = notes.first else { return }
    if notes.count == 1 {
      html.element("p", [("class", "note")], first.vi)
      return
    }
    html.element("details", [("class", "notes")]) { html in
      html.element("summary", [], "\(notes.count) điều cần biết về số liệu này")
      for note in notes { html.element("p", [("class", "note")], note.vi) }
    }
  }
}
