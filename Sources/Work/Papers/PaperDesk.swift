package import Access
package import Base
internal import Documents
internal import Formats
internal import Notebook
package import Papers
internal import Records
internal import Rules
internal import Secrets

/// Drafts of papers: made, edited by several people, checked, approved by somebody who wrote nothing in them, frozen.
package struct PaperDesk: Sendable {
  package typealias Draft = PaperDraft<Visitor.Kind>

  /// A draft where it lies.
  package struct Kept: Sendable {
    package let id: String
    package let unit: UnitCode
    /// Of its last entry.
    package let revision: Int
    package let draft: Draft
  }

  /// Who writes, when, from where.
  package struct Writer: Sendable {
    package let by: Visitor.Kind
    package let at: Instant
    package let address: Digest?
    package init(_ by: Visitor.Kind, at: Instant, address: Digest?) {
      self.by = by
      self.at = at
      self.address = address
    }
  }

  /// What became of an act on a draft.
  package enum Writing: Sendable {
    case written(Kept)
    /// Somebody changed the same thing first: how the draft stands now. Nothing was written.
    case changed(Kept)
  }

  let shelf: any NotebookShelf
  /// Acts a paper may name.
  let register: ActRegister

  package init(_ shelf: any NotebookShelf, register: ActRegister) {
    self.shelf = shelf
    self.register = register
  }

  /// Contradictions this certain stand in the way until somebody says why not.
  package static let serious = 80

  // MARK: reading

  /// Newest first; `units`: those that lie in one of them.
  package func papers(units: [UnitCode]?) async throws(Failure) -> [Kept] {
    let entries = try await shelf.entries(kind: PaperNotes.kind, units: units)
    return Dictionary(grouping: entries, by: \.subject.id).values.compactMap(Self.kept).sorted {
      ($1.draft.deeds[0].at, $1.id) < ($0.draft.deeds[0].at, $0.id)
    }
  }

  package func paper(_ id: String) async throws(Failure) -> Kept {
    guard let kept = Self.kept(try await shelf.entries(of: Subject(kind: PaperNotes.kind, id: id))) else {
      throw Failure(.notFound, vi: "Không có văn bản này.", en: "There is no such paper.")
    }
    return kept
  }

  static func kept(_ entries: [NotebookEntry]) -> Kept? {
    let acts = entries.compactMap { entry in
      PaperNotes.act(entry.act, entry.body).map { (at: entry.at, by: entry.by, act: $0) }
    }
    guard let last = entries.last, let draft = Draft(acts) else { return nil }
    return Kept(id: last.subject.id, unit: last.unit, revision: last.revision, draft: draft)
  }

  // MARK: writing

  /// A new draft with the words of `template`.
  package func create(
    _ template: LegalPaper, _ scope: PaperScope, at unit: UnitCode, by writer: Writer, replacing old: String? = nil
  ) async throws(Failure) -> Kept {
    let act = PaperAct.create(
      kind: template.kind, scope: scope, head: template.head, lines: template.lines, replaces: old)
    // Drawn by chance, so that nobody tells from it how many papers there are.
    let id = PaperCode(random: randomBytes(8)).text.lowercased()
    return try await appended(act, id: id, unit: unit, after: 0, writer)
  }

  /// Changes a draft as somebody saw it at a revision. When others changed other things since, both hold; the same thing
  /// changed by two is decided by people.
  package func edit(
    _ id: String, _ act: PaperAct, seen revision: Int, by writer: Writer
  ) async throws(Failure) -> Writing {
    let kept = try await paper(id)
    if kept.draft.frozen != nil {
      throw Failure(
        .conflict, vi: "Văn bản đã chốt, không sửa được. Muốn sửa thì lập bản thay thế.",
        en: "The paper is frozen and cannot be changed. Make a revision of it.")
    }
    try Self.check(act, kept.draft)
    let since = try await shelf.entries(of: Subject(kind: PaperNotes.kind, id: id)).filter { $0.revision > revision }
    let others = since.compactMap { PaperNotes.act($0.act, $0.body) }
    if others.contains(where: { $0.touchesSame(as: act) }) { return .changed(kept) }
    return .written(try await appended(act, id: id, unit: kept.unit, after: kept.revision, writer))
  }

  private static let longestText = 8_000
  private static let mostLines = 400

  private static func check(_ act: PaperAct, _ draft: Draft) throws(Failure) {
    let texts: [String] =
      switch act {
      case .setLine(_, let text): [text]
      case .addLine(let line, _): [line.text]
      case .setHead(let head):
        [head.about, head.place, head.number ?? "", head.signer ?? ""] + head.recipients + head.addressees
      default: []
      }
    guard texts.allSatisfy({ $0.utf8.count <= longestText }), draft.lines.count < mostLines else {
      throw Failure(
        .tooLarge, vi: "Một đoạn dài nhất \(longestText) byte, một văn bản nhiều nhất \(mostLines) đoạn.",
        en: "A paragraph has \(longestText) bytes at most, a paper \(mostLines) paragraphs.")
    }
    if case .setLine(let id, _) = act, draft.lines.first(where: { $0.id == id })?.role == .table {
      throw Failure(
        .usage, vi: "Bảng số liệu do Soi lập, không sửa chữ được.",
        en: "A table of figures is made by Soi; it has no words to edit."
      )
    }
    let named: String? =
      switch act {
      case .setLine(let id, _), .removeLine(let id): id
      case .addLine(_, let after): after
      default: nil
      }
    if let named, !draft.lines.contains(where: { $0.id == named }) {
      throw Failure(.notFound, vi: "Đoạn này vừa bị bỏ khỏi văn bản.", en: "This paragraph was just removed.")
    }
  }

  /// Appends after a revision that nobody else has taken.
  func appended(
    _ act: PaperAct, id: String, unit: UnitCode, after revision: Int, _ writer: Writer
  ) async throws(Failure) -> Kept {
    let body = try PaperNotes.body(act)
    guard body.count <= NotebookDraft.longestBody else {
      throw Failure(
        .tooLarge, vi: "Văn bản dài quá, sổ không giữ được. Bớt phụ lục hoặc tách đôi.",
        en: "The paper is too long to be kept. Shorten its annexes or split it.")
    }
    let draft = NotebookDraft(
      subject: Subject(kind: PaperNotes.kind, id: id), unit: unit, at: writer.at, by: writer.by,
      act: PaperNotes.word(act), body: body, address: writer.address)
    if case .changed = try await shelf.write(draft, after: revision) {
      throw Failure(
        .conflict, vi: "Người khác vừa sửa văn bản này. Tải lại trang rồi làm lại.",
        en: "Somebody has just changed this paper. Reload the page and try again.")
    }
    return try await paper(id)
  }
}

extension PaperAct {
  /// Both changed one thing.
  func touchesSame(as other: PaperAct) -> Bool {
    switch (self, other) {
    case (.setLine(let one, _), .setLine(let two, _)), (.setLine(let one, _), .removeLine(let two)),
      (.removeLine(let one), .setLine(let two, _)):
      one == two
    case (.setHead, .setHead), (.setAsOf, .setAsOf), (.freeze, _), (.approve, .approve): true
    default: false
    }
  }
}
