internal import Base
internal import GRDB

/// SQLite's reasons as sentences a person can act on.
func unreadableStore(_ path: String, _ error: any Error) -> Failure {
  switch (error as? DatabaseError)?.resultCode {
  case .SQLITE_NOTADB?, .SQLITE_CORRUPT?:
    Failure(
      vi: "\(path) không phải kho dữ liệu của Soi hoặc đã hỏng. Kiểm tra lại --store, hoặc khôi phục từ bản sao lưu.",
      en: "\(path) is not a Soi store or is damaged. Check --store, or restore a backup.")
  case .SQLITE_CANTOPEN?, .SQLITE_READONLY?, .SQLITE_PERM?:
    Failure(
      vi: "Không mở được kho \(path). Kiểm tra thư mục có tồn tại và cho phép ghi.",
      en: "The store \(path) cannot be opened. Check that the folder exists and can be written.")
  default:
    Failure(vi: "Không mở được kho \(path): \(error).", en: "The store \(path) cannot be opened: \(error).")
  }
}

func failedWrite(_ error: any Error) -> Failure {
  switch (error as? DatabaseError)?.resultCode {
  case .SQLITE_FULL?:
    Failure(
      vi: "Ổ đĩa đầy: chưa ghi gì vào kho. Giải phóng chỗ trống rồi làm lại.",
      en: "The disk is full: nothing was written. Free some space and try again.")
  case .SQLITE_READONLY?, .SQLITE_PERM?:
    Failure(
      vi: "Kho chỉ cho đọc: chưa ghi gì. Cấp quyền ghi rồi làm lại.",
      en: "The store is read-only: nothing was written. Allow writing and try again.")
  case .SQLITE_BUSY?:
    Failure(
      vi: "Kho đang bận vì một lần nhập khác. Đợi xong rồi làm lại.",
      en: "The store is busy with another import. Wait and try again.")
  default:
    Failure(vi: "Không ghi được vào kho: \(error).", en: "The store could not be written: \(error).")
  }
}

func failedRead(_ error: any Error) -> Failure {
  Failure(vi: "Không đọc được kho: \(error).", en: "The store could not be read: \(error).")
}
