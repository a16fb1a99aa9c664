package import Records

/// A procedure (thủ tục hành chính) as the made-up province knows it.
package struct SampleProcedure: Hashable, Sendable {
  package let code: String
  package let name: String
  package let field: String
  /// The term in working days; 0 = the same day, nil = not known.
  package let workingDays: Int?
  package let fee: Bool
  package let citizen: Bool
  package let paperResult: Bool
  package let online: OnlineLevel

  package init(
    code: String, name: String, field: String, workingDays: Int?, fee: Bool, citizen: Bool, paperResult: Bool,
    online: OnlineLevel
  ) {
    self.code = code
    self.name = name
    self.field = field
    self.workingDays = workingDays
    self.fee = fee
    self.citizen = citizen
    self.paperResult = paperResult
    self.online = online
  }

  /// The procedures of a list of commune procedures: header row, then rows with the columns `field`, `code`, `name`,
  /// `time_limit`, `fee_vnd`, `online_level` in any order. Rows without a code or name are left out.
  package static func list(_ rows: [[String]]) -> [SampleProcedure] {
    guard let header = rows.first else { return [] }
    func place(_ name: String) -> Int? { header.firstIndex(of: name) }
    let (field, code, name) = (place("field"), place("code"), place("name"))
    let (term, fee, online) = (place("time_limit"), place("fee_vnd"), place("online_level"))
    return rows.dropFirst().compactMap { row in
      func cell(_ place: Int?) -> String { place.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? "" }
      guard !cell(code).isEmpty, !cell(name).isEmpty else { return nil }
      let sector = Sector(field: cell(field))
      return SampleProcedure(
        code: cell(code), name: cell(name), field: cell(field),
        workingDays: TermText.workingDays(cell(term)) ?? 10, fee: FeeText.isCharged(cell(fee)),
        citizen: sector != .cooperative && sector != .association,
        // Interlinked procedures end in the systems of others, complaints in a decision; both give no paper result.
        paperResult: cell(field) != "Liên thông" && sector != .complaint,
        online: OnlineText.level(cell(online)))
    }
  }
}

/// The words for online levels in procedure lists ("một phần (e-copy)", "không/một phần", "một phần–toàn trình").
enum OnlineText {
  static func level(_ text: String) -> OnlineLevel {
    if text.contains("một phần") { return .partial }
    return text.contains("toàn trình") ? .full : .none
  }
}

/// The words for fees in procedure lists ("0", "none", "–", "HP 0", "10.000 (HP), online 0", "HĐND tariff").
enum FeeText {
  static func isCharged(_ text: String) -> Bool {
    if text.contains("elsewhere") { return true }
    var rest = Substring(text)
    // A province's short name in front says whose tariff it is.
    if rest.hasPrefix("HP") { rest = rest.dropFirst(2).drop { $0 == ":" || $0 == " " } }
    if rest.hasPrefix("0") {
      let next = rest.dropFirst().first
      return next == "." || next?.isNumber == true
    }
    let words = ["none", "–", "-", "exempt", "không", "miễn"]
    return !rest.isEmpty && !words.contains { rest.hasPrefix($0) }
  }
}
