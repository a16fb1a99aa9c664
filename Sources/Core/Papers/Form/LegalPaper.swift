/// A paper in the legal form of Decree 30/2020, before it is a file: what stands where, not how it is drawn.
package struct LegalPaper: Sendable {
  /// The raw values are stored with drafts: frozen.
  package enum Kind: String, Sendable, CaseIterable {
    /// `BÁO CÁO`, `KẾ HOẠCH`, the letter, which has no name of its kind, and `TỜ TRÌNH`.
    case report, plan, letter, submission
    /// One page for whoever decides; not issued, so without number and seal.
    case brief

    /// Goes out with number and signature; what does not is the house's own.
    package var isIssued: Bool { self != .brief }
  }
  package enum Block: Sendable {
    /// `Căn cứ …;`, in italics.
    case basis(String)
    /// `I. …`: 1; `1. …`: 2.
    case heading(level: Int, String)
    case paragraph(String)
    case table(FormTable)
  }
  package struct Annex: Sendable {
    package let label: String
    package let title: String
    package let table: FormTable
    package init(label: String, title: String, table: FormTable) {
      self.label = label
      self.title = title
      self.table = table
    }
  }

  package var kind: Kind
  /// The issuing body, line by line, in capitals.
  package var issuer: [String]
  /// As it is called in a sentence.
  package var issuerName: String
  /// Nil until the office gives it: the place stays open.
  package var number: String?
  /// `BC-UBND`.
  package var symbol: String
  package var place: String
  package var month: (month: Int, year: Int)
  /// Nil until it is signed.
  package var day: Int?
  /// What it is about, under the kind or behind `V/v`.
  package var about: String
  package var addressees: [String] = []
  package var body: [Block] = []
  /// `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`.
  package var authority: [String]
  package var signer: String?
  package var recipients: [String]
  package var annexes: [Annex] = []
  /// By what its figures can be verified; nil until it is frozen.
  package var proof: PaperProof?
  /// Figures made up: every page says so.
  package var isSample = false

  package init(
    kind: Kind, issuer: [String], issuerName: String, symbol: String, place: String, month: (month: Int, year: Int),
    about: String, authority: [String], recipients: [String]
  ) {
    self.kind = kind
    self.issuer = issuer
    self.issuerName = issuerName
    self.symbol = symbol
    self.place = place
    self.month = month
    self.about = about
    self.authority = authority
    self.recipients = recipients
  }

  /// `BÁO CÁO`; nil for the letter.
  package var kindName: String? {
    switch kind {
    case .report: "BÁO CÁO"
    case .plan: "KẾ HOẠCH"
    case .letter: nil
    case .submission: "TỜ TRÌNH"
    case .brief: "TÓM TẮT ĐIỀU HÀNH"
    }
  }
  /// `Số:      /BC-UBND`: no number is made up.
  package var numberLine: String { "Số: \(number ?? "        ")/\(symbol)" }
  package var dayText: String {
    let day = day.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "     "
    let month = self.month.month < 3 ? "0\(self.month.month)" : "\(self.month.month)"
    return "ngày \(day) tháng \(month) năm \(self.month.year)"
  }
  /// As a sentence calls it.
  package var inSentence: String {
    switch kind {
    case .report: "Báo cáo"
    case .plan: "Kế hoạch"
    case .letter: "Công văn"
    case .submission: "Tờ trình"
    case .brief: "Tóm tắt"
    }
  }
  /// Under the title of an annex.
  package var annexReference: String {
    return "(Kèm theo \(inSentence) số \(number ?? "        ")/\(symbol) \(dayText) của \(issuerName))"
  }
}

/// A table of a paper: heading row, rows, columns of stated width.
package struct FormTable: Sendable {
  /// The raw values are stored with frozen papers: frozen.
  package enum Align: String, Sendable {
    case left, center, right
  }
  package struct Column: Sendable {
    package let heading: String
    /// Share of the width, in thousandths.
    package let share: Int
    package let align: Align
    package init(_ heading: String, _ share: Int, _ align: Align = .left) {
      self.heading = heading
      self.share = share
      self.align = align
    }
  }
  package struct Row: Sendable {
    package let cells: [String]
    /// A group's heading or the total.
    package let isStrong: Bool
    package init(_ cells: [String], isStrong: Bool = false) {
      self.cells = cells
      self.isStrong = isStrong
    }
  }
  /// What a draft calls it by; empty where none needs to.
  package let name: String
  package let columns: [Column]
  package let rows: [Row]
  package let isWide: Bool
  /// Headings over several columns, from left to right; an empty one leaves its columns alone. None: one row of headings.
  package let groups: [(title: String, span: Int)]
  /// `(3) = (4) + (5) + (6)` under each heading; empty for none.
  package let formulas: [String]
  package init(
    name: String = "", columns: [Column], rows: [Row], isWide: Bool = false, groups: [(title: String, span: Int)] = [],
    formulas: [String] = []
  ) {
    self.groups = groups
    self.formulas = formulas
    self.name = name
    self.columns = columns
    self.rows = rows
    self.isWide = isWide
  }
}
