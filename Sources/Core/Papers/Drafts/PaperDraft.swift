package import Base

/// What a draft is about: whose figures, of which days, seen when, by which rules.
package struct PaperScope: Hashable, Sendable {
  package var unit: String
  package var period: Period
  package var asOf: Instant
  /// Nil: the pack the period asks for.
  package var rules: String?

  package init(unit: String, period: Period, asOf: Instant, rules: String? = nil) {
    self.unit = unit
    self.period = period
    self.asOf = asOf
    self.rules = rules
  }
}

/// A line of a draft that can be edited by itself.
package struct PaperLine: Hashable, Sendable {
  /// The raw values are stored: frozen.
  package enum Role: String, Sendable, CaseIterable {
    case basis, heading, subheading, paragraph
    /// A live table; the text is its name.
    case table
  }
  /// Unique within the draft; a line keeps it while words around it change.
  package let id: String
  package let role: Role
  package var text: String

  package init(id: String, role: Role, text: String) {
    self.id = id
    self.role = role
    self.text = text
  }
}

/// What stands around the text of a draft and may be filled in until it is frozen.
package struct DraftHead: Hashable, Sendable {
  package var about: String
  package var number: String?
  package var day: Int?
  package var place: String
  package var addressees: [String]
  package var recipients: [String]
  package var authority: [String]
  package var signer: String?

  package init(
    about: String, number: String? = nil, day: Int? = nil, place: String, addressees: [String] = [],
    recipients: [String], authority: [String], signer: String? = nil
  ) {
    self.about = about
    self.number = number
    self.day = day
    self.place = place
    self.addressees = addressees
    self.recipients = recipients
    self.authority = authority
    self.signer = signer
  }
}

/// One thing somebody did to a draft.
package enum PaperAct: Hashable, Sendable {
  /// `replaces`: the frozen paper this one is a revision of.
  case create(kind: LegalPaper.Kind, scope: PaperScope, head: DraftHead, lines: [PaperLine], replaces: String?)
  case setLine(id: String, text: String)
  /// After a line; at the beginning when nil.
  case addLine(PaperLine, after: String?)
  case removeLine(id: String)
  case setHead(DraftHead)
  case setAsOf(Instant)
  /// What was approved: the digest of text and figures as the approver saw them; why findings were accepted.
  case approve(content: Digest, accepting: String)
  /// Back to the author, with what is to be changed.
  case sendBack(reason: String)
  case freeze(FrozenPaper)
}

/// A paper as it was frozen: text, figures and their address. It never changes; a revision is another paper.
package struct FrozenPaper: Hashable, Sendable {
  package let proof: PaperProof
  package let scope: PaperScope
  /// The version of the log the figures are of, and when that was.
  package let version: Int
  /// The rule pack: its name, and the digest of its file.
  package let rules: String
  package let rulesDigest: Digest
  /// SHA-256 of the text as it is printed.
  package let text: Digest
  /// The paper in print, as its store keeps it.
  package let print: [UInt8]

  package init(
    proof: PaperProof, scope: PaperScope, version: Int, rules: String, rulesDigest: Digest, text: Digest, print: [UInt8]
  ) {
    self.proof = proof
    self.scope = scope
    self.version = version
    self.rules = rules
    self.rulesDigest = rulesDigest
    self.text = text
    self.print = print
  }
}

