import Foundation
import RecordedDisk
import TestKit

/// A folder whose SQLite files are recorded, and can be told to fail.
final class Disk: @unchecked Sendable {  // The record has a lock of its own; nothing else changes.
  let folder: URL
  private let disk: OpaquePointer

  init() throws {
    folder = try scratchFolder()
    disk = rd_open(folder.path + "/")
  }

  deinit {
    rd_close(disk)
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  var count: Int { Int(rd_count(disk)) }
  func event(_ index: Int) -> rd_event { rd_at(disk, Int64(index)) }
  func name(of event: rd_event) -> String { String(cString: rd_name(disk, event.file)) }
  /// Puts a number between the events.
  func mark(_ number: Int) { rd_mark(disk, Int64(number)) }

  func leaveRoom(_ bytes: Int?) { rd_set_room(disk, Int64(bytes ?? -1)) }
  func fail(after calls: Int?, stays: Bool = false) { rd_set_failure(disk, Int64(calls ?? -1), stays ? 1 : 0) }
  func setReadOnly(_ isReadOnly: Bool) { rd_set_read_only(disk, isReadOnly ? 1 : 0) }
}

func scratchFolder() throws -> URL { try Scratch.folder("store") }
