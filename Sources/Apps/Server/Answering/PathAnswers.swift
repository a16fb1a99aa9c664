internal import Answers
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// The cheapest way to a place, band or score, as orders to offices.
extension Call {
  /// Dossiers that may still come online; the same as the command's.
  private static let furtherLimit = 100_000

  func pathToGoal() async throws -> Response {
    let asked = try await improving(.path, keeping: ["goal"] + Self.effortNames.map(\.name) + ["per_page", "page"])
    if let own = withOwnFigures(asked) { return own }
    let (desk, question) = (asked.asked.desk, asked.asked.question)
    let hasPeers = desk.peers(of: asked.code) != nil
    let wanted = asking.text("goal") ?? (hasPeers ? "rank:+1" : "hours:8")
    guard let goal = PathGoal(text: wanted.replacing(",", with: "."), pack: question.pack) else {
      throw Failure(
        .usage,
        vi:
          "“goal” phải là đích như rank:+1, band:Tốt, score:95.68, indicator:08=6.00, indicator:12=98% hoặc hours:12.",
        en:
          "“goal” must be a goal like rank:+1, band:Tốt, score:95.68, indicator:08=6.00, indicator:12=98% or hours:12.")
    }
    let path = try desk.path(
      asked.code, to: goal, try efforts(), furtherLimit: Self.furtherLimit, question, records: asked.desk)
    let told = path.before.notes + notes(asked.asked, of: asked.code, rules: true)
    let losses = asked.desk.scorer.losses(of: path.before, question)
    let (shown, pager) = try paged(path.steps, isWholeInJSON: true)
    let proof = path.isProven ? [] : [Self.unproven]
    let page = improvePage(
      .path, asked, notes: proof + told,
      parts: [
        .headline(path.sentence.vi), ImprovePage.path.choices(asked),
        .choices(label: "Đích", goals(path, wanted, hasPeers, asked)), .ask(form()), .facts(facts(path)),
        .section(
          RecordPage.Section(id: "orders", heading: "Giao việc theo phòng", table: orders(path))),
        .section(
          RecordPage.Section(
            id: "steps", heading: "Từng việc (\(path.steps.count.vietnamese))",
            intro: "Việc gấp trước trong mỗi phòng. Điểm là phần bản ghi ấy đang mất mà việc này góp lấy lại.",
            table: StepTable(losses: losses, asked: asked).table(shown), pager: pager)),
        .paragraph([
          "Điểm hứa là điểm chấm lại trên bản sao đã làm xong mọi việc. Hạng tính với các đơn vị khác đứng yên.",
          "Số phút của mỗi việc là giả định để so các đường với nhau; đổi được ở ô “Số phút của mỗi việc”.",
        ]),
      ], main: "steps")
    return try answer(
      page,
      json: PathAnswer.json(
        path, notes: told, isSample: desk.isSample, language: .vi, tellsOfficers: asked.tellsOfficers))
  }

  /// The minutes of each remedy, as the address calls them.
  static let effortNames: [(name: String, remedy: Remedy)] = Remedy.allCases.filter { $0 != .answerPetition }
    .map { ("minutes_\($0.rawValue)", $0) }

  private func efforts() throws(Failure) -> EffortTable {
    var texts: [String] = []
    for (name, remedy) in Self.effortNames {
      if let minutes = asking.text(name) { texts.append("\(remedy.rawValue)=\(minutes)") }
    }
    return try EffortTable(texts: texts, named: "minutes")
  }

  private func form() -> AskForm {
    AskForm(
      [
        AskForm.Group(
          "Đích khác",
          [
            AskForm.Field(
              "goal", "Đích", value: asking.text("goal"),
              hint: "rank:3 · rank:+2 · band:Tốt · score:95,68 · indicator:08=6,00 · indicator:12=98% · hours:12")
          ], isFolded: true),
        AskForm.Group(
          "Số phút của mỗi việc",
          Self.effortNames.map { name, remedy in
            AskForm.Field(
              name, remedy.sentence.vi, .count(most: EffortTable.most), value: asking.text(name),
              hint: "đang dùng \(EffortTable.standard.minutes[remedy] ?? 0) phút")
          }, isFolded: true),
      ], label: "Tìm đường")
  }

  private static let unproven = Sentence(
    vi: "Chỉ thử được một phần các cách: có thể còn cách rẻ hơn.",
    en: "Only a part of all ways was tried: a cheaper one may exist.")

