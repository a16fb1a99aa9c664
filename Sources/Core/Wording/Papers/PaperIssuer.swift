package import Records

/// Who issues a paper, as its head and its sentences call it.
package struct PaperIssuer: Sendable {
  /// `UBND xã Vĩnh Bảo`, however the register calls it.
  package let name: String
  /// Without the committee's words: `xã Vĩnh Bảo`.
  package let ownName: String

  package init(_ unit: OrgUnit) {
    let registered = unit.name
    let isNamed = registered.hasPrefix("UBND") || registered.hasPrefix("Ủy ban") || unit.kind != .commune
    name = isNamed ? registered : "UBND \(registered)"
    var own = name
    for start in ["UBND ", "Ủy ban nhân dân "] where own.hasPrefix(start) { own = String(own.dropFirst(start.count)) }
    ownName = own
  }

  package var isCommittee: Bool { ownName != name }
  /// Line by line, in capitals.
  package var head: [String] {
    isCommittee ? ["ỦY BAN NHÂN DÂN", ownName.uppercased()] : [ownName.uppercased()]
  }
  package var authority: [String] {
    isCommittee ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["THỦ TRƯỞNG ĐƠN VỊ"]
  }
  /// `Vĩnh Bảo`: the place before the date.
  package var place: String {
    for start in [
      "xã ", "Xã ", "phường ", "Phường ", "đặc khu ", "Đặc khu ", "tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ",
    ]
    where ownName.hasPrefix(start) { return String(ownName.dropFirst(start.count)) }
    return ownName
  }
}
