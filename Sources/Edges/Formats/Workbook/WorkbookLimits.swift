internal import Base

/// How much a workbook may ask for before it is refused as a bomb or as damage.
package struct WorkbookLimits: Sendable {
  /// Inflated bytes of all parts that are read.
  package var bytes = 512 << 20
  /// Inflated size by compressed size of one part, asked only beyond `freeBytes`: small parts compress by any factor. All
  /// parts together may be four times as free.
  package var ratio = 200
  package var freeBytes = 4 << 20
  /// Entries of the archive; also sheets and references.
  package var parts = 10_000
  package var rows = 1_048_576
  package var columns = 16_384
  /// Cells in memory over all sheets, empty ones before the last filled one of a row included; also shared texts.
  package var cells = 40_000_000
  /// Empty cells before the last filled one of their row, beyond as many as are filled: a row of one cell in the last
  /// column takes memory for all that stand before it.
  package var padding = 4_000_000
  /// Cells that merged blocks cover.
  package var merged = 8_000_000
  /// Bytes of one cell; Excel itself holds 32,767 characters.
  package var cellBytes = 1 << 20
  /// Elements inside elements.
  package var depth = 64

  package init() {}
}

var damagedWorkbook: Failure {
  Failure(
    vi: "Tệp Excel bị hỏng hoặc bị cắt cuối. Lấy lại tệp từ nơi xuất, hoặc mở bằng Excel và lưu lại.",
    en: "The workbook is damaged or cut off. Get it again, or open it in Excel and save it again.")
}

func hugeCell(_ line: Int) -> Failure {
  Failure(
    vi: "Một ô ở dòng \(line) dài bất thường nên tệp bị từ chối. Xoá ô đó, hoặc tách nội dung, rồi làm lại.",
    en: "A cell of line \(line) is abnormally long, so the file is refused. Delete or split it and try again.")
}

var suspiciousWorkbook: Failure {
  Failure(
    vi: "Tệp Excel phình to bất thường khi mở nên bị từ chối. Mở bằng Excel, chỉ giữ trang cần nhập rồi lưu lại.",
    en:
      "The workbook swells abnormally when opened and is refused. Open it in Excel, keep only the sheet needed and save it again."
  )
}

var encryptedWorkbook: Failure {
  Failure(
    vi: "Tệp Excel có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
    en: "The workbook has a password. Open it in Excel, remove the password and save it again.")
}
