internal import Base
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Papers
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// A code from a printed paper, for anybody: what the figure was when the paper was frozen, and what it would be now.
///
/// Figures that are public are told. Of the others only whether what somebody read is what was printed: who holds the paper
/// knows it already, and codes are drawn by chance, so that nobody else has one to try figures on.
extension Call {
  func verifyForm() async throws -> Response {
    let edition = try await service.keeper.current()
    if let typed = asking.text("code") {
      guard let code = PaperCode(typed) else { return try verifyForm(edition, problem: Self.noCode) }
      return Reply.redirect("/verify/\(code.text)")
    }
    return try verifyForm(edition, problem: nil)
  }

  private func verifyForm(_ edition: DeskKeeper.Edition, problem: Failure?) throws -> Response {
    try dataPage(
      "Tra mã trong văn bản", edition,
      [
        .headline(problem?.sentence.vi ?? "Gõ mã in ở trang cuối của văn bản, hoặc quét mã QR."),
        .ask(
          AskForm(
            [.init("Tra một mã", [.init("code", "Mã, ví dụ K7MX2-9QWTP", value: asking.text("code"))])], label: "Tra")),
      ])
  }

  private static let noCode = Failure(
    .notFound, vi: "Không có mã này. Xem lại từng chữ: mã có mười chữ và số, không có I, L, O, 0, 1.",
    en: "There is no such code. Look at every letter: a code has ten, and no I, L, O, 0 or 1.")

  func verifyCode() async throws -> Response {
    guard let code = PaperCode(path("code")), let found = try await service.proofs.find(code) else { throw Self.noCode }
    let edition = try await service.keeper.current()
    let told = VerifiedPaper(
      found, edition.desk, now: now, typed: asking.text("value"),
      ranking: { score, question in ranking(of: score, question, edition) })
    if wantsJSON { return Reply.json(told.json) }
    return try dataPage(told.title, edition, told.parts)
  }
}

/// What is told of a code.
struct VerifiedPaper {
  private let found: PaperProofs.Found
  private let unit: OrgUnit?
  private let typed: String?
  /// The paper's public figures, or the one asked for if it is public.
  private let figures: [(line: PaperProof.Line, today: FigureToday)]
  private let hidden: Int

  init(
    _ found: PaperProofs.Found, _ desk: Desk, now: Instant, typed: String?,
    ranking: (UnitScore, Question) -> [RankedUnit]
  ) {
    self.found = found
    self.typed = typed
    let paper = found.paper
    unit = desk.facts.units.unit(UnitCode(paper.scope.unit))
    let (kind, day) = (unit?.kind, PublicDay(desk, now: now).day)
    let asked = found.line.map { [$0] } ?? paper.proof.lines
    let told = asked.filter { line in
      kind.map { paper.isPublic(line.figure, kind: $0, publicUpTo: day) } ?? false
    }
    hidden = asked.count - told.count
    let sheet = told.isEmpty ? nil : FigureToday.sheet(paper, desk, now: now, ranking: ranking)
    let digest = desk.shelf.packs.contains { $0.name == paper.rules } ? desk.shelf.digest(of: paper.rules) : nil
    figures = told.map { ($0, FigureToday($0.figure, of: paper, now: sheet, rulesDigest: digest)) }
  }

  var title: String { found.line.map { "Mã \($0.code.printed)" } ?? "Văn bản mã \(found.paper.proof.code.printed)" }

  private var matches: Bool? { typed.flatMap { typed in found.line.map { $0.figure.matches(typed) } } }

  private var headline: String {
    if let matches {
      return matches
        ? "Khớp: văn bản đã chốt in đúng số này." : "Không khớp: văn bản đã chốt không in số này ở mã này."
    }
    guard let line = found.line else {
      return
        "Văn bản đã chốt, có \(found.paper.proof.lines.count.vietnamese) số liệu mang mã; \(figures.count.vietnamese) số công khai."
    }
    guard let told = figures.first else {
      return "Số hồ sơ của riêng đơn vị không công khai: gõ số đã in để biết khớp hay không."
    }
    let now =
      told.today.isSame
      ? "nay tính lại vẫn đúng." : told.today.now.map { "nay tính lại là \($0.shown)." } ?? "nay không tính lại được."
    return "\(line.figure.meaning.vi): \(line.figure.shown) lúc chốt; \(now)"
  }

