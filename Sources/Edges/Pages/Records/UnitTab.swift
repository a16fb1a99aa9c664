internal import Base
internal import Records

/// The pages of one unit, one click from each other, each asked the same question.
package enum UnitTab: String, Sendable, CaseIterable {
  case board, work, losses, improve, offices, petitions, procedures, compare

  private var words: String {
    switch self {
    case .board: "Bảng điều hành"
    case .work: "Hồ sơ"
    case .losses: "Sổ mất điểm"
    case .improve: "Cải thiện"
    case .offices: "Phòng, cán bộ"
    case .petitions: "Phản ánh, kiến nghị"
    case .procedures: "Thủ tục"
    case .compare: "Đối chiếu"
    }
  }

  /// `address`: any page of the unit; what it asks about period and standpoint is kept.
  func address(of unit: OrgUnit, from address: PageAddress) -> PageAddress {
    let code = unit.code.text.percentEncoded
    let path =
      switch self {
      case .board: "/units/\(code)"
      case .losses: "/units/\(code)/losses"
      case .improve: "/units/\(code)/path"
      case .work: "/dossiers"
      case .offices: "/offices"
      case .petitions: "/petitions"
      case .procedures: "/procedures"
      case .compare: "/compare"
      }
    let kept = address.at(path, keeping: ["from", "to", "as_of", "source", "rules", "tree", "known_at", "rounding"])
    let isUnitInPath = [.board, .losses, .improve].contains(self)
    return isUnitInPath ? kept : kept.setting(("unit", unit.code.text))
  }

  static func write(_ html: inout Html, unit: OrgUnit, address: PageAddress, current: UnitTab?) {
    html.element("nav", [("class", "pages"), ("aria-label", "Các trang của đơn vị")]) { html in
      html.element("ul", []) { html in
        for tab in allCases {
          html.element("li", []) { html in
            html.element(
              "a",
              [
                ("href", tab.address(of: unit, from: address).text),
                ("aria-current", tab == current ? "page" : nil),
              ], tab.words)
          }
        }
      }
    }
  }
}
