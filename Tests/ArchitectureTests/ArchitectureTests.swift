import Foundation
import Testing

/// What `Package.swift` cannot say about the rooms of the house.
@Suite struct ArchitectureTests {
  private struct Source {
    let path: String
    let lines: [Substring]
    /// Modules imported, with their access words dropped.
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else { return nil }
        return String(words[index + 1])
      }
    }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func sources(_ folder: String = "Sources") throws -> [Source] {
    let base = root.appendingPathComponent(folder)
    let files = try #require(FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { url in
      Source(
        path: String(url.path.dropFirst(root.path.count + 1)),
        lines: try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  @Test func `the sources are found`() throws {
    #expect(try Self.sources().count > 100)
  }

  @Test(arguments: [
    ("GRDB", ["Edges/StoreSQLite"]), ("Hummingbird", ["Apps/Server"]), ("Yams", ["Edges/Formats"]),
    ("CZip", ["Edges/Formats"]), ("CExpat", ["Edges/Formats"]), ("CXlsxWriter", ["Edges/Formats"]),
    ("CQREncode", ["Edges/Formats"]),
    // Hashes are everybody's, secrets are not.
    ("Crypto", ["Edges/Formats", "Edges/Secrets"]), ("CryptoExtras", ["Edges/Secrets"]),
    ("JWTKit", ["Edges/Signatures"]),
    ("AsyncHTTPClient", ["Edges/Web"]), ("ArgumentParser", ["Apps/soi"]),
  ])
  func `an outside package is known in one room`(module: String, rooms: [String]) throws {
    for source in try Self.sources() where source.imports.contains(module) {
      #expect(rooms.contains { source.path.hasPrefix("Sources/\($0)/") }, "\(source.path) imports \(module)")
    }
  }

  @Test func `Core knows no Foundation, no clock and no files`() throws {
    let forbidden: Set = ["Foundation", "FoundationEssentials", "Dispatch", "Glibc"]
    for source in try Self.sources("Sources/Core") {
      #expect(forbidden.isDisjoint(with: source.imports), "\(source.path)")
      // Locks around scanners that rest between questions and around sums that are kept: they change no answer.
      let locked = ["Counting/Scan/ScannerPool.swift", "Counting/Columns/KeptSums.swift"]
      #expect(
        !source.imports.contains("Synchronization") || locked.contains { source.path.hasSuffix($0) }, "\(source.path)")
    }
  }

  @Test func `imports point left`() throws {
    let rings = ["Core", "Edges", "Work", "Apps"]
    var ringOf: [String: Int] = ["Work": 2]
    for (index, ring) in rings.enumerated() where ring != "Work" {
      let folder = Self.root.appendingPathComponent("Sources/\(ring)")
      for target in try FileManager.default.contentsOfDirectory(atPath: folder.path) { ringOf[target] = index }
    }
    for source in try Self.sources() {
      let parts = source.path.split(separator: "/")
      guard let own = rings.firstIndex(of: String(parts[1])) else { continue }
      for module in source.imports {
        guard let other = ringOf[module] else { continue }
        #expect(other <= own, "\(source.path) imports \(module)")
        if own == 1, other == 1 {
          #expect(module == "Formats", "edges know no edge but Formats: \(source.path) imports \(module)")
        }
      }
    }
  }

  @Test func `only one place looks at a clock`() throws {
    for source in try Self.sources() where source.path != "Sources/Apps/soi/Common.swift" {
      for line in source.lines {
        #expect(!line.contains("Date()") && !line.contains("Date.now"), "\(source.path): \(line)")
      }
    }
  }

  @Test func `files are small and say what they are`() throws {
    for source in try Self.sources() {
      #expect(source.lines.count <= 400, "\(source.path) has \(source.lines.count) lines")
      let name = source.path.split(separator: "/").last.map(String.init) ?? ""
      for word in ["Util", "Helper", "Manager", "Misc"] { #expect(!name.contains(word), "\(source.path)") }
    }
  }

  @Test func `nothing is forced outside tests`() throws {
    for source in try Self.sources() {
      for line in source.lines where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
        #expect(!line.contains("try!") && !line.contains(" as! "), "\(source.path): \(line)")
        #expect(!line.contains("@unchecked Sendable") || line.contains("//"), "\(source.path): \(line)")
      }
    }
  }
}
