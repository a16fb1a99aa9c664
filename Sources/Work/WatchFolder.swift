package import Base
internal import Formats
internal import Intake

/// Brings every new complete file of a folder into the log, once: it looks again and again, and takes a file that two looks
/// found with the same size and time. Nothing is moved, locked or deleted.
package struct WatchFolder<Log: FactLog & SeenFiles & SystemShelf> {
  /// A file as one look found it.
  package struct Sight: Hashable, Sendable {
    package let path: String
    package let size: Int64
    /// Nanoseconds since 1970 of its last change.
    package let changed: Int64

    package init(path: String, size: Int64, changed: Int64) {
      self.path = path
      self.size = size
      self.changed = changed
    }
  }

  /// What became of one file.
  package enum Event: Sendable {
    case imported(path: String, ImportReport)
    /// A file with these contents was brought before.
    case repeated(path: String)
    /// Tried again when the file changes.
    case failed(path: String, Failure)
  }

  private let log: Log
  private let options: ImportOptions
  private let now: () -> Instant
  /// What the last look saw, and what is done with.
  private var last: Set<Sight> = []
  private var done: Set<Sight> = []

  package init(log: Log, options: ImportOptions, now: @escaping () -> Instant) {
    self.log = log
    self.options = options
    self.now = now
  }

  /// One look at the folder: the files that have come to rest are imported, each as a batch of its own.
  ///
  /// - Parameter isStopping: asked between files; true leaves the rest for the next start.
  package mutating func look(
    _ sights: [Sight], isStopping: () -> Bool = { false }, tell: (Event) -> Void
  ) {
    let resting = sights.filter { last.contains($0) && !done.contains($0) }.sorted { $0.path < $1.path }
    last = Set(sights)
    done.formIntersection(last)
    for sight in resting {
      if isStopping() { return }
      done.insert(sight)
      do throws(Failure) {
        tell(try take(sight.path))
      } catch {
        tell(.failed(path: sight.path, error))
      }
    }
  }

  private func take(_ path: String) throws(Failure) -> Event {
    // The same contents for another unit or system say something else.
    let said = "\(options.unit?.text ?? "")\u{1F}\(options.system ?? "")"
    let digest = Digest(sha256(try sha256(file: path) + Array(said.utf8)))
    if try log.hasSeen(digest) { return .repeated(path: path) }
    var options = options
    if let system = options.system { options.mapping.remembered = try log.remembered(of: system) }
    let report = try ImportFiles(log: log, now: now()).run([path], options)
    if let system = options.system { try log.remember(report.lessons(options.mapping), of: system, at: now()) }
    try log.see(digest, path: path, at: now())
    return .imported(path: path, report)
  }
}
