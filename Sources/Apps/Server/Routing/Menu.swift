internal import Access
internal import Base
internal import Pages
internal import Work

/// Where each kind of visitor can go from everywhere: eight items at most.
enum Menu {
  private struct Entry {
    let label: String
    let address: String
    /// Nil: for everybody.
    let needs: Permission?
    /// Only for those who are not signed in.
    var isForStrangers = false
    /// About the whole store: only for those whose right reaches all of it; what the others see in its place.
    var ofWholeStore: (instead: String, address: String)?
  }

  private static let entries: [Entry] = [
    Entry(label: "Trang đầu", address: "/", needs: nil, isForStrangers: true),
    Entry(label: "Bảng điều hành", address: "/board", needs: .readRecords),
    Entry(label: "Xếp hạng", address: "/ranking", needs: nil),
    Entry(label: "Kế hoạch", address: "/plans", needs: .readRecords),
    Entry(label: "Hồ sơ", address: "/dossiers", needs: .readRecords),
    Entry(label: "Cảnh báo", address: "/alerts", needs: .readRecords),
    Entry(label: "Văn bản", address: "/papers", needs: .readRecords),
    Entry(
      label: "Dữ liệu", address: "/sources", needs: .readRecords,
      ofWholeStore: (instead: "Quy tắc, lịch", address: "/rules")),
    Entry(label: "Tài khoản", address: "/admin/accounts", needs: .manageAccounts),
    Entry(label: "Nhật ký", address: "/audit", needs: .readAudit),
    Entry(label: "Tra cứu hồ sơ", address: "/look-up", needs: nil, isForStrangers: true),
    Entry(label: "Dữ liệu mở", address: "/open-data", needs: nil, isForStrangers: true),
  ]

  /// Everything about deliveries stands under one item.
  private static let ofData = ["/sources", "/batches", "/quarantine", "/upload", "/rules", "/registers"]

  /// Everything about what is to be done stands under one item.
  private static let ofPlans = [
    "/plans", "/tasks", "/obligations", "/rounds", "/obstacles", "/measures", "/meetings", "/initiatives",
  ]

  private static func isUnder(_ address: String, _ path: String) -> Bool {
    if address == "/" { return path == "/" }
    let tops: [String] =
      switch address {
      case "/sources": ofData
      case "/plans": ofPlans
      case "/board": ["/board", "/units", "/petitions", "/procedures", "/processes", "/offices", "/compare"]
      default: [address]
      }
    return tops.contains { path.hasPrefix($0) }
  }

  /// Only what the visitor may open. `root`: the unit all others of the store lie below. `alerts`: how many wait for the
  /// visitor's note.
  static func items(
    for visitor: Visitor, at path: String, root: UnitCode?, asked: MenuQuestion = .none, alerts: Int = 0
  ) -> [Frame.Item] {
    entries.compactMap { entry in
      if entry.isForStrangers, visitor.isSignedIn { return nil }
      guard entry.needs.map({ visitor.may($0) }) ?? true else { return nil }
      var (label, address) = (entry.label, entry.address)
      if let part = entry.ofWholeStore, let needs = entry.needs, !visitor.mayEverywhere(needs, below: root) {
        (label, address) = (part.instead, part.address)
      }
      if entry.address == "/alerts", alerts > 0 { label += " (\(alerts.vietnamese))" }
      return Frame.Item(label, asked.address(address), isCurrent: isUnder(entry.address, path))
    }
  }
}
