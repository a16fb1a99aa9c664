internal import Base
internal import Formats

/// What of a message is kept beside the columns: keys nobody knows yet and a few that may be of use, never what could be a
/// person's.
enum MessageExtras {
  static func of(_ object: MessageObject) -> [String: String] {
    var extras: [String: String] = [:]
    for member in object.members {
      let key = member.key.lowercased()
      if understood.contains(key) || extras.count == most { continue }
      guard let text = MessageObject.text(member.value) else { continue }
      if kept.contains(key) || (isName(key) && isCode(text) && !Headings.mayBePersonal(member.key)) {
        extras[key] = String(text.prefix(longest))
      }
    }
    return extras
  }

  private static let most = 24
  private static let longest = 120

  /// Kept whatever they look like.
  private static let kept: Set<String> = [
    "malinhvuc", "tenlinhvuc", "loaidoituong", "hinhthuc", "noinophoso", "madichvucong",
  ]

  /// Read elsewhere, or of people, or free text.
  private static let understood: Set<String> = [
    "mahoso", "matthc", "tentthc", "kenhthuchien", "ngaytiepnhan", "ngayhentra", "trangthaihoso", "trangthai",
    "ngaytra",
    "ngayketthucxuly", "donvixuly", "ngaytuchoi", "ngaynophoso", "ngaynop", "duocthanhtoantructuyen",
    "hosocothanhphansohoa", "taikhoanduocxacthucvoivneid", "madonvitiepnhan", "sogiaytochuhoso", "chuhoso",
    "madoituong",
    "thongtinkhac", "email", "fax", "sodienthoai", "trichyeuhoso", "thongtintra", "ghichu", "idhoso", "noidungykien",
    "noidungxuly", "phongbanxuly", "nguoixuly", "chucdanh", "session", "username", "password",
  ]

  private static func isName(_ key: String) -> Bool {
    key.utf8.count <= 40 && !key.isEmpty
      && key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }

  /// A code, a number, a date: no words, no address, no number as long as a person's or a phone's.
  private static func isCode(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 64, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x40 }), !text.contains("//") else {
      return false
    }
    let digits = bytes.count { (48...57).contains($0) }
    return digits < 9 || (digits == 14 && bytes.count == 14)
  }
}