  var parts: [RecordPage.Part] {
    let paper = found.paper
    var parts: [RecordPage.Part] = [.headline(headline)]
    if found.line != nil, figures.isEmpty || typed != nil {
      parts.append(
        .ask(AskForm([.init("Đối chiếu với số đã in", [.init("value", "Số đã in", value: typed)])], label: "Đối chiếu"))
      )
    }
    if let new = found.replacedBy {
      parts.append(.paragraph(["Văn bản này đã có bản thay thế, mã \(new.printed)."]))
    }
    parts.append(
      .facts([
        .init("kind", "Loại", .text(found.kind.name.vi)), .init("about", "Trích yếu", .text(found.about)),
        .init("number", "Số, ký hiệu", .text(found.number)),
        .init("unit", "Đơn vị", .text(unit?.name ?? paper.scope.unit)),
        .init(
          "period", "Kỳ",
          .text("\(paper.scope.period.from.vietnamese) – \(paper.scope.period.to.vietnamese)")),
        .init("as_of", "Số liệu tính đến", .instant(paper.scope.asOf)),
        .init("frozen_at", "Chốt lúc", .instant(paper.proof.frozenAt)),
        .init("paper", "Mã văn bản", .code(paper.proof.code.printed, link: "/verify/\(paper.proof.code.text)")),
        .init("rules", "Bộ quy tắc", .text(paper.rules, detail: hex(paper.rulesDigest.bytes))),
        .init("text_sha256", "SHA-256 của lời văn", .code(hex(paper.text.bytes))),
      ]))
    let told = typed == nil ? figures : []
    if !told.isEmpty { parts.append(.section(.init(id: "figures", heading: "Số liệu", table: table(told)))) }
    if hidden > 0, found.line == nil {
      parts.append(
        .paragraph([
          "\(hidden.vietnamese) số khác là số hồ sơ của riêng đơn vị, không công khai: ai cầm văn bản thì tra từng mã và gõ số đã in để đối chiếu."
        ]))
    }
    if found.isSample { parts.append(.paragraph(["Số liệu của văn bản này là dữ liệu mẫu."])) }
    return parts
  }

  private func table(_ told: [(line: PaperProof.Line, today: FigureToday)]) -> RecordTable {
    RecordTable(
      [
        .init("meaning", "Là gì"), .init("then", "Lúc chốt", number: true), .init("now", "Nay", number: true),
        .init("same", "Còn đúng"), .init("why", "Vì sao khác"), .init("key", "Tên trong dữ liệu"),
      ],
      told.map { line, today in
        [
          .text(line.figure.meaning.vi), .init(.decimal(line.figure.value), shown: line.figure.shown),
          today.now.map { .init(.decimal($0.value), shown: $0.shown) } ?? .empty,
          .text(today.isSame ? "đúng" : "khác", tone: today.isSame ? .good : .soon),
          .text(today.reasons.map(\.vi).joined(separator: " ")), .code(line.figure.key),
        ]
      })
  }

  var json: JSON {
    let paper = found.paper
    var members: [JSON.Member] = [
      .init(
        key: "paper",
        value: [
          "code": .string(paper.proof.code.text), "kind": .string(found.kind.rawValue), "about": .string(found.about),
          "number": .string(found.number), "unit": .string(paper.scope.unit),
          "unit_name": .string(unit?.name ?? paper.scope.unit), "from": .string(paper.scope.period.from.iso),
          "to": .string(paper.scope.period.to.iso), "as_of": .string(paper.scope.asOf.iso),
          "frozen_at": .string(paper.proof.frozenAt.iso), "log_version": .integer(paper.version),
          "rules": .string(paper.rules), "rules_sha256": .string(hex(paper.rulesDigest.bytes)),
          "text_sha256": .string(hex(paper.text.bytes)),
          "replaced_by": found.replacedBy.map { .string($0.text) } ?? .null, "sample": .flag(found.isSample),
          "figures": .integer(paper.proof.lines.count),
        ]),
      .init(
        key: "figures",
        value: .array(
          (typed == nil ? figures : []).map { line, today in
            [
              "key": .string(line.figure.key), "kind": .string(line.figure.kind.rawValue),
              "meaning": .string(line.figure.meaning.vi), "meaning_en": .string(line.figure.meaning.en),
              "value": .string(line.figure.value), "shown": .string(line.figure.shown),
              "now": today.now.map { .string($0.value) } ?? .null, "same": .flag(today.isSame),
              "reasons": .array(today.reasons.map { .string($0.vi) }),
              "reasons_en": .array(today.reasons.map { .string($0.en) }),
            ]
          })),
      .init(key: "not_public", value: .integer(hidden)),
    ]
    if let line = found.line { members.append(.init(key: "code", value: .string(line.code.text))) }
    if let matches { members.append(.init(key: "matches", value: .flag(matches))) }
    return .object(members)
  }
}
