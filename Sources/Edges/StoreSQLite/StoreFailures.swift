internal import Base
internal import Foundation
internal import GRDB

// SQLite's reasons as sentences a person can act on.

extension DatabaseError {
  var isDamage: Bool { resultCode == .SQLITE_NOTADB || resultCode == .SQLITE_CORRUPT }
}

func unreadableStore(_ path: String, _ error: any Error) -> Failure {
  if let failure = error as? Failure { return failure }
  switch (error as? DatabaseError)?.resultCode {
  case .SQLITE_NOTADB?, .SQLITE_CORRUPT?:
    return Failure(
      vi:
        "\(path) không phải kho dữ liệu của Soi hoặc đã hỏng. Kiểm tra lại --store, hoặc khôi phục từ bản sao lưu: soi restore.",
      en: "\(path) is not a Soi store or is damaged. Check --store, or restore a backup: soi restore.")
  case .SQLITE_CANTOPEN?, .SQLITE_READONLY?, .SQLITE_PERM?:
    return Failure(
      vi: "Không mở được kho \(path). Kiểm tra thư mục có tồn tại và cho phép ghi.",
      en: "The store \(path) cannot be opened. Check that the folder exists and can be written.")
  default: return failedRead(error)
  }
}

func newerStore(_ path: String) -> Failure {
  Failure(
    vi: "Kho \(path) do phiên bản Soi mới hơn ghi; chưa đụng gì vào kho. Cập nhật Soi rồi chạy lại.",
    en: "The store \(path) was written by a newer Soi; it was left as it is. Update Soi and try again.")
}

func folderInsteadOfStore(_ path: String) -> Failure {
  Failure(
    vi: "\(path) là một thư mục, không phải tệp kho. Chỉ một tệp bằng --store.",
    en: "\(path) is a folder, not the file of a store. Name a file with --store.")
}

func failedWrite(_ error: any Error) -> Failure {
  if let failure = error as? Failure { return failure }
  switch (error as? DatabaseError)?.resultCode {
  case .SQLITE_FULL?:
    return Failure(
      vi: "Ổ đĩa đầy: chưa ghi gì vào kho. Giải phóng chỗ trống rồi làm lại.",
      en: "The disk is full: nothing was written. Free some space and try again.")
  case .SQLITE_READONLY?, .SQLITE_PERM?, .SQLITE_CANTOPEN?:
    return Failure(
      vi: "Không ghi được: tệp hoặc thư mục chỉ cho đọc hay không tồn tại; chưa ghi gì. Kiểm tra rồi làm lại.",
      en: "The file or its folder is read-only or missing: nothing was written. Check it and try again.")
  case .SQLITE_BUSY?, .SQLITE_LOCKED?:
    return Failure(
      vi: "Kho đang bận vì một lần nhập khác; chưa ghi gì. Đợi xong rồi làm lại.",
      en: "The store is busy with another import; nothing was written. Wait and try again.")
  default: return failedRead(error)
  }
}

func failedRead(_ error: any Error) -> Failure {
  if let failure = error as? Failure { return failure }
  let code = (error as? DatabaseError)?.extendedResultCode
  switch (code?.primaryResultCode, code) {
  case (.SQLITE_BUSY?, _), (.SQLITE_LOCKED?, _):
    return Failure(
      vi: "Kho đang bận vì một lệnh khác. Đợi xong rồi làm lại.",
      en: "The store is busy with another command. Wait and try again.")
  case (_, .SQLITE_IOERR_SHMSIZE?), (.SQLITE_FULL?, _):
    return Failure(
      vi: "Ổ đĩa đầy: không mở được kho. Giải phóng chỗ trống rồi làm lại.",
      en: "The disk is full: the store cannot be opened. Free some space and try again.")
  case (.SQLITE_IOERR?, _), (.SQLITE_CANTOPEN?, _), (.SQLITE_READONLY?, _), (.SQLITE_PERM?, _), (.SQLITE_PROTOCOL?, _):
    return Failure(
      vi:
        "Ổ đĩa báo lỗi khi đọc hoặc ghi kho; không có gì dở dang. Kiểm tra ổ đĩa và quyền ghi, chạy soi verify rồi làm lại.",
      en:
        "The disk reported an error while the store was read or written; nothing is half done. Check the disk and its permissions, run soi verify and try again."
    )
  default:
    // Anything else that a store this program wrote can answer comes of damage.
    return Failure(
      vi: "Kho đã hỏng (\(shortText(error))). Chạy soi verify, rồi khôi phục từ bản sao lưu: soi restore.",
      en: "The store is damaged (\(shortText(error))). Run soi verify, then restore a backup: soi restore.")
  }
}

/// What SQLite says, without the statement it was said of.
func shortText(_ error: any Error) -> String {
  guard let error = error as? DatabaseError else { return "row" }
  return error.message ?? "SQLite \(error.resultCode.rawValue)"
}
