package import Foundation

/// Folders of tests, all of them below one of this process that is gone when it ends.
package enum Scratch {
  private static var root: URL {
    FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent("soi-tests-\(getpid())")
  }

  private static let goesAtExit: Void = {
    atexit { try? FileManager.default.removeItem(at: Scratch.root) }
  }()

  /// A new folder of one's own.
  package static func folder(_ name: String = "folder") throws -> URL {
    try folder(exactly: "\(name)-\(UUID().uuidString)")
  }

  /// The same folder for everybody in this process who asks by this name.
  package static func folder(exactly name: String) throws -> URL {
    _ = goesAtExit
    let folder = root.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
