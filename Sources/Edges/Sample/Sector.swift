/// Groups of fields (lĩnh vực) that are handled alike: by one office, at one pace, with the same troubles.
enum Sector: Sendable {
  case civilStatus, certification, land, business, cooperative, welfare, education, construction, trade, culture
  case association, reconciliation, complaint, residence, other

  init(field: String) {
    self = Self.starts.first { field.hasPrefix($0.0) }?.1 ?? .other
  }

  private static let starts: [(String, Sector)] = [
    ("Hộ tịch", .civilStatus), ("Liên thông", .civilStatus), ("Chứng thực", .certification), ("Đất đai", .land),
    ("Hộ kinh doanh", .business), ("Hợp tác xã", .cooperative), ("Bảo trợ", .welfare), ("Giảm nghèo", .welfare),
    ("Người có công", .welfare), ("Giáo dục", .education), ("Xây dựng", .construction), ("Công Thương", .trade),
    ("Nông nghiệp", .trade), ("Văn hóa", .culture), ("Tôn giáo", .culture), ("Nội vụ", .association),
    ("Hòa giải", .reconciliation), ("Khiếu nại", .complaint), ("Cư trú", .residence),
  ]

  /// How much more often than average a dossier of this sector is late.
  var lateness: Double {
    switch self {
    case .certification: 0.6
    case .civilStatus: 0.8
    case .land: 3.5
    case .welfare: 2.2
    case .construction: 1.8
    default: 1.1
    }
  }

  /// Working days of delay of a late dossier: the middle, and how long the tail is.
  var delay: (median: Double, spread: Double) {
    switch self {
    case .certification: (0.9, 0.7)
    case .civilStatus: (1.6, 0.9)
    case .land: (11, 1.1)
    case .welfare: (7, 1)
    default: (4, 0.9)
    }
  }

  /// How often papers are missing.
  var supplement: Double {
    switch self {
    case .certification: 0.004
    case .civilStatus: 0.03
    case .land, .construction: 0.14
    default: 0.07
    }
  }

  /// How busy a month (1–12) is against the year's average: schools and their copies in summer, festivals in spring.
  func season(_ month: Int) -> Double {
    switch self {
    case .education: [0.3, 0.3, 0.4, 0.6, 1, 2, 2.6, 3, 1.2, 0.5, 0.4, 0.4][month - 1]
    case .certification: [0.9, 0.8, 0.9, 0.9, 1, 1.25, 1.3, 1.35, 1.05, 0.9, 0.9, 0.9][month - 1]
    case .culture: [1.8, 2, 1.6, 1, 0.8, 0.7, 0.6, 0.7, 0.8, 0.9, 1, 1.2][month - 1]
    default: 1
    }
  }

  /// The commune's office that owns it (NĐ 150/2025 and local rules).
  func office(inWard ward: Bool) -> String {
    switch self {
    case .civilStatus, .certification, .reconciliation, .complaint: "Văn phòng HĐND và UBND"
    case .land, .business, .cooperative, .construction, .trade:
      ward ? "Phòng Kinh tế, Hạ tầng và Đô thị" : "Phòng Kinh tế"
    default: "Phòng Văn hóa – Xã hội"
    }
  }
}
