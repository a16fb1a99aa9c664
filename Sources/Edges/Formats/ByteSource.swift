package import Base

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Bytes that can be read more than once and from any place: those of a file on a disk, or some held in memory.
package final class ByteSource: Sendable {
  private enum Content {
    case memory([UInt8])
    case file(Int32, path: String)
  }

  private let content: Content
  package let count: Int
  /// Seconds and nanoseconds of the file's last change when it was opened.
  private let changed: [Int]

  package init(_ bytes: [UInt8]) {
    content = .memory(bytes)
    count = bytes.count
    changed = []
  }

  /// Nil when there is no file of at least `least` bytes on a disk: pipes and devices give their bytes only once.
  package init?(file path: String, least: Int) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) >= least else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path, errno) }
    // What was looked at may be another file by now.
    guard fstat(file, &status) == 0 else {
      let reason = errno
      close(file)
      throw unreadable(path, reason)
    }
    content = .file(file, path: path)
    count = Int(status.st_size)
    changed = Self.times(status)
  }

  deinit { if case .file(let file, _) = content { close(file) } }

  /// Appends the bytes from `start` on, at most `count`; none at the end.
  package func read(from start: Int, count: Int, to bytes: inout [UInt8]) throws(Failure) {
    switch content {
    case .memory(let all):
      bytes += all[min(start, all.count)..<min(start + count, all.count)]
    case .file(let file, let path):
      let length = bytes.count
      var problem: Int32?
      var got = 0
      let wanted = max(0, min(count, self.count - start))
      bytes.reserveCapacity(length + wanted)
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { space, filled in
        while got < wanted {
          let step = pread(file, space.baseAddress.map { $0 + got }, wanted - got, off_t(start + got))
          if step < 0 && errno == EINTR { continue }
          if step < 0 { problem = errno }
          if step <= 0 { break }
          got += step
        }
        filled = got
      }
      if let problem { throw unreadable(path, problem) }
      if got < wanted { throw changedFile(path) }
      if length == 0 { bytes = part } else { bytes += part }
    }
  }

  /// Throws when the file is no longer what it was when it was opened.
  package func checkUnchanged() throws(Failure) {
    guard case .file(let file, let path) = content else { return }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path, errno) }
    if Int(status.st_size) != count || Self.times(status) != changed { throw changedFile(path) }
  }

  private static func times(_ status: stat) -> [Int] {
    #if canImport(Darwin)
      [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
    #else
      [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #endif
  }
}

/// The 32 bytes of SHA-256 of a file, which is never whole in memory where it lies on a disk.
package func sha256(file path: String) throws(Failure) -> [UInt8] {
  guard let source = try ByteSource(file: path, least: 0) else { return sha256(try readFile(path)) }
  var digest = StreamDigest()
  var place = 0
  while place < source.count {
    var bytes: [UInt8] = []
    try source.read(from: place, count: 1 << 20, to: &bytes)
    digest.add(bytes)
    place += bytes.count
  }
  return digest.bytes
}

private func changedFile(_ path: String) -> Failure {
  Failure(
    vi: "Tệp \(path) thay đổi trong lúc đọc; chưa ghi gì. Đợi tệp được ghi xong rồi nhập lại.",
    en:
      "The file \(path) changed while it was read; nothing was written. Wait until it is complete and import it again.")
}
