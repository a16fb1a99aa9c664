internal import Base
internal import CZip

/// A zip archive in memory, read entry by entry without trusting the sizes it states.
///
/// A class so that libzip's handle is closed exactly once; it lives inside `withArchive` only.
final class ZipReading {
  private let archive: OpaquePointer
  private let limits: WorkbookLimits
  /// Bytes of the archive.
  private let size: Int
  /// Bytes read so far over all entries, as they lie in the archive and inflated.
  private var compressed = 0
  private var inflated = 0
  private var opened: Set<zip_uint64_t> = []

  /// Runs `body` with the opened archive. The bytes stay in place as long as libzip may look at them.
  static func withArchive<Value>(
    _ bytes: [UInt8], _ limits: WorkbookLimits, _ body: (ZipReading) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
      let zip = try ZipReading(buffer, limits)
      return try body(zip)
    }
  }

  private init(_ buffer: UnsafeBufferPointer<UInt8>, _ limits: WorkbookLimits) throws(Failure) {
    self.limits = limits
    size = buffer.count
    guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, nil) else {
      throw damagedWorkbook
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw damagedWorkbook
    }
    self.archive = archive
    guard zip_get_num_entries(archive, 0) <= limits.parts else { throw suspiciousWorkbook }
  }

  deinit { zip_discard(archive) }

  /// True if there is an entry of this name, whatever the case of its letters.
  func has(_ name: String) -> Bool { index(name) != nil }

  /// In the order of the archive; an entry without a readable name is left out.
  var names: [String] {
    (0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0)))).compactMap { index in
      zip_get_name(archive, index, 0).map { String(cString: $0) }
    }
  }

  private func index(_ name: String) -> zip_uint64_t? {
    let exact = zip_name_locate(archive, name, 0)
    // Some exporters write `xl/SharedStrings.xml` and refer to `sharedStrings.xml`.
    let found = exact >= 0 ? exact : zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    return found >= 0 ? zip_uint64_t(found) : nil
  }

  /// The whole entry, for small ones.
  func bytes(_ name: String) throws(Failure) -> [UInt8]? {
    var bytes: [UInt8] = []
    guard try stream(name, { (chunk) throws(Failure) in bytes.append(contentsOf: chunk) }) else { return nil }
    return bytes
  }

  /// Hands the entry over in chunks; false if there is none.
  func stream(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) -> Bool {
    guard let index = index(name) else { return false }
    // Two sheets of one part would let a small file be read without end.
    guard opened.insert(index).inserted else { throw damagedWorkbook }
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &status) == 0 else { throw damagedWorkbook }
    if status.encryption_method != UInt16(ZIP_EM_NONE) { throw encryptedWorkbook }
    // Entries that lie about their size, or that share their bytes with others, add up to more than there is.
    guard status.comp_size <= zip_uint64_t(size - compressed) else { throw suspiciousWorkbook }
    compressed += Int(status.comp_size)
    guard let file = zip_fopen_index(archive, index, 0) else { throw damagedWorkbook }
    defer { zip_fclose(file) }

    let space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { space.deallocate() }
    var count = 0
    while true {
      let read = Int(zip_fread(file, space.baseAddress, zip_uint64_t(space.count)))
      // A wrong checksum shows only here, at the very end of the entry.
      guard read >= 0 else { throw damagedWorkbook }
      if read == 0 { return true }
      count += read
      inflated += read
      if inflated > limits.bytes || swells(count, from: Int(status.comp_size), free: limits.freeBytes)
        || swells(inflated, from: size, free: 4 * limits.freeBytes)
      {
        throw suspiciousWorkbook
      }
      try take(UnsafeRawBufferPointer(rebasing: space[..<read]))
    }
  }

  private func swells(_ bytes: Int, from compressed: Int, free: Int) -> Bool {
    bytes > free && bytes / max(1, compressed) > limits.ratio
  }
}
