internal import Base

/// What a count of dossiers says of them; several together name one figure (`trễ hạn` + `đã trả`).
package struct DossierKind: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let received = Self(rawValue: 1 << 0)
  static let online = Self(rawValue: 1 << 1)
  static let direct = Self(rawValue: 1 << 2)
  static let post = Self(rawValue: 1 << 3)
  static let resolved = Self(rawValue: 1 << 4)
  static let pending = Self(rawValue: 1 << 5)
  static let early = Self(rawValue: 1 << 6)
  static let onTime = Self(rawValue: 1 << 7)
  static let late = Self(rawValue: 1 << 8)
  static let refused = Self(rawValue: 1 << 9)
  static let withdrawn = Self(rawValue: 1 << 10)
  static let cancelled = Self(rawValue: 1 << 11)
  static let carried = Self(rawValue: 1 << 12)
  /// Of a field, an office or another time only: it is no total of the paper.
  static let partial = Self(rawValue: 1 << 13)
  /// Paid, digitised, rated: another population.
  static let special = Self(rawValue: 1 << 14)

  static let ended: Self = [.refused, .withdrawn, .cancelled]
}

let dossierWords = Lexicon<DossierKind>([
  ("tiếp nhận", .received), ("trực tuyến", .online), ("trực tiếp", .direct), ("bưu chính", .post),
  ("đã giải quyết", .resolved), ("đã xử lý", .resolved), ("đã trả", .resolved), ("giải quyết xong", .resolved),
  ("được giải quyết", .resolved), ("giải quyết được", .resolved), ("hoàn thành", .resolved),
  ("trả kết quả", .resolved), ("đang giải quyết", .pending), ("đang xử lý", .pending), ("chưa giải quyết", .pending),
  ("còn lại", .pending), ("trước hạn", .early), ("sớm hạn", .early), ("đúng hạn", .onTime),
  ("trước và đúng hạn", [.early, .onTime]), ("đúng và trước hạn", [.early, .onTime]),
  ("đúng hạn và trước hạn", [.early, .onTime]), ("trước hạn và đúng hạn", [.early, .onTime]),
  ("quá hạn", .late), ("trễ hạn", .late), ("trễ hẹn", .late), ("chậm hạn", .late), ("chậm trễ", .late),
  ("từ chối", .refused), ("trả lại", .refused), ("rút", .withdrawn), ("hủy", .cancelled),
  ("dừng xử lý", .cancelled), ("kỳ trước", .carried), ("chuyển sang", .carried), ("tồn", .carried),
  ("trong hạn", [.pending]), ("chưa đến hạn", [.pending]), ("hoàn toàn trực tuyến", .special),
  ("lĩnh vực", .partial), ("phòng", .partial), ("bộ phận", .partial), ("cùng kỳ", .partial), ("năm trước", .partial),
  ("tháng trước", .partial), ("quý trước", .partial), ("so với", .partial), ("lũy kế", .partial), ("tăng", .partial),
  ("giảm", .partial), ("thanh toán", .special), ("số hóa", .special), ("chứng thực", .special),
  ("hài lòng", .special), ("phản ánh", .special), ("kiến nghị", .special), ("phí", .special),
  ("phát sinh", .special), ("đồng bộ", .special), ("thủ tục", .special), ("liên thông", .special),
])
