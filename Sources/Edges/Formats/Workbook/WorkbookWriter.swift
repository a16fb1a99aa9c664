package import Base
internal import CXlsxWriter
internal import Foundation

/// Writes an Excel workbook at `path`, whole or not at all.
///
/// - Throws: one sentence when a sheet is larger than Excel allows or the file cannot be written.
package func writeWorkbook(_ sheets: [WorkbookSheet], to path: String) throws(Failure) {
  try writeFile(path, workbookBytes(sheets))
}

/// The bytes of an Excel workbook, for a download.
///
/// - Parameter made: the date of creation in its properties; with a fixed one the same sheets give the same bytes.
///   Nil is now.
package func workbookBytes(_ sheets: [WorkbookSheet], made: Instant? = nil) throws(Failure) -> [UInt8] {
  guard !sheets.isEmpty else {
    throw Failure(vi: "Không có trang nào để ghi ra Excel.", en: "There is no sheet to write to Excel.")
  }
  // libxlsxwriter writes to files only; a folder of one's own cannot be guessed or raced for.
  var template = Array("\(FileManager.default.temporaryDirectory.path)/soi-XXXXXX".utf8CString)
  let folder: String? = template.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return nil }
    return String(cString: start)
  }
  guard let folder else { throw unwritableWorkbook }
  let path = "\(folder)/workbook.xlsx"
  defer {
    unlink(path)
    rmdir(folder)
  }
  try assemble(sheets, at: path, made: made)
  return try readFile(path, limit: .max)
}

private func assemble(_ sheets: [WorkbookSheet], at path: String, made: Instant?) throws(Failure) {
  var options = lxw_workbook_options()
  // Each cell takes about 150 bytes otherwise.
  let cells = sheets.reduce(0) { $0 + $1.rows.count * max(1, $1.columns.count) }
  options.constant_memory = cells > 200_000 ? 1 : 0
  guard let workbook = workbook_new_opt(path, &options) else { throw unwritableWorkbook }
  // Closing is the only way to free a workbook, so it happens after a failure too; the file is then thrown away.
  var failure: Failure?
  do throws(Failure) { try fill(workbook, sheets, made: made) } catch { failure = error }
  let closed = workbook_close(workbook)
  if let failure { throw failure }
  guard closed == LXW_NO_ERROR else { throw unwritableWorkbook }
}

private func fill(
  _ workbook: UnsafeMutablePointer<lxw_workbook>, _ sheets: [WorkbookSheet], made: Instant?
) throws(Failure) {
  if let made {
    var properties = lxw_doc_properties()
    // Local seconds to universal ones.
    properties.created = time_t((made - .universal(0)))
    workbook_set_properties(workbook, &properties)
  }
  guard let looks = WorkbookLooks(workbook) else { throw unwritableWorkbook }
  for (sheet, name) in zip(sheets, sheetNames(sheets.map(\.name))) {
    guard let worksheet = workbook_add_worksheet(workbook, name) else { throw unwritableWorkbook }
    try SheetWriter(worksheet: worksheet, looks: looks).write(sheet)
  }
}

private var unwritableWorkbook: Failure {
  Failure(
    vi: "Không tạo được tệp Excel trong thư mục tạm. Kiểm tra chỗ trống và quyền ghi của thư mục tạm rồi làm lại.",
    en: "The workbook could not be made in the temporary folder. Check its free space and permissions and try again.")
}
