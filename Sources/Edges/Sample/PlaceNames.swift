/// Names of made-up communes: two syllables as Vietnamese place names have them, no two alike in one province.
enum PlaceNames {
  /// `count` names, the telling ones first: letters and tones that a wrong collation puts in the wrong place.
  static func draw(_ count: Int, _ chance: inout Chance) -> [String] {
    let telling = ["Đa Lộc", "An Thạnh", "Ân Thạnh", "Ô Lâu", "Ea Ô", "Đak Sông", "Sơn Tịnh", "Sơn Tĩnh", "Ông Đình"]
    var pairs: [String] = []
    for first in firsts {
      for second in seconds where first != second { pairs.append("\(first) \(second)") }
    }
    var seen: Set<String> = []
    let names = chance.shuffled(telling) + chance.shuffled(pairs)
    return Array(names.filter { seen.insert($0).inserted }.prefix(count))
  }

  private static let firsts = words(
    "An Ân Ba Bắc Bình Bàu Cẩm Cát Châu Chí Đa Đại Đăk Đắc Đông Đồng Đức Ea Gia Giao Hà Hải Hàm Hoà Hoài Hồng Hưng Ia "
      + "Khánh Kim Krông Lạc Liên Long Lộc Mường Mỹ Nam Nậm Nghĩa Ngọc Nhơn Ninh Phong Phú Phước Quảng Quế Sơn Suối "
      + "Tam Tân Tây Thạch Thanh Thạnh Thiện Thọ Thuận Thượng Tiên Trà Trung Trường Tú Ứng Vạn Văn Vĩnh Xuân Yên")
  private static let seconds = words(
    "An Ân Bình Cường Châu Dân Dương Điền Định Đô Đông Đức Giang Hà Hải Hiệp Hoà Hội Hưng Khê Lâm Lâu Lễ Lĩnh Long Lộc "
      + "Lợi Lương Minh Mỹ Nghĩa Ninh Phong Phú Phước Quang Sơn Tân Thái Thạnh Thành Thắng Thịnh Thuỷ Thượng Trạch Trung "
      + "Vinh Xá Yên")

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
