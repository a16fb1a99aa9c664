package import Access
package import Base
internal import Formats
internal import Notebook
internal import Records

/// An edition on its way to the public: made and checked by one, approved by another, then frozen.
package struct EditionOffice: Sendable {
  /// Made, not yet approved.
  package struct Proposal: Sendable {
    package let month: PublicPeriod
    package let reason: String
    /// Of the edition that would be frozen: other figures, another digest.
    package let digest: Digest
    package let by: Visitor.Kind
    package let at: Instant
    package let revision: Int
  }

  private static let kind = "edition"
  private let shelf: any NotebookShelf
  private let log: any EditionLog

  package init(_ shelf: any NotebookShelf, _ log: any EditionLog) {
    self.shelf = shelf
    self.log = log
  }

  /// What is made by: the facts of now and of then.
  package func publishing(
    _ desk: Desk, now: Instant, deskThen: @escaping (Instant) throws(Failure) -> Desk
  ) -> PublishEdition { PublishEdition(log, desk, now: now, deskThen: deskThen) }

  /// Those that wait for a second person, the newest month first.
  package func waiting() async throws(Failure) -> [Proposal] {
    let entries = try await shelf.entries(kind: Self.kind)
    return Dictionary(grouping: entries, by: \.subject.id).values.compactMap(Self.proposal).sorted {
      $1.month.period.from < $0.month.period.from
    }
  }

  private static func proposal(_ entries: [NotebookEntry]) -> Proposal? {
    guard let last = entries.last, last.act == "propose", let month = PublicPeriod(name: last.subject.id),
      let json = try? readJSON(last.body), let digest = FrozenNotes.digest(json["digest"])
    else { return nil }
    return Proposal(
      month: month, reason: json["reason"]?.string ?? "", digest: digest, by: last.by, at: last.at,
      revision: last.revision)
  }

  /// Makes the edition and checks it; nothing is public yet.
  ///
  /// - Throws: what keeps it from being made, or what in it does not add up.
  package func propose(
    _ month: PublicPeriod, reason: String, _ publish: PublishEdition, at unit: UnitCode, by writer: PaperDesk.Writer
  ) async throws(Failure) -> Proposal {
    let (edition, files) = try publish.made(month, reason: reason)
    if let problem = try EditionCheck.problem(files) { throw problem }
    let before = try await shelf.entries(of: Subject(kind: Self.kind, id: month.name))
    let body: JSON = ["digest": .string(hex(edition.digest.bytes)), "reason": .string(reason)]
    try await write("propose", body, month, unit, after: before.last?.revision ?? 0, writer)
    guard let proposal = try await waiting().first(where: { $0.month == month }) else { throw Self.changed }
    return proposal
  }

  /// - Parameter alone: a unit of one person, who says so on the machine itself; the notebook keeps that it was so.
  package func approve(
    _ month: PublicPeriod, _ publish: PublishEdition, at unit: UnitCode, alone: Bool = false,
    by writer: PaperDesk.Writer
  ) async throws(Failure) -> Edition {
    let proposal = try await waiting(month)
    guard alone || proposal.by != writer.by else {
      throw Failure(
        .denied, vi: "Bạn lập ấn bản này nên không tự duyệt được. Nhờ người thứ hai có quyền công bố.",
        en: "You made this edition and cannot approve it. A second person who may publish has to.")
    }
    let (edition, files) = try publish.made(month, reason: proposal.reason)
    guard edition.digest == proposal.digest else {
      throw Failure(
        .conflict, vi: "Số liệu \(month.sentence.vi) đã khác lúc lập. Lập lại rồi duyệt.",
        en: "The figures of \(month.sentence.en) have changed since. Make the edition again, then approve it.")
    }
    // Told first: nothing is ever public that nobody stands for.
    let body: JSON = ["digest": .string(hex(edition.digest.bytes)), "alone": .flag(alone)]
    try await write("approve", body, month, unit, after: proposal.revision, writer)
    return try publish.freeze(edition, files)
  }

  package func withdraw(
    _ month: PublicPeriod, reason: String, at unit: UnitCode, by writer: PaperDesk.Writer
  ) async throws(Failure) {
    let proposal = try await waiting(month)
    try await write("withdraw", ["reason": .string(reason)], month, unit, after: proposal.revision, writer)
  }

  private func waiting(_ month: PublicPeriod) async throws(Failure) -> Proposal {
    guard let proposal = try await waiting().first(where: { $0.month == month }) else {
      throw Failure(
        .notFound, vi: "Không có ấn bản \(month.sentence.vi) nào chờ duyệt. Lập trước.",
        en: "No edition of \(month.sentence.en) waits for approval. Make one first.")
    }
    return proposal
  }

  private func write(
    _ act: String, _ body: JSON, _ month: PublicPeriod, _ unit: UnitCode, after revision: Int,
    _ writer: PaperDesk.Writer
  ) async throws(Failure) {
    let draft = NotebookDraft(
      subject: Subject(kind: Self.kind, id: month.name), unit: unit, at: writer.at, by: writer.by, act: act,
      body: Array(body.serialized().utf8), address: writer.address)
    if case .changed = try await shelf.write(draft, after: revision) { throw Self.changed }
  }

  private static let changed = Failure(
    .conflict, vi: "Người khác vừa lập, duyệt hoặc bỏ ấn bản này. Tải lại rồi làm lại.",
    en: "Somebody has just made, approved or dropped this edition. Reload and try again.")
}

extension Desk {
  /// Where what is of the whole store is written down: the first unit nothing stands above.
  package var topUnit: UnitCode {
    let units = facts.units.codes.compactMap { facts.units.unit($0) }
    return (units.first { $0.parent == nil } ?? units.first)?.code ?? UnitCode("")
  }
}

/// What must hold of an edition's own figures before anybody stands for them.
enum EditionCheck {
  static func problem(_ files: [EditionFile]) throws(Failure) -> Failure? {
    guard let scores = files.first(where: { $0.name == EditionNames.scores }),
      let ranking = files.first(where: { $0.name == EditionNames.ranking })
    else { return nil }
    let (table, ranked) = (try EditionTable(scores), try EditionTable(ranking))
    var totals: [String: Points] = [:]
    let (period, unit) = (table.column("period"), table.column("unit"))
    for row in table.rows {
      guard let score = Points(text: row[table.column("score")]), let max = Points(text: row[table.column("max")]),
        score <= max, score >= .zero
      else { return unsound("\(row[unit]), \(row[table.column("indicator")])") }
      totals["\(row[period])|\(row[unit])", default: .zero] += score
      if let numerator = Int(row[table.column("numerator")]), let denominator = Int(row[table.column("denominator")]),
        denominator > 0, let ratio = hundredthsOf(row[table.column("ratio")])
      {
        // Rounded or cut off, but of these two.
        let apart = Fraction(numerator, denominator) * Fraction(10_000, 1) - Fraction(ratio, 1)
        guard apart <= Fraction(1, 1), Fraction(-1, 1) <= apart else {
          return unsound("\(row[unit]), \(row[table.column("indicator")])")
        }
      }
    }
    for row in ranked.rows {
      let key = "\(row[ranked.column("period")])|\(row[ranked.column("unit")])"
      if let sum = totals[key], sum != Points(text: row[ranked.column("total")]) { return unsound(key) }
    }
    return nil
  }

  private static func unsound(_ place: String) -> Failure {
    Failure(
      vi: "Ấn bản không tự khớp ở \(place): không công bố. Báo người quản trị.",
      en: "The edition contradicts itself at \(place): it is not published. Tell the administrator.")
  }
}
