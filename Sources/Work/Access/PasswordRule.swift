package import Access
package import Base
internal import Formats

/// Which passwords people may choose: long rather than strange. Twelve characters, or four different words.
package enum PasswordRule {
  static let mostBytes = 1024

  /// What is wrong with a password, as one sentence that says what to do; nil when it may be chosen.
  package static func fault(_ password: String, of profile: Account.Profile) -> Sentence? {
    if password.utf8.count > mostBytes {
      return Sentence(
        vi: "Mật khẩu dài quá. Chọn mật khẩu ngắn hơn.", en: "The password is too long. Choose a shorter one.")
    }
    let password = nfc(password)
    let words = Set(searchFolded(password).split(separator: " ").filter { $0.count >= 2 })
    if password.count < 12 && words.count < 4 {
      return Sentence(
        vi: "Mật khẩu ngắn quá. Dùng ít nhất 12 ký tự, hoặc ít nhất 4 từ khác nhau.",
        en: "The password is too short. Use at least 12 characters, or at least 4 different words.")
    }
    if Set(password).count < 5 || isRun(password) {
      return Sentence(
        vi: "Mật khẩu chỉ lặp lại vài ký tự. Chọn câu hay nhóm từ khác.",
        en: "The password only repeats a few characters. Choose other words.")
    }
    if isKnown(password, of: profile) {
      return Sentence(
        vi: "Mật khẩu này dễ đoán: chứa tên đăng nhập, tên người hoặc cụm từ ai cũng dùng. Chọn câu hay nhóm từ khác.",
        en: "The password is easy to guess: it holds the login, the name or words everybody uses. Choose other words.")
    }
    return nil
  }

  /// Nothing is left when what everybody tries first is taken away.
  private static func isKnown(_ password: String, of profile: Account.Profile) -> Bool {
    let folded = searchFolded(password)
    var rest = String(folded.unicodeScalars.filter { ("a"..."z").contains($0) })
    let own = [profile.login.text.prefix { $0 != "@" }.description, profile.name].map { text in
      String(searchFolded(text).unicodeScalars.filter { ("a"..."z").contains($0) })
    }
    for word in (own.filter { $0.count >= 3 } + common).sorted(by: { $0.count > $1.count }) {
      rest = rest.replacing(word, with: "")
    }
    if folded.contains(profile.login.text), profile.login.text.count >= 4 { return true }
    return rest.count < 4
  }

  /// Every character follows the one before: `123456789012`, `abcdefghijkl`.
  private static func isRun(_ password: String) -> Bool {
    let scalars = password.unicodeScalars.map { Int($0.value) }
    let steps = Set(zip(scalars, scalars.dropFirst()).map { $1 - $0 })
    return steps.count == 1
  }

  /// Without marks, digits and spaces.
  private static let common = [
    "password", "matkhau", "administrator", "admin", "quantri", "quantrivien", "qwertyuiop", "qwerty", "asdfghjkl",
    "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "abcdef", "abc", "iloveyou", "welcome", "letmein", "changeme", "secret",
    "vietnam", "vietnamese", "hanoi", "saigon", "hochiminh", "danang", "haiphong", "cantho", "hue", "tphcm",
    "anhyeuem", "emyeuanh", "yeuem", "motcua", "motcualienthong", "dichvucong", "hosocong", "uyban", "uybannhandan",
    "ubnd", "ubndxa", "ubndphuong", "ubndtinh", "congchuc", "canbo", "tiepnhan", "traketqua", "soi", "login", "user",
    "test", "demo", "p@ssw0rd", "passw", "rd", "khongcopass", "khongbiet", "tuoitre", "vinaphone", "viettel", "vnpt",
    "mobifone", "tinhthanh", "phuongxa", "xaphuong", "kiemsoatthutuchanhchinh", "thutuchanhchinh",
  ]
}

/// A password for the first sign-in: 16 letters and digits that nobody takes for others, in groups of four.
package enum OneTimePassword {
  private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

  package static func make(_ number: (Int) -> Int) -> String {
    (0..<4).map { _ in String((0..<4).map { _ in alphabet[number(alphabet.count)] }) }.joined(separator: "-")
  }
}
