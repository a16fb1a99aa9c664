import Foundation

/// Where every thread of the suite is, in a file that stays when the process dies: a crash leaves its seed behind. The file
/// is memory, so that a note costs nothing.
struct Whereabouts: @unchecked Sendable {
  static let shared = Whereabouts()
  private static let slotSize = 64
  private static let slots = 4_096
  /// Every shard writes to its own slot.
  private let memory: UnsafeMutableRawBufferPointer?

  private init() {
    let path = "\(FileManager.default.temporaryDirectory.path)/soi-fuzz-\(getpid()).at"
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    let size = Self.slots * Self.slotSize
    guard file >= 0, ftruncate(file, size) == 0,
      let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), start != MAP_FAILED
    else {
      memory = nil
      return
    }
    close(file)
    memory = UnsafeMutableRawBufferPointer(start: start, count: size)
    atexit { unlink("\(FileManager.default.temporaryDirectory.path)/soi-fuzz-\(getpid()).at") }
  }

  /// `plain:00000000000000012345`.
  func note(_ parser: String, _ seed: UInt64, slot: Int) {
    guard let memory, slot < Self.slots else { return }
    var index = slot * Self.slotSize
    for byte in parser.utf8.prefix(40) {
      memory[index] = byte
      index += 1
    }
    memory[index] = UInt8(ascii: ":")
    var rest = seed
    for place in (1...20).reversed() {
      memory[index + place] = UInt8(48 + rest % 10)
      rest /= 10
    }
    memory[index + 21] = UInt8(ascii: "\n")
  }

  func forget(slot: Int) {
    guard let memory, slot < Self.slots else { return }
    for index in 0..<Self.slotSize { memory[slot * Self.slotSize + index] = 0 }
  }
}
