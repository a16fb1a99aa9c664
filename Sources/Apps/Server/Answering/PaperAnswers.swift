internal import Access
internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import Notebook
internal import Pages
internal import Papers
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// Drafts of papers: the list, making one, its page.
extension Call {
  /// A draft with the figures of now, and the facts it takes them from.
  struct DraftAsked {
    let kept: PaperDesk.Kept
    let live: LivePaper
    let unit: OrgUnit
    let edition: DeskKeeper.Edition
    let window: Window
    let notes: [Sentence]
  }

  /// Units whose drafts the visitor may see.
  private func paperUnits(_ units: UnitRegister) -> [UnitCode]? {
    if visitor.mayEverywhere(.readRecords) { return nil }
    return units.codes.filter { visitor.may(.readRecords, at: $0, in: units) }
  }

  func scorePaper(_ unit: UnitCode, _ scope: PaperScope, _ edition: DeskKeeper.Edition) throws
    -> (paper: ScorePaper, window: Window, notes: [Sentence])
  {
    let request = Desk.Request(
      from: scope.period.from, to: scope.period.to, asOf: scope.asOf, rules: scope.rules)
    let (question, notes) = try edition.desk.question(request, now: now)
    let opened = try Sight(edition.desk, visitor, opener: edition).records(of: unit)
    guard let score = edition.desk.scorer.score(unit, question) else { throw HTTPError(.notFound) }
    let paper = ScorePaper(
      score, opened: opened, question, ranked: ranking(of: score, question, edition), place: nil,
      isSample: edition.desk.isSample)
    return (paper, question.window, notes)
  }

  /// Beside its neighbours.
  func ranking(of score: UnitScore, _ question: Question, _ edition: DeskKeeper.Edition) -> [RankedUnit] {
    score.unit.parent.map { edition.ranking($0, kind: score.unit.kind, question) } ?? []
  }

  func draftAsked() async throws -> DraftAsked {
    let edition = try await service.keeper.current()
    let kept = try await service.papers.paper(path("id"))
    // A draft of somebody else's unit is answered like one that is not there.
    guard Sight(edition.desk, visitor).may(.readRecords, at: kept.unit),
      let unit = edition.desk.facts.units.unit(kept.unit)
    else { throw Failure(.notFound, vi: "Không có văn bản này.", en: "There is no such paper.") }
    let (paper, window, notes) = try scorePaper(kept.unit, kept.draft.scope, edition)
    return DraftAsked(
      kept: kept, live: LivePaper(kept.draft, paper, version: edition.desk.version), unit: unit, edition: edition,
      window: window, notes: notes)
  }

  func writer() async throws(Failure) -> PaperDesk.Writer {
    PaperDesk.Writer(visitor.kind, at: now, address: try await service.access.addresses.hash(address))
  }

  func require(_ permission: Permission, at unit: UnitCode, _ edition: DeskKeeper.Edition) throws(Failure) {
    try Sight(edition.desk, visitor).require(permission, at: unit)
  }

  // MARK: the list

  func papers(problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    let units = edition.desk.facts.units
    let papers = try await service.papers.papers(units: paperUnits(units))
    let (shown, pager) = try paged(papers)
    let table = RecordTable(
      [
        .init("about", "Văn bản"), .init("kind", "Loại"), .init("unit", "Đơn vị"), .init("period", "Kỳ"),
        .init("state", "Tình trạng"), .init("code", "Mã"), .init("changed", "Sửa gần nhất"),
      ],
      shown.map { kept in
        let draft = kept.draft
        return [
          .text(draft.head.about, link: "/papers/\(kept.id)"), .text(draft.kind.name.vi),
          .text(units.unit(kept.unit)?.name ?? kept.unit.text),
          .text("\(draft.scope.period.from.vietnamese) – \(draft.scope.period.to.vietnamese)"),
          .text(draft.stateWords.vi, tone: draft.frozen == nil ? .soon : .good),
          draft.frozen.map { .code($0.proof.code.printed) } ?? .empty, .instant(draft.deeds.last?.at),
        ]
      }, whenEmpty: "Chưa có văn bản nào: lập ở biểu mẫu trên.")
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(.choices(label: "Văn bản", paperTabs("/papers", edition)))
    if visitor.may(.draft) { parts.append(.action(newPaper(edition))) }
    parts.append(.section(.init(id: "papers", heading: "Văn bản", table: table, pager: pager)))
    return try dataPage("Văn bản", edition, parts)
  }