/// A draft as its acts, in order, have made it. `Author` is whoever acts.
package struct PaperDraft<Author: Hashable & Sendable>: Sendable {
  package enum State: Sendable {
    case drafting
    case approved(by: Author, at: Instant, content: Digest)
    case frozen(FrozenPaper, by: Author)
  }
  package struct Deed: Sendable {
    package let at: Instant
    package let by: Author
    package let act: PaperAct
  }

  package private(set) var kind: LegalPaper.Kind
  package private(set) var scope: PaperScope
  package private(set) var head: DraftHead
  package private(set) var lines: [PaperLine]
  package let replaces: String?
  package private(set) var state = State.drafting
  /// Everybody who wrote in it: none of them may approve.
  package private(set) var authors: Set<Author>
  /// Why it came back, while nothing was changed since.
  package private(set) var sentBack: String?
  package private(set) var deeds: [Deed]

  /// Nil when the first act creates nothing.
  package init?(_ acts: [(at: Instant, by: Author, act: PaperAct)]) {
    guard let first = acts.first, case .create(let kind, let scope, let head, let lines, let replaces) = first.act
    else {
      return nil
    }
    (self.kind, self.scope, self.head, self.lines, self.replaces) = (kind, scope, head, lines, replaces)
    authors = [first.by]
    deeds = [Deed(at: first.at, by: first.by, act: first.act)]
    for act in acts.dropFirst() { apply(act.at, act.by, act.act) }
  }

  package var frozen: FrozenPaper? { if case .frozen(let paper, _) = state { paper } else { nil } }

  private mutating func apply(_ at: Instant, _ by: Author, _ act: PaperAct) {
    // Nothing happens to what is frozen.
    if frozen != nil { return }
    deeds.append(Deed(at: at, by: by, act: act))
    switch act {
    case .create: deeds.removeLast()
    case .setLine(let id, let text):
      guard let index = lines.firstIndex(where: { $0.id == id }) else { break }
      lines[index].text = text
    case .addLine(let line, let after):
      guard !lines.contains(where: { $0.id == line.id }) else { break }
      let index = after.flatMap { id in lines.firstIndex { $0.id == id }.map { $0 + 1 } } ?? 0
      lines.insert(line, at: index)
    case .removeLine(let id): lines.removeAll { $0.id == id }
    case .setHead(let head): self.head = head
    case .setAsOf(let instant): scope.asOf = instant
    case .approve(let content, _): state = .approved(by: by, at: at, content: content)
    case .sendBack(let reason):
      state = .drafting
      sentBack = reason
    case .freeze(let paper): state = .frozen(paper, by: by)
    }
    if act.isEdit {
      // What was approved was another text.
      state = .drafting
      sentBack = nil
      authors.insert(by)
    }
  }

  /// The paper in the legal form with the draft's words, and the live tables and annexes of `fresh`.
  package func laid(over fresh: LegalPaper) -> LegalPaper {
    var paper = fresh
    (paper.about, paper.number, paper.day, paper.place) = (head.about, head.number, head.day, head.place)
    (paper.addressees, paper.recipients) = (head.addressees, head.recipients)
    (paper.authority, paper.signer) = (head.authority, head.signer)
    let tables = Dictionary(
      fresh.body.compactMap { if case .table(let table) = $0 { (table.name, table) } else { nil } },
      uniquingKeysWith: { first, _ in first })
    paper.body = lines.compactMap { line in
      switch line.role {
      case .basis: .basis(line.text)
      case .heading: .heading(level: 1, line.text)
      case .subheading: .heading(level: 2, line.text)
      case .paragraph: .paragraph(line.text)
      case .table: tables[line.text].map { .table($0) }
      }
    }
    return paper
  }
}

extension PaperAct {
  /// Changes what an approver would approve.
  package var isEdit: Bool {
    switch self {
    case .setLine, .addLine, .removeLine, .setHead, .setAsOf: true
    case .create, .approve, .sendBack, .freeze: false
    }
  }
}

extension LegalPaper {
  /// What a draft begins with.
  package var head: DraftHead {
    DraftHead(
      about: about, number: number, day: day, place: place, addressees: addressees, recipients: recipients,
      authority: authority, signer: signer)
  }

  /// Its body as lines that can be edited one by one.
  package var lines: [PaperLine] {
    body.enumerated().map { index, block in
      let id = "l\(index + 1)"
      return switch block {
      case .basis(let text): PaperLine(id: id, role: .basis, text: text)
      case .heading(let level, let text): PaperLine(id: id, role: level == 1 ? .heading : .subheading, text: text)
      case .paragraph(let text): PaperLine(id: id, role: .paragraph, text: text)
      case .table(let table): PaperLine(id: id, role: .table, text: table.name)
      }
    }
  }
}
