internal import Access
internal import ArgumentParser
internal import Base
internal import Formats
internal import StoreSQLite
internal import Work

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Chốt ấn bản công khai của một tháng · freeze a month's public edition",
    discussion: """
      Lập ấn bản, rồi người thứ hai có quyền công bố duyệt ở trang /editions; đơn vị chỉ một người thì --alone.
      Số đã chốt không bao giờ đổi; sửa là ra ấn bản mới, nói lý do bằng --reason.
      Frozen figures never change; a revision is a new edition, with its --reason.
      """)

  @OptionGroup var common: Common
  @Option(help: ArgumentHelp("Tháng đã hết · a month that is over", valueName: "2026-10")) var month: String?
  @Option(help: ArgumentHelp("Vì sao sửa tháng đã chốt · why a frozen month is revised", valueName: "TEXT"))
  var reason: String = ""
  @Flag(help: "Một người vừa lập vừa duyệt, ghi vào sổ · one person makes and approves it, written down")
  var alone = false

  func run() async throws {
    let log = try common.existingLog()
    let store = EditionStore(log: log)
    if let month {
      guard let named = PublicPeriod(name: month) else {
        throw Failure(
          .usage, vi: "“\(month)” không phải tháng dạng 2026-10.", en: "“\(month)” is not a month like 2026-10.")
      }
      let (desk, office) = (try common.desk(), EditionOffice(NotebookStore(log: log), store))
      let publish = office.publishing(desk, now: Clock.now) { then throws(Failure) in
        try Desk(
          log: log, shelf: Shelved.shelf(log, then), calendar: Shelved.calendar(log, then), knownAt: then)
      }
      let unit = desk.topUnit
      let writer = PaperDesk.Writer(.operator, at: Clock.now, address: nil)
      let proposal = try await office.propose(named, reason: reason, publish, at: unit, by: writer)
      guard alone else {
        if !common.quiet {
          print(
            common.lang == .vi
              ? "Đã lập và kiểm ấn bản \(named.sentence.vi), mã \(hex(proposal.digest.bytes)). Người thứ hai duyệt ở /editions; đơn vị chỉ một người thì thêm --alone."
              : "The edition of \(named.sentence.en) is made and checked, digest \(hex(proposal.digest.bytes)). A second person approves it at /editions; a unit of one person adds --alone."
          )
        }
        return
      }
      try put([try await office.approve(named, publish, at: unit, alone: true, by: writer)])
      return
    }
    try put(store.editions())
  }

  /// The editions, checked against their digests.
  private func put(_ editions: [Edition]) throws(Failure) {
    let shelf = EditionShelf(EditionStore(log: try common.existingLog()))
    for edition in editions { _ = try shelf.files(edition) }
    var table = TextTable(columns: [
      .init("number", .right), .init("month"), .init("made_at"), .init("replaces", .right), .init("reason"),
      .init("changes"), .init("sha256"),
    ])
    table.rows = editions.map { edition in
      [
        "\(edition.number)", edition.month.name, edition.madeAt.isoLocal, edition.replaces.map { "\($0)" } ?? "",
        edition.reason, edition.changes, hex(edition.digest.bytes),
      ]
    }
    common.put(
      [
        "editions": .array(
          editions.map { edition in
            [
              "number": .integer(edition.number), "month": .string(edition.month.name),
              "made_at": .string(edition.madeAt.iso), "replaces": edition.replaces.map { .integer($0) } ?? .null,
              "reason": .string(edition.reason), "changes": .string(edition.changes),
              "sha256": .string(hex(edition.digest.bytes)),
            ]
          })
      ], table)
  }
}
