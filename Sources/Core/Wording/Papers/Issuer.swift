internal import Base
internal import Records

/// How the body that issues a paper is called: in its head, and in sentences.
struct Issuer {
  let name: String
  /// Without “Ủy ban nhân dân”.
  let own: String
  let head: [String]
  let isCommittee: Bool

  /// `UBND xã Vĩnh Bảo`, however the register calls it.
  init(_ unit: OrgUnit) {
    let hasForm = unit.name.hasPrefix("UBND") || unit.name.hasPrefix("Ủy ban") || unit.kind != .commune
    let name = hasForm ? unit.name : "UBND \(unit.name)"
    let start = ["UBND ", "Ủy ban nhân dân "].first { name.hasPrefix($0) }
    let own = start.map { String(name.dropFirst($0.count)) } ?? name
    self.name = name
    self.own = own
    isCommittee = own != name
    head = own == name ? [own.uppercased()] : ["ỦY BAN NHÂN DÂN", own.uppercased()]
  }

  var authority: [String] { isCommittee ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["THỦ TRƯỞNG ĐƠN VỊ"] }
}

/// The place a paper of a unit is dated at.
package enum IssuePlace {
  /// `UBND xã Vĩnh Bảo` → `Vĩnh Bảo`.
  package static func of(_ unitName: String) -> String {
    var place = unitName
    for start in [
      "UBND ", "Ủy ban nhân dân ", "xã ", "Xã ", "phường ", "Phường ", "đặc khu ", "Đặc khu ", "tỉnh ", "Tỉnh ",
      "thành phố ", "Thành phố ",
    ]
    where place.hasPrefix(start) { place = String(place.dropFirst(start.count)) }
    return place
  }
}
