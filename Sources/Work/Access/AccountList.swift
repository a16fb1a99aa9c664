package import Access
package import Base
internal import Formats
package import Records

/// A list of accounts to make: CSV with the columns login, name, unit, role, and officer where there are officers.
package enum AccountList {
  /// Every line at fault is named, so that a list is mended once.
  package static func read(_ bytes: [UInt8], in register: UnitRegister) throws(Failure) -> [AccountOffice.Wish] {
    let table = try readDelimited(decodeText(bytes))
    guard let head = table.rows.first else { throw badHead }
    let names = head.cells.map { searchFolded(text($0)) }
    func column(_ wanted: String...) -> Int? { names.firstIndex { wanted.contains($0) } }
    guard let login = column("login", "ten dang nhap"), let name = column("name", "ho ten", "ten"),
      let unit = column("unit", "don vi"), let role = column("role", "vai tro")
    else { throw badHead }
    let officer = column("officer", "ma can bo")
    var wishes: [AccountOffice.Wish] = []
    var (vi, en): ([String], [String]) = ([], [])
    for row in table.rows.dropFirst() {
      func cell(_ index: Int?) -> String {
        guard let index, index < row.cells.count else { return "" }
        return text(row.cells[index])
      }
      if row.cells.allSatisfy({ text($0).isEmpty }) { continue }
      guard let login = Login(cell(login)) else {
        vi.append("dòng \(row.line): tên đăng nhập “\(cell(login))” chỉ được có chữ không dấu, số và . _ - @ +")
        en.append("line \(row.line): the login “\(cell(login))” may have plain letters, digits and . _ - @ + only")
        continue
      }
      guard let role = Role(said: cell(role)) else {
        vi.append("dòng \(row.line): vai trò “\(cell(role))” không có")
        en.append("line \(row.line): there is no role “\(cell(role))”")
        continue
      }
      let unit = cell(unit).isEmpty ? nil : UnitCode(cell(unit))
      if let unit, !register.contains(unit) {
        vi.append("dòng \(row.line): không có đơn vị \(unit.text)")
        en.append("line \(row.line): there is no unit \(unit.text)")
        continue
      }
      let code = cell(officer)
      wishes.append(
        AccountOffice.Wish(
          profile: Account.Profile(login: login, name: cell(name), unit: unit, officer: code.isEmpty ? nil : code),
          grants: [Grant(role, at: unit)]))
    }
    guard vi.isEmpty else {
      throw Failure(
        .usage, vi: "Danh sách chưa đúng, chưa tạo tài khoản nào: \(vi.prefix(20).joined(separator: "; ")).",
        en: "The list has faults and no account was made: \(en.prefix(20).joined(separator: "; ")).")
    }
    guard !wishes.isEmpty, wishes.count <= most else {
      throw Failure(
        .usage, vi: "Danh sách phải có từ 1 đến \(most) tài khoản. Chia nhỏ rồi làm lại.",
        en: "A list must have from 1 to \(most) accounts. Split it and try again.")
    }
    return wishes
  }

  /// Each costs a tenth of a second.
  private static let most = 1000

  private static func text(_ cell: Cell) -> String {
    var text: Substring
    switch cell {
    case .text(let said): text = said[...]
    case .number(let said): text = said[...]
    case .empty, .flag, .instant: return ""
    }
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  private static let badHead = Failure(
    .usage, vi: "Danh sách tài khoản cần các cột login, name, unit, role (và officer nếu có).",
    en: "A list of accounts needs the columns login, name, unit, role (and officer, if any).")
}

extension Role {
  /// As people write it: the raw value, or Vietnamese with or without marks.
  package init?(said text: String) {
    if let role = Role(rawValue: text.lowercased()) {
      self = role
      return
    }
    switch searchFolded(text) {
    case "mot cua", "tiep nhan", "chuyen vien", "can bo": self = .desk
    case "truong phong", "phu trach": self = .head
    case "lanh dao", "chu tich", "pho chu tich": self = .leader
    case "kiem soat", "kiem soat thu tuc hanh chinh", "kstthc": self = .control
    case "quan tri": self = .administrator
    case "kiem tra", "thanh tra", "giam sat": self = .auditor
    case "he thong", "tich hop": self = .integrator
    default: return nil
    }
  }
}
