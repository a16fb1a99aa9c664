import Foundation
import TestKit
import Testing

/// The command as a person runs it: a process with arguments, outputs and a status.
struct Command {
  let folder: URL

  init() throws {
    folder = try Scratch.folder("command")
  }

  struct Result {
    let status: Int32
    let output: String
    let error: String

    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The built command stands beside the test bundle.
  static var executable: URL {
    #if os(macOS)
      Bundle(for: Anchor.self).bundleURL.deletingLastPathComponent().appendingPathComponent("soi")
    #else
      URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("soi")
    #endif
  }
  private final class Anchor {}

  func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    return process
  }

  @discardableResult
  func run(_ arguments: String...) throws -> Result { try finish(start(arguments)) }

  @discardableResult
  func run(_ arguments: [String]) throws -> Result { try finish(start(arguments)) }

  /// What a person sees of a command's standard error, who sits at a terminal.
  func seen(_ arguments: String...) throws -> String {
    var (terminal, end): (Int32, Int32) = (-1, -1)
    try #require(openpty(&terminal, &end, nil, nil, nil) == 0)
    defer { close(terminal) }
    let process = try start(arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: end)
    try process.run()
    // With the command gone nobody is left at the other end, and reading ends.
    close(end)
    var (seen, space) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = read(terminal, &space, space.count)
      if count <= 0 { break }
      seen += space[..<count]
    }
    process.waitUntilExit()
    return String(decoding: seen, as: UTF8.self)
  }

  func finish(_ process: Process) throws -> Result {
    let (output, error) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
    for url in [output, error] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }
}
