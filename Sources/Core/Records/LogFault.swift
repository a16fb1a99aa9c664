package import Base

/// Something in a store that is not as the log was written. `soi verify` names each.
package enum LogFault: Hashable, Sendable {
  /// The file itself is damaged; the text is the database's.
  case damagedFile(String)
  /// An entry of the chain does not follow from the one before, or is not in its place.
  case brokenChain(entry: Int)
  /// What an entry brought is not what was hashed when it came.
  case changedContent(entry: Int, batch: Int)
  /// A batch that no entry of the chain knows.
  case unknownBatch(Int)
  /// A delivery whose text is not the one that was hashed, or is gone without an erasure.
  case changedDelivery(Int)
  /// The derived rows by which a delivery is found are missing or wrong.
  case wrongIndex(delivery: Int)
  /// Tables, indexes or triggers are not those of a store of this version.
  case changedSchema(String)
  /// Rows of a table refer to what is not there.
  case strayRows(table: String)
  /// The last rows of a table were cut off, or added past the count.
  case wrongEnd(table: String)
  /// A kept rule pack or calendar is not as it came.
  case changedRule(Int)
  /// A line of the trail of who did what does not follow from the one before, or is not in its place.
  case brokenTrail(line: Int)
  /// An entry of the notebook does not follow from the one before, or is not what was written.
  case changedNotebook(Int)
  /// An account or a key is not what the trail says it became: `account:7`, `key:3`.
  case changedAccess(String)
  /// The fast engine counts otherwise than the obvious one.
  case differentCount(unit: UnitCode, indicator: String)
  /// The snapshot does not hold what the log holds.
  case wrongSnapshot

  package var sentence: Sentence {
    switch self {
    case .damagedFile(let text):
      Sentence(
        vi: "Tệp kho bị hỏng (\(text)). Khôi phục từ bản sao lưu: soi restore.",
        en: "The store's file is damaged (\(text)). Restore a backup: soi restore.")
    case .brokenChain(let entry):
      Sentence(
        vi: "Chuỗi băm đứt ở mục \(entry): nhật ký đã bị sửa ngoài Soi.",
        en: "The hash chain breaks at entry \(entry): the log was changed outside Soi.")
    case .changedContent(let entry, let batch):
      Sentence(
        vi: "Lần nhập \(batch) (mục \(entry)) không còn đúng như lúc nhập.",
        en: "Batch \(batch) (entry \(entry)) is not as it was imported.")
    case .unknownBatch(let batch):
      Sentence(
        vi: "Lần nhập \(batch) không có trong chuỗi băm.", en: "Batch \(batch) is not in the hash chain.")
    case .changedDelivery(let delivery):
      Sentence(
        vi: "Dòng nhật ký \(delivery) không khớp mã băm của nó.", en: "Delivery \(delivery) does not match its hash.")
    case .wrongIndex(let delivery):
      Sentence(
        vi: "Chỉ mục của dòng nhật ký \(delivery) sai hoặc thiếu.",
        en: "The index of delivery \(delivery) is wrong or missing.")
    case .changedSchema(let text):
      Sentence(
        vi: "Cấu trúc kho bị sửa ngoài Soi (\(text.prefix(80))). Khôi phục từ bản sao lưu: soi restore.",
        en: "The store's structure was changed outside Soi (\(text.prefix(80))). Restore a backup: soi restore.")
    case .strayRows(let table):
      Sentence(
        vi: "Bảng \(table) có dòng trỏ tới thứ không còn trong kho.",
        en: "Table \(table) has rows that refer to what is not in the store.")
    case .wrongEnd(let table):
      Sentence(
        vi: "Phần cuối của bảng \(table) đã bị cắt hoặc thêm ngoài Soi.",
        en: "The end of table \(table) was cut off or added outside Soi.")
    case .changedRule(let number):
      Sentence(
        vi: "Bộ quy tắc hoặc lịch lưu ở mục \(number) không còn đúng như lúc nhận.",
        en: "The rule pack or calendar kept under number \(number) is not as it came.")
    case .brokenTrail(let line):
      Sentence(
        vi: "Nhật ký truy cập đứt ở dòng \(line): nó đã bị sửa ngoài Soi.",
        en: "The trail of access breaks at line \(line): it was changed outside Soi.")
    case .changedNotebook(let number):
      Sentence(
        vi: "Mục \(number) của sổ công việc không còn đúng như lúc ghi.",
        en: "Entry \(number) of the notebook is not as it was written.")
    case .changedAccess(let record):
      Sentence(
        vi: "\(record): quyền hoặc mật khẩu bị sửa ngoài Soi. Xem soi audit, cấp lại mật khẩu hoặc thu hồi khóa.",
        en: "\(record): its rights or secret were changed outside Soi. See soi audit; reset it or revoke it.")
    case .differentCount(let unit, let indicator):
      Sentence(
        vi: "Chỉ tiêu \(indicator) của \(unit) đếm hai cách ra hai số.",
        en: "Indicator \(indicator) of \(unit) counts differently in two ways.")
    case .wrongSnapshot:
      Sentence(
        vi: "Ảnh chụp số liệu không khớp nhật ký; nó đã được bỏ và sẽ dựng lại.",
        en: "The snapshot does not match the log; it was dropped and will be rebuilt.")
    }
  }
}
