import Foundation

/// Where inputs that must be files lie: in memory, a folder a thread.
enum Folder {
  static var own: String {
    let name = "\(root)/\(pthread_self())"
    mkdir(name, 0o700)
    return name
  }

  private static let root: String = {
    let name = "\(FileManager.default.temporaryDirectory.path)/soi-fuzz-\(getpid())"
    mkdir(name, 0o700)
    atexit { try? FileManager.default.removeItem(atPath: Folder.root) }
    return name
  }()

  /// The input a thread is at, in a file that stays when the process dies.
  static func note(_ seed: String, _ shard: UInt64) {
    let parser = seed.prefix { $0 != ":" }
    _ = write(Array("\(seed)\n".utf8), to: "\(root)/at-\(parser)-\(shard)")
  }
  static func forget(_ parser: String, _ shard: UInt64) { unlink("\(root)/at-\(parser)-\(shard)") }

  static func read(_ path: String) -> [UInt8] { Array(FileManager.default.contents(atPath: path) ?? Data()) }

  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return Foundation.write(file, bytes, bytes.count) == bytes.count
  }
}

/// Processor time of this thread: other tests beside it do not count.
func threadNanoseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
