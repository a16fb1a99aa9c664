package import Base
internal import Documents
internal import Formats
internal import Notebook
package import Papers
package import Records
internal import Rules
package import Scoring
internal import Synchronization
internal import Wording

/// Frozen papers by the codes they print: what a code means, what it meant then, and what it would be now.
package final class PaperProofs: Sendable {
  /// What a code was found to mean.
  package struct Found: Sendable {
    package let paper: FrozenPaper
    /// The figure; nil when the code is the paper's own.
    package let line: PaperProof.Line?
    package let kind: LegalPaper.Kind
    /// What the paper is about, as its title says.
    package let about: String
    package let number: String
    /// Of the paper that has taken its place.
    package let replacedBy: PaperCode?
    package let isSample: Bool
  }

  private struct Kept {
    var last = 0
    var papers: [String: FrozenPaper] = [:]
    /// Codes, of papers and figures, to the paper they stand in.
    var codes: [String: String] = [:]
    var replaced: [String: String] = [:]
  }

  private let shelf: any NotebookShelf
  private let kept = Mutex(Kept())

  package init(_ shelf: any NotebookShelf) { self.shelf = shelf }

  package func find(_ code: PaperCode) async throws(Failure) -> Found? {
    try await renew()
    let (paper, successor) = kept.withLock { kept -> (FrozenPaper?, FrozenPaper?) in
      guard let id = kept.codes[code.text] else { return (nil, nil) }
      return (kept.papers[id], kept.replaced[id].flatMap { kept.papers[$0] })
    }
    guard let paper else { return nil }
    let printed = try PaperPrint.paper(paper.print)
    return Found(
      paper: paper, line: paper.proof.lines.first { $0.code == code }, kind: printed.kind, about: printed.about,
      number: printed.numberLine, replacedBy: successor?.proof.code, isSample: printed.isSample)
  }

  /// Takes in what was frozen since: entries never change.
  private func renew() async throws(Failure) {
    let newest = try await shelf.lastNumber()
    let known = kept.withLock { $0.last }
    guard newest > known else { return }
    let entries = try await shelf.entries(kind: PaperNotes.kind).filter { $0.number > known }
    var (papers, replaced): ([(String, FrozenPaper)], [(String, String)]) = ([], [])
    for entry in entries where entry.act == "freeze" || entry.act == "create" {
      switch PaperNotes.act(entry.act, entry.body) {
      case .freeze(let paper): papers.append((entry.subject.id, paper))
      case .create(_, _, _, _, let old?): replaced.append((old, entry.subject.id))
      default: break
      }
    }
    kept.withLock { kept in
      for (id, paper) in papers {
        kept.papers[id] = paper
        kept.codes[paper.proof.code.text] = id
        for line in paper.proof.lines { kept.codes[line.code.text] = id }
      }
      for (old, new) in replaced { kept.replaced[old] = new }
      kept.last = max(kept.last, newest)
    }
  }
}

extension FrozenPaper {
  /// May anybody be told this figure of it? Only what is of the index, of a unit whose index is published, of a whole month,
  /// quarter, half or year (or the year up to a month), seen at the end of a day that is public. Everything else is told to
  /// those alone who have it already.
  package func isPublic(_ figure: PaperFigure, kind: UnitKind, publicUpTo day: Day) -> Bool {
    let isWhole = PublicPeriod.Kind.allCases.contains {
      PublicPeriod($0, around: scope.period.to)?.period == scope.period
    }
    return figure.isOfIndex && [.province, .agency, .commune].contains(kind) && isWhole
      && scope.asOf == .end(of: scope.asOf.day) && scope.asOf.day <= day
  }

  /// Its own figure of a key.
  package func figure(_ key: String) -> PaperFigure? { proof.lines.first { $0.figure.key == key }?.figure }
}

