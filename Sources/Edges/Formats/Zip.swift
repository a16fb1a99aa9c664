package import Base
internal import CZip
internal import Foundation

/// One file inside a zip archive.
package struct ZipEntry: Sendable {
  package let name: String
  package let bytes: [UInt8]
  /// Stored as it is; EPUB and OpenDocument want this for their first entry.
  package let isStored: Bool

  package init(name: String, bytes: [UInt8], isStored: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.isStored = isStored
  }
}

/// A zip archive of `entries` in their order. The same entries give the same bytes: every date is 1980-01-01.
///
/// - Throws: one sentence when memory runs out or a name stands twice.
package func zipBytes(_ entries: [ZipEntry]) throws(Failure) -> [UInt8] {
  guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw unzippable }
  // `zip_close` gives up its reference; one more keeps the buffer for reading back.
  zip_source_keep(source)
  defer { zip_source_free(source) }
  guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
    zip_source_free(source)
    throw unzippable
  }
  do throws(Failure) {
    for entry in entries { try add(entry, to: archive) }
  } catch {
    zip_discard(archive)
    throw error
  }
  guard zip_close(archive) == 0 else {
    zip_discard(archive)
    throw unzippable
  }
  return try contents(source)
}

private func add(_ entry: ZipEntry, to archive: OpaquePointer) throws(Failure) {
  let source = try ownedSource(entry.bytes, archive)
  let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
  guard index >= 0 else {
    zip_source_free(source)
    throw Failure(
      vi: "Tệp \(entry.name) có hai lần trong tệp nén. Bỏ bớt một.",
      en: "The file \(entry.name) stands twice in the archive. Remove one.")
  }
  let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
  let firstOfJanuary1980: zip_uint16_t = 0x21
  guard zip_set_file_compression(archive, zip_uint64_t(index), zip_int32_t(method), 6) == 0,
    zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstOfJanuary1980, 0) == 0
  else { throw unzippable }
}

/// libzip reads the bytes only in `zip_close`, so it gets a copy of its own and frees it.
private func ownedSource(_ bytes: [UInt8], _ archive: OpaquePointer) throws(Failure) -> OpaquePointer {
  // Of nothing it would not take possession.
  let copy = bytes.isEmpty ? nil : malloc(bytes.count)
  bytes.withUnsafeBytes { bytes in
    if let start = bytes.baseAddress { copy?.copyMemory(from: start, byteCount: bytes.count) }
  }
  guard copy != nil || bytes.isEmpty, let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
    free(copy)
    throw unzippable
  }
  return source
}

private func contents(_ source: OpaquePointer) throws(Failure) -> [UInt8] {
  // An archive without entries leaves no buffer at all: it is the end record alone.
  guard zip_source_open(source) == 0 else { return [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18) }
  defer { zip_source_close(source) }
  zip_source_seek(source, 0, SEEK_END)
  let size = zip_source_tell(source)
  guard size >= 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw unzippable }
  var complete = false
  let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
    count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    complete = count == Int(size)
  }
  guard complete else { throw unzippable }
  return bytes
}

private var unzippable: Failure {
  Failure(
    vi: "Không nén được tệp vì thiếu bộ nhớ. Đóng bớt chương trình rồi làm lại.",
    en: "The archive could not be made: not enough memory. Close other programs and try again.")
}
