package import Base

/// A letter of plain text.
package struct Letter: Hashable, Sendable {
  package let to: [String]
  package let subject: String
  package let lines: [String]

  package init(to: [String], subject: String, lines: [String]) {
    self.to = to
    self.subject = subject
    self.lines = lines
  }

  /// An address as people have them: nothing that could end a line or a command.
  package static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && text.utf8.count <= 254
      && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>()[]\\,;:\"".utf8.contains($0) }
  }
}

/// Sends letters; a failure says why in one sentence.
package protocol LetterSending: Sendable {
  func send(_ letter: Letter) async throws(Failure)
}
