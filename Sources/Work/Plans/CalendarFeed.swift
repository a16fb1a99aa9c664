internal import Access
package import Base
internal import Formats
internal import Notebook
internal import Secrets

/// Secret addresses under which a person's calendar program reads their obligations: such programs send no key of their own.
/// The notebook keeps the hash of each; the address itself is shown once.
package struct CalendarFeed: Sendable {
  private let notebook: any NotebookShelf

  package init(_ notebook: any NotebookShelf) { self.notebook = notebook }

  /// Makes an address for one's own calendar of a unit; the answer is its secret.
  package func make(for unit: UnitCode, by writer: SheetDesk.Writer) async throws(Failure) -> String {
    let token = Token()
    let draft = NotebookDraft(
      subject: Self.subject(token), unit: unit, at: writer.at, by: writer.who, act: "create", body: Array("{}".utf8),
      address: writer.address)
    _ = try await notebook.write(draft, after: 0)
    return token.text
  }

  /// Whose address it is and of which unit; nil for none of ours and for one that was closed.
  package func owner(of secret: String) async throws(Failure) -> (account: Int, unit: UnitCode)? {
    guard let token = Token(secret) else { return nil }
    let entries = try await notebook.entries(of: Self.subject(token))
    guard let first = entries.first, entries.last?.act == "create", case .person(let account) = first.by else {
      return nil
    }
    return (account, first.unit)
  }

  /// Closes all of one's addresses; answers how many.
  package func close(by writer: SheetDesk.Writer) async throws(Failure) -> Int {
    var open: [Subject: NotebookEntry] = [:]
    for entry in try await notebook.entries(kind: Self.kind) {
      if entry.act == "create" { open[entry.subject] = entry } else { open[entry.subject] = nil }
    }
    let own = open.values.filter { $0.by == writer.who }.sorted { $0.number < $1.number }
    for entry in own {
      let draft = NotebookDraft(
        subject: entry.subject, unit: entry.unit, at: writer.at, by: writer.who, act: "close", body: Array("{}".utf8),
        address: writer.address)
      _ = try await notebook.write(draft, after: entry.revision)
    }
    return own.count
  }

  private static let kind = "calendar-address"
  private static func subject(_ token: Token) -> Subject { Subject(kind: kind, id: hex(token.digest.bytes)) }
}
