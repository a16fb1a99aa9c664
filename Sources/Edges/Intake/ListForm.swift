package import Records

/// One kind of list made for people: what its headings may be called and what a header must have.
package struct ListForm: Sendable {
  package let kind: FactKind
  /// The column of each known wording, and its place among the wordings of that column: the earlier is the surer one.
  let wordings: [String: (column: String, place: Int)]
  /// Wordings that mean one of several columns.
  let doubts: [String: Doubt]
  /// Headings that say which kind of list this is and are no column.
  let signs: Set<String>
  /// A header has one of each group.
  let needs: [[String]]
  /// The columns a record is told from other rows by.
  let key: String
  let date: String
  /// True if keys are codes: they have a digit and no space.
  let keyIsCode: Bool

  /// A heading that could be two columns; what decides is written where it is asked.
  enum Doubt: Hashable, Sendable {
    /// "Ngày trả": promised or done.
    case dayOfReturn
    /// "Ngày hẹn": promised, or an appointment to hand the dossier in.
    case appointment
    /// "Đơn vị": the one that receives or the one that resolves.
    case unit
    /// "Hình thức": of handing in, of paying or of giving back.
    case manner
    /// "Hạn xử lý" beside "Bước xử lý hiện tại": of the dossier or of the step.
    case termOfStep

    var columns: [String] {
      switch self {
      case .dayOfReturn: ["due_at", "returned_at"]
      case .appointment, .termOfStep: ["due_at", "ignore"]
      case .unit: ["unit", "received_unit", "office"]
      case .manner: ["channel", "payment_words", "ignore"]
      }
    }
  }

  init(
    _ kind: FactKind, key: String, date: String, keyIsCode: Bool = true, needs: [[String]], signs: Set<String> = [],
    doubts: [String: Doubt] = [:], wordings: [String: [String]]
  ) {
    self.kind = kind
    self.key = key
    self.date = date
    self.keyIsCode = keyIsCode
    self.needs = needs
    self.signs = signs
    self.doubts = doubts
    var columns: [String: (column: String, place: Int)] = [:]
    for (column, words) in wordings {
      for (place, word) in words.enumerated() { columns[word] = (column, place) }
    }
    self.wordings = columns
  }

  /// False when not even two headings are known here: most rows of a table are no header.
  func mayHead(_ said: [HeadingKeys.Said]) -> Bool {
    var known = 0
    for column in said where column.texts.contains(where: { wordings[$0] != nil || doubts[$0] != nil }) {
      known += 1
      if known > 1 { return true }
    }
    return false
  }

  /// Columns a heading of this list can be mapped to: those of the file, and those read by words or ticks.
  package var columns: Set<String> {
    Set(Schema.of(kind).columns.map(\.name)).union(wordings.values.map(\.column))
      .union(kind == .dossier ? Set(TickGroup.columns) : [])
  }

  package static let all: [ListForm] = [.dossiers, .steps, .petitions, .ratings, .nationalReports]
}
