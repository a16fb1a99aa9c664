internal import Base

/// Neighbouring columns of which a row ticks one: "Trực tuyến | Trực tiếp | BCCI" under one heading.
enum TickGroup {
  static let columns = ["channel_online", "channel_direct", "channel_post", "payment_2", "payment_1"]

  private static let kinds: [String: String] = [
    "truc tuyen": "online", "online": "online", "nop truc tuyen": "online", "truc tiep": "direct",
    "nop truc tiep": "direct", "bcci": "post", "buu chinh": "post", "buu chinh cong ich": "post",
    "dich vu buu chinh": "post", "dich vu buu chinh cong ich": "post", "qua bcci": "post", "qua buu chinh": "post",
    "buu dien": "post", "tien mat": "direct",
  ]

  /// The tick columns among headings given by their levels, the uppermost first.
  static func columns(_ levels: [[String]]) -> [Int: ListHeader.Sense] {
    var groups: [[String]: [(index: Int, kind: String)]] = [:]
    for (index, level) in levels.enumerated() {
      guard let last = level.last, let kind = kinds[Headings.key(last)] else { continue }
      groups[Array(level.dropLast()), default: []].append((index, kind))
    }
    var senses: [Int: ListHeader.Sense] = [:]
    for (parents, members) in groups where Set(members.map(\.kind)).count > 1 {
      let above = parents.map { Headings.key($0) }.joined(separator: " ")
      for (index, kind) in members { senses[index] = sense(kind, under: above) }
    }
    return senses
  }

  private static func sense(_ kind: String, under above: String) -> ListHeader.Sense {
    if ["nhan ket qua", "tra ket qua"].contains(where: above.contains) { return .ignored }
    if ["thanh toan", "nop phi", "le phi"].contains(where: above.contains) {
      return kind == "online" ? .column("payment_2") : .column("payment_1")
    }
    let speaksOfHandingIn = ["nop", "tiep nhan", "kenh", "hinh thuc", "phuong thuc", "cach thuc"]
    return above.isEmpty || speaksOfHandingIn.contains(where: above.contains) ? .column("channel_\(kind)") : .unknown
  }

  /// Whether a cell is ticked; nil when it holds something else.
  static func isTicked(_ text: String) -> Bool? {
    switch searchFolded(text) {
    case "", "0", "khong", "false", "no", "☐", "□": false
    case "x", "1", "v", "✓", "✔", "√", "☑", "☒", "•", "●", "co", "true", "yes", "dung", "+", "*", "ü": true
    default: nil
    }
  }
}
