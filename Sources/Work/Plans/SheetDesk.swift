package import Access
package import Base
internal import Notebook
package import Plans

/// Sheets of the notebook, written by several people: what touches different fields is joined, what touches one is asked about.
package struct SheetDesk: Sendable {
  /// Who writes, when, from where.
  package struct Writer: Sendable {
    package let who: Visitor.Kind
    package let at: Instant
    package let address: Digest?

    package init(_ who: Visitor.Kind, at: Instant, address: Digest? = nil) {
      self.who = who
      self.at = at
      self.address = address
    }
  }

  /// A sheet with its place.
  package struct Kept: Sendable {
    package let id: String
    package let unit: UnitCode
    package let sheet: Sheet
  }

  package enum Outcome: Sendable {
    case written(Sheet)
    /// Somebody wrote other values into some of the fields: nothing was written.
    case conflict(Sheet, [SheetMerge.Conflict])
  }

  private let notebook: any NotebookShelf
  /// A few people at one sheet; who loses this often in a row is told so.
  private static let tries = 8

  package init(_ notebook: any NotebookShelf) { self.notebook = notebook }

  package func sheet(_ kind: String, _ id: String) async throws(Failure) -> Kept? {
    let entries = try await notebook.entries(of: Subject(kind: kind, id: id))
    guard let first = entries.first else { return nil }
    return Kept(id: id, unit: first.unit, sheet: Sheet(entries.map(SheetBody.entry)))
  }

  /// All of a kind, by the order of their first entries; `units`: only those that lie there.
  package func sheets(_ kind: String, in units: [UnitCode]?) async throws(Failure) -> [Kept] {
    var order: [String] = []
    var found: [String: (unit: UnitCode, entries: [SheetEntry])] = [:]
    for entry in try await notebook.entries(kind: kind, units: units) {
      if found[entry.subject.id] == nil {
        order.append(entry.subject.id)
        found[entry.subject.id] = (entry.unit, [])
      }
      found[entry.subject.id]?.entries.append(SheetBody.entry(entry))
    }
    return order.compactMap { id in
      found[id].map { Kept(id: id, unit: $0.unit, sheet: Sheet($0.entries)) }
    }
  }

  /// Number of the notebook's last entry: what was made of sheets is old when it has grown.
  package func lastNumber() async throws(Failure) -> Int { try await notebook.lastNumber() }

  /// Writes edits made on `base` (nil: on whatever stands there now).
  package func write(
    _ edits: [SheetEdit], of kind: String, _ id: String, at unit: UnitCode, act: String, on base: Int? = nil,
    token: String? = nil, by writer: Writer
  ) async throws(Failure) -> Outcome {
    let subject = Subject(kind: kind, id: id)
    for _ in 0..<Self.tries {
      let entries = try await notebook.entries(of: subject)
      if let first = entries.first, first.unit != unit { throw Self.elsewhere }
      let sheet = Sheet(entries.map(SheetBody.entry))
      let merge = SheetMerge(edits, on: base ?? sheet.revision, token: token, into: sheet)
      if merge.isAlreadyWritten { return .written(sheet) }
      if !merge.conflicts.isEmpty { return .conflict(sheet, merge.conflicts) }
      if merge.edits.isEmpty { return .written(sheet) }
      let body = SheetBody.bytes(merge.edits, token: token)
      if let written = try await write(body, subject, unit, act, after: sheet, writer) { return .written(written) }
    }
    throw Self.busy
  }

  /// Takes back what a revision wrote; taking back a taking back brings it again.
  package func undo(
    _ revision: Int, of kind: String, _ id: String, token: String? = nil, by writer: Writer
  ) async throws(Failure) -> Sheet {
    let subject = Subject(kind: kind, id: id)
    for _ in 0..<Self.tries {
      let entries = try await notebook.entries(of: subject)
      let sheet = Sheet(entries.map(SheetBody.entry))
      guard let unit = entries.first?.unit, sheet.entries.contains(where: { $0.revision == revision }) else {
        throw Failure(.notFound, vi: "Không có lần ghi số \(revision).", en: "There is no entry number \(revision).")
      }
      guard revision > 1 else {
        throw Failure(
          .usage, vi: "Lần ghi đầu tiên lập nên mục này nên không hoàn tác được; hãy đóng nó lại.",
          en: "The first entry made the sheet and cannot be undone; close it instead.")
      }
      if let token, sheet.entries.contains(where: { $0.token == token }) { return sheet }
      if sheet.undone.contains(revision) {
        throw Failure(
          .conflict, vi: "Lần ghi số \(revision) đã được hoàn tác.", en: "Entry \(revision) is undone already.")
      }
      let body = SheetBody.bytes([], undoes: revision, token: token)
      if let written = try await write(body, subject, unit, "undo", after: sheet, writer) { return written }
    }
    throw Self.busy
  }

  /// Nil when somebody was faster.
  private func write(
    _ body: [UInt8], _ subject: Subject, _ unit: UnitCode, _ act: String, after sheet: Sheet, _ writer: Writer
  ) async throws(Failure) -> Sheet? {
    guard body.count <= NotebookDraft.longestBody else {
      throw Failure(
        .tooLarge, vi: "Nội dung quá dài để ghi một lần. Chia ra nhiều lần.",
        en: "Too much to be written at once. Write it in parts.")
    }
    let draft = NotebookDraft(
      subject: subject, unit: unit, at: writer.at, by: writer.who, act: act, body: body, address: writer.address)
    switch try await notebook.write(draft, after: sheet.revision) {
    case .written(let entry): return Sheet(sheet.entries + [SheetBody.entry(entry)])
    case .changed: return nil
    }
  }

  private static let busy = Failure(
    .conflict, vi: "Nhiều người đang ghi vào cùng một mục. Gửi lại.",
    en: "Several people are writing to the same sheet. Send it again.")
  private static let elsewhere = Failure(
    .conflict, vi: "Mục này thuộc đơn vị khác.", en: "This sheet lies in another unit.")
}
