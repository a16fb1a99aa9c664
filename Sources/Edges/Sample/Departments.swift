/// The departments (sở, ban, ngành) of a province, the usual twelve first, with the fields of their procedures.
struct Department: Sendable {
  let name: String
  let fields: [String]
  /// How many procedures it offers; a province has some 1,900 with those of its communes.
  let procedures: Int
  /// How busy it is against the middle one; an inspectorate receives nothing.
  let volume: Double

  private init(_ name: String, _ procedures: Int, _ volume: Double, _ fields: String...) {
    self.name = name
    self.procedures = procedures
    self.volume = volume
    self.fields = fields
  }

  /// "Sở Tư pháp - tỉnh Sông Mẫu", but "Thanh tra tỉnh Sông Mẫu".
  func name(in province: String) -> String {
    name.hasSuffix(" tỉnh") ? name.dropLast(5) + " " + province : "\(name) - \(province)"
  }

  static let all: [Department] = [
    Department("Sở Tư pháp", 112, 0.9, "Luật sư", "Công chứng", "Đấu giá tài sản", "Trợ giúp pháp lý"),
    Department("Sở Tài chính", 140, 1.3, "Đăng ký doanh nghiệp", "Đầu tư tại Việt Nam", "Quản lý giá", "Tài sản công"),
    Department("Sở Nội vụ", 150, 1.1, "Việc làm", "Người có công", "An toàn lao động", "Thi đua, khen thưởng"),
    Department("Sở Xây dựng", 190, 2.2, "Đường bộ", "Hoạt động xây dựng", "Nhà ở", "Đường thủy nội địa", "Đăng kiểm"),
    Department(
      "Sở Nông nghiệp và Môi trường", 290, 3, "Đăng ký đất đai", "Môi trường", "Tài nguyên nước", "Thú y", "Lâm nghiệp",
      "Thủy sản"),
    Department("Sở Công Thương", 180, 1.5, "Xúc tiến thương mại", "Hóa chất", "Điện lực", "Lưu thông hàng hóa"),
    Department("Sở Y tế", 200, 1.4, "Hành nghề khám bệnh, chữa bệnh", "Dược phẩm", "An toàn thực phẩm", "Trẻ em"),
    Department("Sở Giáo dục và Đào tạo", 120, 0.8, "Giáo dục nghề nghiệp", "Thi, tuyển sinh", "Văn bằng, chứng chỉ"),
    Department("Sở Khoa học và Công nghệ", 115, 0.4, "Sở hữu trí tuệ", "Viễn thông", "Tiêu chuẩn, đo lường"),
    Department(
      "Sở Văn hóa, Thể thao và Du lịch", 150, 0.6, "Du lịch", "Thể dục thể thao", "Di sản văn hóa",
      "Báo chí, xuất bản"),
    Department("Ban Quản lý các khu công nghiệp", 45, 0.5, "Đầu tư vào khu công nghiệp", "Quy hoạch khu công nghiệp"),
    Department("Thanh tra tỉnh", 6, 0, "Phòng, chống tham nhũng"),
    Department("Sở Dân tộc và Tôn giáo", 40, 0.2, "Tôn giáo Chính phủ", "Công tác dân tộc"),
    Department("Sở Ngoại vụ", 12, 0.1, "Công tác lãnh sự"),
    Department("Văn phòng UBND tỉnh", 8, 0.05, "Hành chính tổ chức"),
  ]
}
