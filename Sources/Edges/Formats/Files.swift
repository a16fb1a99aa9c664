package import Base

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// All bytes of a file, a pipe or a device.
///
/// - Parameter limit: the largest number of bytes accepted.
/// - Throws: one sentence when there is no such file, it is a folder, may not be read, or is larger than `limit`.
package func readFile(_ path: String, limit: Int = 1 << 31) throws(Failure) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw unreadable(path, errno) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw unreadable(path, errno) }
  if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, EISDIR) }
  guard Int(status.st_size) <= limit else { throw tooLarge(path, limit) }

  var bytes: [UInt8] = []
  bytes.reserveCapacity(Int(status.st_size))
  // Read to the end rather than to `st_size`: pipes say 0 and a file may grow while it is read.
  let chunk = 1 << 18
  let space = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
  defer { space.deallocate() }
  while true {
    let count = read(file, space.baseAddress, chunk)
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw unreadable(path, errno)
    }
    guard bytes.count + count <= limit else { throw tooLarge(path, limit) }
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: space[..<count]))
  }
}

/// Puts `bytes` at `path`, whole or not at all: a reader never sees half a file, and a failure leaves the old one.
///
/// - Throws: one sentence when the folder is missing, nothing may be written there, or the disk is full.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws(Failure) {
  let target = writingTarget(path)
  var status = stat()
  let exists = stat(target, &status) == 0
  if exists, status.st_mode & S_IFMT == S_IFDIR { throw unwritable(path, EISDIR) }
  guard !exists || status.st_mode & S_IFMT == S_IFREG else {
    // A pipe or /dev/stdout cannot be renamed onto.
    return try put(bytes, at: target, O_WRONLY, shown: path)
  }
  let temporary = "\(target).\(UInt32.random(in: 0 ... .max)).tmp"
  do throws(Failure) {
    try put(bytes, at: temporary, O_WRONLY | O_CREAT | O_EXCL, shown: path)
    if exists { chmod(temporary, status.st_mode & 0o7777) }
    guard rename(temporary, target) == 0 else { throw unwritable(path, errno) }
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Follows a symbolic link, so that the link survives the rename.
private func writingTarget(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}

private func put(_ bytes: [UInt8], at target: String, _ flags: Int32, shown path: String) throws(Failure) {
  let file = open(target, flags | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw unwritable(path, errno) }
  let problem = bytes.withUnsafeBytes { whole -> Int32? in
    var rest = whole[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(file, part.baseAddress, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    // Pipes and terminals cannot be flushed to a disk.
    if fsync(file) != 0, errno != EINVAL, errno != ENOTSUP, errno != EROFS { return errno }
    return nil
  }
  let closed = close(file) == 0 ? nil : errno
  if let number = problem ?? closed { throw unwritable(path, number) }
}

private func tooLarge(_ path: String, _ limit: Int) -> Failure {
  Failure(
    vi: "Tệp \(path) lớn hơn \(byteSize(limit)). Hãy chia thành nhiều tệp nhỏ hơn.",
    en: "The file \(path) is larger than \(byteSize(limit)). Split it into smaller files.")
}

func unreadable(_ path: String, _ number: Int32) -> Failure {
  switch number {
  case ENOENT, ENOTDIR:
    Failure(
      vi: "Không có tệp \(path). Kiểm tra lại đường dẫn.", en: "There is no file \(path). Check the path.")
  case EISDIR:
    Failure(
      vi: "\(path) là thư mục, ở đây cần một tệp.", en: "\(path) is a folder; a file is needed here.")
  case EACCES, EPERM:
    Failure(
      vi: "Không có quyền đọc tệp \(path). Cấp quyền đọc rồi làm lại.",
      en: "No permission to read the file \(path). Grant it and try again.")
  default:
    Failure(
      vi: "Không đọc được tệp \(path) (\(reason(number))). Kiểm tra ổ đĩa rồi làm lại.",
      en: "Cannot read the file \(path) (\(reason(number))). Check the disk and try again.")
  }
}

private func unwritable(_ path: String, _ number: Int32) -> Failure {
  switch number {
  case ENOENT, ENOTDIR:
    Failure(
      vi: "Không ghi được \(path) vì thư mục chứa nó không có. Tạo thư mục rồi làm lại.",
      en: "Cannot write \(path): its folder does not exist. Create it and try again.")
  case EISDIR:
    Failure(
      vi: "\(path) là thư mục, không ghi đè bằng tệp được. Chọn tên khác.",
      en: "\(path) is a folder and cannot be replaced by a file. Choose another name.")
  case EACCES, EPERM, EROFS:
    Failure(
      vi: "Không có quyền ghi \(path). Cấp quyền ghi hoặc chọn chỗ khác.",
      en: "No permission to write \(path). Grant it or choose another place.")
  case ENOSPC, EDQUOT:
    Failure(
      vi: "Ổ đĩa đầy, chưa ghi được \(path). Giải phóng chỗ trống rồi làm lại.",
      en: "The disk is full and \(path) was not written. Free some space and try again.")
  default:
    Failure(
      vi: "Không ghi được \(path) (\(reason(number))). Kiểm tra ổ đĩa rồi làm lại.",
      en: "Cannot write \(path) (\(reason(number))). Check the disk and try again.")
  }
}

private func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

/// `512 MB`: sizes in sentences.
func byteSize(_ bytes: Int) -> String {
  bytes >= 1 << 30 && bytes % (1 << 30) == 0
    ? "\(bytes >> 30) GB" : bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) byte"
}