/// A frozen figure beside what the facts of now say.
package struct FigureToday: Sendable {
  package let then: PaperFigure
  package let now: PaperFigure?
  /// Why they differ, or why nothing can be said of now.
  package let reasons: [Sentence]

  package var isSame: Bool { now?.value == then.value }

  /// The index figures of now for a frozen paper's question; nil where it can no longer be asked.
  package static func sheet(
    _ paper: FrozenPaper, _ desk: Desk, now: Instant, ranking: (UnitScore, Question) -> [RankedUnit]
  ) -> FigureSheet? {
    let request = Desk.Request(
      from: paper.scope.period.from, to: paper.scope.period.to, asOf: paper.scope.asOf, rules: paper.rules)
    let unit = UnitCode(paper.scope.unit)
    guard let (question, _) = try? desk.question(request, now: now), let score = desk.scorer.score(unit, question)
    else {
      return nil
    }
    return ScorePaper(
      score, opened: nil, question, ranked: ranking(score, question), place: nil, isSample: desk.isSample
    ).figures
  }

  package init(_ then: PaperFigure, of paper: FrozenPaper, now sheet: FigureSheet?, rulesDigest: Digest?) {
    self.then = then
    now = sheet?[then.key]
    var reasons: [Sentence] = []
    if let rulesDigest, rulesDigest != paper.rulesDigest {
      reasons.append(
        Sentence(
          vi: "Tệp bộ quy tắc \(paper.rules) nay khác lúc chốt.",
          en: "The file of the rule pack \(paper.rules) has changed."))
    }
    guard let sheet, let now else {
      self.reasons =
        reasons + [
          Sentence(
            vi: "Nay không tính lại được số này: đơn vị hoặc bộ quy tắc không còn trong kho.",
            en: "This figure cannot be computed again: its unit or rule pack is no longer in the store.")
        ]
      return
    }
    if now.value != then.value { reasons += Self.causes(then, paper, sheet) }
    self.reasons = reasons
  }

  private static func causes(_ figure: PaperFigure, _ paper: FrozenPaper, _ sheet: FigureSheet) -> [Sentence] {
    if figure.kind == .rank || figure.key == "rank.of" {
      return [
        Sentence(
          vi: "Thứ hạng còn theo điểm của các đơn vị khác, nay đã tính lại từ mọi dữ liệu đến sau.",
          en: "A rank depends on other units' scores, computed again from all that arrived since.")
      ]
    }
    // The indicators that moved say why.
    let prefix =
      figure.key.hasPrefix("indicator.") ? figure.key.split(separator: ".").prefix(2).joined(separator: ".") : nil
    let moved = paper.proof.lines.map(\.figure).filter { line in
      line.key.hasPrefix(prefix.map { "\($0)." } ?? "indicator.")
        && sheet[line.key].map { $0.value != line.value } ?? false
    }
    var reasons: [Sentence] = []
    for line in moved where line.key.hasSuffix(".denominator") || line.key.hasSuffix(".numerator") {
      guard let now = sheet[line.key] else { continue }
      let isDenominator = line.key.hasSuffix(".denominator")
      reasons.append(
        Sentence(
          vi: "\(line.meaning.vi) từ \(line.shown) thành \(now.shown): "
            + (isDenominator
              ? "có bản ghi đến hoặc được rút sau khi chốt." : "có bản ghi đến, hoặc được sửa, sau khi chốt."),
          en: "\(line.meaning.en) went from \(line.value) to \(now.value): "
            + (isDenominator ? "records arrived or were withdrawn since." : "records arrived or were corrected since."))
      )
    }
    if reasons.isEmpty {
      reasons.append(
        Sentence(
          vi: "Có dữ liệu đến, hoặc được sửa, sau khi chốt.", en: "Data arrived or were corrected since it was frozen.")
      )
    }
    return Array(reasons.prefix(8))
  }
}

extension PaperFigure {
  /// Is this what somebody read in print? `1.416`, `1416`, `95,68`, `95.68`.
  package func matches(_ typed: String) -> Bool {
    let plain = typed.filter { $0 != " " && $0 != "\u{A0}" && $0 != "%" }
    if plain == shown || plain == value { return true }
    if kind == .points || kind == .percent {
      let (mine, theirs) = (hundredthsOf(value), hundredthsOf(plain.replacing(".", with: "").replacing(",", with: ".")))
      return mine == (plain.contains(",") ? theirs : hundredthsOf(plain))
    }
    return false
  }
}
