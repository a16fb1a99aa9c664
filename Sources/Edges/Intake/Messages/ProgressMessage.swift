internal import Base
internal import Formats
internal import Records

/// One step of handling as `CapNhatTienDoHoSoMC` and `CapNhatTienTrinh` push it. The officer's name only helps to tell two
/// steps of one second apart, as a number nobody can turn back.
enum ProgressMessage {
  static func read(_ object: MessageObject, code: String) throws(Unreadable) -> Statement {
    guard let at = try instant(object, "ThoiDiemXuLy") else {
      throw Unreadable(column: "ThoiDiemXuLy", value: "", reason: .missingValue)
    }
    let office = object.text("phongbanxuly").map { trimmed(String($0.prefix(longestOffice))) }
    var stated: [UInt8: String] = [1: code, 2: at.isoLocal, 3: String(try status(object))]
    if let mark = mark(code, object.text("nguoixuly"), office) { stated[4] = mark }
    stated[5] = office
    stated[6] = try instant(object, "NgayBatDau")?.isoLocal
    stated[7] = try instant(object, "NgayKetThucTheoQuyDinh", .endOfDay)?.isoLocal
    return Statement(kind: .progress, stated: stated, instant: at)
  }

  private static let longestOffice = 200

  private static func instant(
    _ object: MessageObject, _ field: String, _ missing: MissingTime = .startOfDay
  ) throws(Unreadable) -> Instant? {
    let text = object.text(field.lowercased())
    switch MessageDate.read(text, missing) {
    case .none: return nil
    case .instant(let instant): return instant
    case .bad(let reason): throw Unreadable(column: field, value: text ?? "", reason: reason)
    }
  }

  /// In process where none is said, and for the local states 0 and 11 of one system.
  private static func status(_ object: MessageObject) throws(Unreadable) -> Int {
    guard let text = object.text("trangthai") ?? object.text("trangthaihoso") else { return 4 }
    guard let number = Int(text), (0...11).contains(number) else {
      throw Unreadable(column: "TrangThai", value: text, reason: .wrongType)
    }
    return (1...10).contains(number) ? number : 4
  }

  /// Four bytes, different in every dossier: enough to tell two officers of one dossier apart, too few to find one.
  private static func mark(_ code: String, _ officer: String?, _ office: String?) -> String? {
    if officer == nil, office == nil { return nil }
    let text = [code, officer ?? "", office ?? ""].joined(separator: "\u{1F}")
    return hex(Array(sha256(text.utf8).prefix(4)))
  }
}