  func paperTabs(_ current: String, _ edition: DeskKeeper.Edition) -> [RecordPage.Choice] {
    var tabs = [("Soạn, duyệt, chốt", "/papers"), ("Kiểm tra một văn bản", "/papers/check"), ("Tra mã", "/verify")]
    if mayEverywhere(.publish, edition) { tabs.append(("Ấn bản công khai", "/editions")) }
    return tabs.map { RecordPage.Choice($0.0, link: $0.1, isCurrent: $0.1 == current) }
  }

  private func newPaper(_ edition: DeskKeeper.Edition) -> PageAction {
    let units = edition.lists.units.filter { visitor.may(.draft, at: $0.code, in: edition.desk.facts.units) }
    let last = now.day.firstOfMonth - 1
    let (year, month, _) = last.civil
    return PageAction(
      address: "/papers", heading: "Lập văn bản",
      inputs: [
        .init(
          "kind", "Loại", .choice(LegalPaper.Kind.allCases.map { ($0.rawValue, $0.name.vi) }),
          value: asking.text("kind") ?? "report"),
        .init(
          "unit", "Đơn vị", .choice(units.prefix(1_200).map { ($0.code.text, $0.name) }),
          value: asking.text("unit") ?? ""),
        .init(
          "period", "Kỳ", value: asking.text("period") ?? "\(year)-\(month < 10 ? "0" : "")\(month)",
          hint: "Tháng 2026-10, quý 2026-Q3, nửa năm 2026-H1, năm 2026, kỳ báo cáo bc:2026-10.", required: true),
      ], label: "Lập", consequence: "Thành bản thảo: lời sửa được, số liệu do Soi điền.")
  }

  func makePaper() async throws -> Response {
    do {
      let edition = try await service.keeper.current()
      let unit = try edition.desk.unit(asking.required("unit"))
      try require(.draft, at: unit, edition)
      guard let kind = LegalPaper.Kind(rawValue: try asking.required("kind")) else {
        throw Failure(.usage, vi: "Không có loại văn bản này.", en: "There is no such kind of paper.")
      }
      guard let period = PeriodName.period(try asking.required("period")) else {
        throw Failure(
          .usage, vi: "Kỳ là 2026-10, 2026-Q3, 2026-H1, 2026 hoặc bc:2026-10.",
          en: "A period is 2026-10, 2026-Q3, 2026-H1, 2026 or bc:2026-10.")
      }
      let day = PublicDay(edition.desk, now: now).day
      let scope = PaperScope(
        unit: unit.text, period: period, asOf: max(period.start, min(.end(of: day), period.end)))
      let template = try scorePaper(unit, scope, edition).paper.template(kind)
      let old = asking.text("replaces")
      if let old { try await requireFrozen(old, at: unit) }
      let kept = try await service.papers.create(template, scope, at: unit, by: writer(), replacing: old)
      return Reply.redirect("/papers/\(kept.id)")
    } catch let failure as Failure where failure.kind == .usage && !wantsJSON {
      return try await papers(problem: failure.sentence)
    }
  }

  private func requireFrozen(_ id: String, at unit: UnitCode) async throws(Failure) {
    let kept = try await service.papers.paper(id)
    guard kept.unit == unit, kept.draft.frozen != nil else {
      throw Failure(
        .usage, vi: "Chỉ thay thế được văn bản đã chốt của chính đơn vị này.",
        en: "Only a frozen paper of this very unit can be replaced.")
    }
  }

  // MARK: what is done to a draft