  /// The goals somebody is likely to have from where the unit stands, and the one asked for.
  private func goals(_ path: Path, _ wanted: String, _ hasPeers: Bool, _ asked: RecordsAsked) -> [RecordPage.Choice] {
    let (total, pack) = (path.before.total, asked.asked.question.pack)
    var goals: [(text: String, label: String)] = []
    if hasPeers { goals += [("rank:+1", "Lên 1 bậc"), ("rank:+3", "Lên 3 bậc"), ("rank:1", "Hạng nhất")] }
    if let band = pack.bands.filter({ $0.from > total }).min(by: { $0.from < $1.from }) {
      goals.append(("band:\(band.name.vi)", "Xếp loại \(band.name.vi)"))
    }
    let score = Points(hundredths: (total.hundredths / 100 + 1) * 100)
    if score <= pack.max { goals.append(("score:\(score.text)", "\(score.vietnamese) điểm")) }
    goals += [("hours:8", "8 giờ làm"), ("hours:40", "40 giờ làm")]
    if !goals.contains(where: { $0.text == wanted }) { goals.append((wanted, wanted)) }
    return goals.map { goal in
      RecordPage.Choice(
        goal.label, link: asked.address.setting(("goal", goal.text)).text, isCurrent: goal.text == wanted)
    }
  }

  private func facts(_ path: Path) -> [RecordPage.Fact] {
    var facts = [
      RecordPage.Fact("before", "Hôm nay", .points(path.before.total)),
      RecordPage.Fact("after", "Hứa", .points(path.after.total)),
      RecordPage.Fact("shift", "Thêm", RecordCells.shift(path.after.total - path.before.total)),
    ]
    if let before = path.rankBefore?.rank.best, let after = path.rankAfter?.rank.best {
      facts += [
        RecordPage.Fact("rank_before", "Hạng hôm nay", .integer(before)),
        RecordPage.Fact("rank_after", "Hạng khi làm xong", .integer(after)),
      ]
    }
    let isReached = path.outcome == .reached
    return facts + [
      RecordPage.Fact("minutes", "Thời gian", Self.minutes(path.minutes)),
      RecordPage.Fact(
        "proven", "Rẻ nhất",
        RecordTable.Cell(
          .flag(path.isProven), shown: !isReached ? "–" : path.isProven ? "đã chứng minh" : "chưa chứng minh")),
    ]
  }

  static func minutes(_ minutes: Int) -> RecordTable.Cell {
    RecordTable.Cell(.integer(minutes), shown: Sentence(minutes: minutes).vi)
  }

  private func orders(_ path: Path) -> RecordTable {
    RecordTable(
      [
        .init("office", "Phòng"), .init("order", "Giao việc"), .init("count", "Số việc", number: true),
        .init("minutes", "Thời gian", number: true),
      ],
      path.orders.map { order in
        [
          order.office.map { .text($0) } ?? RecordTable.Cell(.none, shown: "(chưa rõ phòng)"),
          .text(order.remedy.counted(order.count).vi), .integer(order.count), Self.minutes(order.minutes),
        ]
      },
      total: path.orders.count < 2
        ? nil
        : [
          RecordTable.Cell(.none, shown: "Tổng cộng"), .empty, .integer(path.steps.count), Self.minutes(path.minutes),
        ],
      whenEmpty: "Không có việc nào phải giao.")
  }
}

/// The work list of a path.
private struct StepTable {
  private struct Key: Hashable {
    let code: String
    let remedy: Remedy
  }

  let asked: RecordsAsked
  /// What a remedy helps to win back at a record.
  private let lost: [Key: Fraction]

  init(losses: [LossLine], asked: RecordsAsked) {
    self.asked = asked
    var lost: [Key: Fraction] = [:]
    for line in losses {
      for remedy in line.remedies { lost[Key(code: line.code, remedy: remedy), default: .zero] += line.points }
    }
    self.lost = lost
  }

  func table(_ steps: [PathStep]) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("code", "Bản ghi"), Column("remedy", "Việc"), Column("minutes", "Phút", number: true),
      Column("points", "Điểm đang mất", number: true), Column("deadline", "Hạn"), Column("office", "Phòng"),
      Column("procedure", "Thủ tục"), Column("field", "Lĩnh vực"),
    ]
    if asked.tellsOfficers { columns.append(Column("officer", "Cán bộ")) }
    return RecordTable(
      columns,
      steps.map { step in
        var cells: [RecordTable.Cell] = [
          record(step), RecordTable.Cell(.text(step.remedy.rawValue), shown: step.remedy.sentence.vi),
          .integer(step.minutes), lost[Key(code: step.code, remedy: step.remedy)].map(RecordCells.points) ?? .empty,
          .instant(step.deadline), .text(step.office),
          step.procedure.map { RecordCells.procedure($0, asked.desk.facts.procedures[$0]) } ?? .empty,
          .text(step.field),
        ]
        if asked.tellsOfficers { cells.append(.text(step.officer)) }
        return cells
      }, whenEmpty: "Không có việc nào phải làm.")
  }

  private func record(_ step: PathStep) -> RecordTable.Cell {
    if case .dossier(let code, _) = step.act { return .code(code, link: asked.dossier(code)) }
    return .code(step.code)
  }
}
