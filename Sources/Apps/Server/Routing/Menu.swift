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
  }

  private static let entries: [Entry] = [
    Entry(label: "Trang đầu", address: "/", needs: nil, isForStrangers: true),
    Entry(label: "Bảng điều hành", address: "/board", needs: .readRecords),
    Entry(label: "Xếp hạng", address: "/ranking", needs: nil),
    Entry(label: "Kế hoạch", address: "/plans", needs: .readRecords),
    Entry(label: "Hồ sơ", address: "/dossiers", needs: .readRecords),
    Entry(label: "Cảnh báo", address: "/alerts", needs: .readRecords),
    Entry(label: "Phản ánh, kiến nghị", address: "/petitions", needs: .readRecords),
    Entry(label: "Thủ tục", address: "/procedures", needs: .readRecords),
    Entry(label: "Văn bản", address: "/papers", needs: .readRecords),
    Entry(label: "Dữ liệu", address: "/sources", needs: .readRecords),
    Entry(label: "Tài khoản", address: "/admin/accounts", needs: .manageAccounts),
    Entry(label: "Nhật ký", address: "/audit", needs: .readAudit),
    Entry(label: "Tra cứu hồ sơ", address: "/look-up", needs: nil, isForStrangers: true),
    Entry(label: "Dữ liệu mở", address: "/open-data", needs: nil, isForStrangers: true),
  ]

  /// Everything about deliveries stands under one item.
  private static let ofData = ["/sources", "/batches", "/quarantine", "/upload", "/rules", "/registers"]

  /// Everything about what is to be done stands under one item.
  private static let ofPlans = ["/plans", "/tasks", "/obligations", "/rounds", "/obstacles", "/measures", "/meetings", "/initiatives"]

  private static func isUnder(_ address: String, _ path: String) -> Bool {
    if address == "/" { return path == "/" }
    let tops: [String] =
      switch address {
      case "/sources": ofData
      case "/plans": ofPlans
      case "/board": ["/board", "/units"]
      default: [address]
      }
    return tops.contains { path.hasPrefix($0) }
  }

  /// `alerts`: how many wait for the visitor's note.
  static func items(for visitor: Visitor, at path: String, alerts: Int) -> [Frame.Item] {
    entries.filter { entry in
      if entry.isForStrangers { return !visitor.isSignedIn }
      return entry.needs.map { visitor.may($0) } ?? true
    }.map { entry in
      let label = entry.address == "/alerts" && alerts > 0 ? "\(entry.label) (\(alerts.vietnamese))" : entry.label
      return Frame.Item(label, entry.address, isCurrent: isUnder(entry.address, path))
    }
  }
}