  func editPaper() async throws -> Response {
    let edition = try await service.keeper.current()
    let kept = try await service.papers.paper(path("id"))
    try require(.draft, at: kept.unit, edition)
    let revision = Int(try asking.required("revision")) ?? 0
    let act = try paperAct(kept)
    switch try await service.papers.edit(kept.id, act, seen: revision, by: writer()) {
    case .written: return Reply.redirect("/papers/\(kept.id)#\(asking.text("line") ?? "main")")
    case .changed: return try await paperPage(clash: act)
    }
  }

  private func paperAct(_ kept: PaperDesk.Kept) throws(Failure) -> PaperAct {
    switch try asking.required("do") {
    case "set": return .setLine(id: try asking.required("line"), text: oneLine(asking.text("text") ?? ""))
    case "remove": return .removeLine(id: try asking.required("line"))
    case "add":
      let role = asking.text("role").flatMap { PaperLine.Role(rawValue: $0) } ?? .paragraph
      // Unique because a revision is.
      let line = PaperLine(
        id: "n\(kept.revision + 1)", role: role == .table ? .paragraph : role,
        text: oneLine(try asking.required("text")))
      return .addLine(line, after: asking.text("line"))
    case "head": return .setHead(try head(kept.draft.head))
    case "now":
      return .setAsOf(max(kept.draft.scope.period.start, min(now, kept.draft.scope.period.end)))
    default: throw Failure(.usage, vi: "Không rõ làm gì với văn bản.", en: "It is not clear what to do.")
    }
  }

  /// A paragraph is one line.
  private func oneLine(_ text: String) -> String {
    text.split { $0.isNewline || $0 == " " || $0 == "\t" }.joined(separator: " ")
  }

  private func head(_ old: DraftHead) throws(Failure) -> DraftHead {
    let lines = { (name: String) in
      (asking.text(name) ?? "").split(whereSeparator: \.isNewline).map { oneLine(String($0)) }.filter { !$0.isEmpty }
    }
    var head = old
    head.about = oneLine(try asking.required("about"))
    head.number = asking.text("number")
    head.day = asking.text("day").flatMap { Int($0) }.flatMap { (1...31).contains($0) ? $0 : nil }
    head.place = asking.text("place") ?? old.place
    head.signer = asking.text("signer")
    head.authority = lines("authority").isEmpty ? old.authority : lines("authority")
    head.recipients = lines("recipients")
    head.addressees = lines("addressees")
    return head
  }

  func approvePaper() async throws -> Response {
    let asked = try await draftAsked()
    try require(.decide, at: asked.kept.unit, asked.edition)
    guard let content = digest(try asking.required("content")) else {
      throw Failure(.usage, vi: "Thiếu dấu của bản đã xem.", en: "The mark of what was seen is missing.")
    }
    _ = try await service.papers.approve(
      asked.kept.id, asked.live, content: content, accepting: asking.text("accepting") ?? "", by: writer())
    return Reply.redirect("/papers/\(asked.kept.id)")
  }

  func returnPaper() async throws -> Response {
    let asked = try await draftAsked()
    try require(.decide, at: asked.kept.unit, asked.edition)
    _ = try await service.papers.sendBack(asked.kept.id, reason: asking.required("reason"), by: writer())
    return Reply.redirect("/papers/\(asked.kept.id)")
  }

  func freezePaper() async throws -> Response {
    let asked = try await draftAsked()
    try require(.draft, at: asked.kept.unit, asked.edition)
    _ = try await service.papers.freeze(
      asked.kept.id, asked.live, rulesDigest: asked.edition.desk.shelf.digest(of: asked.live.pack.name),
      address: ownAddress, by: writer())
    return Reply.redirect("/papers/\(asked.kept.id)")
  }

  /// Where this service was asked: the gate has found the name to be its own.
  private var ownAddress: String {
    let scheme = service.settings.isEncrypted ? "https" : "http"
    return request.head.authority.map { "\(scheme)://\($0)" } ?? service.settings.address
  }

  private func digest(_ text: String) -> Digest? {
    let bytes = stride(from: 0, to: text.count, by: 2).compactMap { UInt8(text.dropFirst($0).prefix(2), radix: 16) }
    return bytes.count == 32 ? Digest(bytes) : nil
  }
}
