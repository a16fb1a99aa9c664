internal import Base
internal import Records

/// Headings as keys: their letters without marks, case and punctuation; and which of them speak of people.
package enum Headings {
  /// Headings of people: never kept.
  private static let personal: Set<String> = [
    "chu ho so", "ten chu ho so", "ho ten", "ho va ten", "nguoi nop", "nguoi nop ho so", "ten ca nhan", "ten to chuc",
    "ten ca nhan to chuc", "ca nhan to chuc", "to chuc ca nhan", "so dien thoai", "dien thoai", "sdt", "dia chi",
    "dia chi so dien thoai", "email", "thu dien tu", "cccd", "cmnd", "so cccd", "so cmnd", "cmnd cccd", "so dinh danh",
    "so giay to", "so giay to chu ho so", "ngay sinh", "gioi tinh", "nguoi yeu cau", "ten nguoi nop",
    "thong tin nguoi nhan ket qua qua bcci", "can bo xu ly", "nguoi xu ly", "can bo thu ly", "can bo xu ly hien tai",
    "can bo dang xu ly", "cong chuc xu ly", "chuyen vien xu ly", "nguoi tiep nhan", "can bo tiep nhan", "ky nhan",
    "don vi ca nhan giai quyet",
    "owner name", "owner", "applicant", "phone", "address", "identity number", "full name", "doanh nghiep",
    "ten doanh nghiep", "nguoi dai dien", "ma so thue", "nguoi danh gia", "ten nguoi gui", "nguoi gui",
    "ten nguoi phan anh", "nguoi phan anh", "cmtnd", "nguoi tra loi",
  ]

  /// Understood, but nothing in the index needs it.
  private static let ignored: Set<String> = [
    "stt", "tt", "so tt", "so thu tu", "ghi chu", "linh vuc", "ten linh vuc", "ma linh vuc", "so ngay giai quyet",
    "buoc xu ly hien tai", "cap nhat nguon", "thoi han", "thoi han giai quyet", "con lai", "thoi han con lai",
    "trich yeu", "noi dung", "ma van don buu dien", "phi thu ho", "phi", "le phi", "tong tien", "ly do",
    "ly do xin rut tra lai", "phuong thuc nhan ket qua", "hinh thuc nhan ket qua", "muc do", "cap thuc hien", "so ngay",
    "so ngay qua han", "doi tuong", "tieu de", "chuc danh", "noi dung xu ly", "noi dung danh gia", "loai danh gia",
    "hinh thuc danh gia", "tong diem", "xep loai", "nguon pakn", "linh vuc pakn ten", "linh vuc pakn",
    "so ngay toi han", "trang thai text", "id", "cong khai", "noi dung tra loi",
  ]

  static func isPersonal(key: String) -> Bool { personal.contains(key) }

  static func isIgnored(key: String) -> Bool { ignored.contains(key) }

  /// True for an unknown column that might hold what identifies a person, or free text about one: better not kept.
  static func mayBePersonal(_ heading: String) -> Bool { mayBePersonal(key: key(heading)) }

  static func mayBePersonal(key: String) -> Bool {
    let padded = " \(key) "
    return personal.contains(key) || personalWords.contains { padded.contains(" \($0) ") }
  }

  private static let personalWords = [
    "ho ten", "ho va ten", "ten", "name", "nguoi", "chu ho so", "chu hs", "sdt", "dien thoai", "phone", "tel", "mobile",
    "email", "mail", "dia chi", "address", "cccd", "cmnd", "dinh danh", "identity", "passport", "ho chieu", "ngay sinh",
    "birth", "birthday", "dob", "gioi tinh", "gender", "applicant", "owner", "citizen name", "noi dung", "content",
    "note",
    "trich yeu", "ma so thue", "tax", "tai khoan", "account",
  ]

  /// Letters and digits without marks, single spaces; what stands in brackets is an explanation and goes; `NgayTiepNhan`
  /// is three words.
  static func key(_ heading: String) -> String {
    var letters = ""
    var depth = 0
    for character in searchFolded(words(heading)) {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default:
        if depth > 0 { continue }
        letters.append(character.isLetter || character.isNumber ? character : " ")
      }
    }
    return letters.split(separator: " ").map { abbreviations[String($0)] ?? String($0) }.joined(separator: " ")
  }

  private static let abbreviations = ["kq": "ket qua", "hs": "ho so", "gq": "giai quyet", "xl": "xu ly"]

  /// Names of fields as programs write them, cut at their capitals: `LinhVucPAKN_Ten`, `MaTTHC`, `TraLoi1`.
  private static func words(_ heading: String) -> String {
    let bytes = Array(heading.utf8)
    func isUpper(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
    func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    guard bytes.contains(where: isUpper), bytes.contains(where: isLower),
      bytes.allSatisfy({ isUpper($0) || isLower($0) || isDigit($0) || $0 == 95 })
    else { return heading }
    var cut: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0 {
        let before = bytes[index - 1]
        let startsWord =
          (isUpper(byte) && isLower(before)) || (isDigit(byte) && !isDigit(before))
          || (isUpper(byte) && isUpper(before) && index + 1 < bytes.count && isLower(bytes[index + 1]))
        if startsWord { cut.append(32) }
      }
      cut.append(byte)
    }
    return String(decoding: cut, as: UTF8.self)
  }

  /// "Ngày trả (dự kiến)" is a promise, not an end.
  static func isPlanned(_ heading: String) -> Bool {
    let folded = searchFolded(heading)
    return folded.contains("du kien") || folded.contains("ke hoach")
  }
}
