import Records

/// Procedures that fill the lists up to the length of real ones. Their codes start with 9. and their names say what
/// they are, so that nobody takes them for law.
struct MadeUpProcedures {
  private var made = 0

  /// `count` procedures of these fields. Of them `citizens` serve citizens and `offline` are not offered online.
  mutating func make(_ count: Int, fields: [String], citizens: Int, offline: Int, feeEvery: Int) -> [SampleProcedure] {
    let first = made
    made += max(count, 0)
    guard count > 0, !fields.isEmpty else { return [] }
    return (0..<count).map { index in
      let number = first + index + 1
      let field = fields[index % fields.count]
      let round = index / fields.count
      let verb = Self.verbs[round % Self.verbs.count]
      let object = Self.objects[round / Self.verbs.count % Self.objects.count]
      let digits = String(number)
      return SampleProcedure(
        code: "9." + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits,
        name: "\(verb) \(object) lĩnh vực \(field) (thủ tục mẫu)", field: field,
        workingDays: Self.terms[index % Self.terms.count], fee: index % feeEvery == 0,
        // Spread over the list, so that every field has some of both.
        citizen: Self.isChosen(index, citizens, of: count), paperResult: index % 4 != 1,
        online: Self.isChosen(index + count / 2, offline, of: count) ? .none : index % 5 < 2 ? .full : .partial)
    }
  }

  /// True for `chosen` of the `total` places, evenly spaced.
  private static func isChosen(_ index: Int, _ chosen: Int, of total: Int) -> Bool {
    let place = index % total
    return (place + 1) * chosen / total > place * chosen / total
  }

  static let communeFields = [
    "Nông nghiệp", "Thủy lợi", "Lâm nghiệp", "Thủy sản", "Môi trường", "Lao động, tiền lương", "Y tế dự phòng",
    "Thể dục thể thao", "Thư viện", "Gia đình", "Thi đua, khen thưởng", "Dân số", "An toàn thực phẩm", "Hội, quỹ",
    "Đường thủy nội địa", "Phòng, chống thiên tai",
  ]
  private static let terms = [5, 10, 7, 15, 3, 10, 20, 5, 15, 8]
  private static let verbs = [
    "Cấp mới", "Cấp lại", "Điều chỉnh", "Gia hạn", "Thông báo", "Công nhận", "Thẩm định", "Chấm dứt",
  ]
  private static let objects = [
    "giấy xác nhận", "giấy chứng nhận", "giấy phép", "phương án", "kế hoạch", "hồ sơ hỗ trợ", "danh sách",
    "văn bản đồng ý",
    "giấy đăng ký", "thẻ", "quyết định", "chứng chỉ",
  ]
}
