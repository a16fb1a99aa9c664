internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Records
internal import Work

/// Open data: the list, editions, downloads in every format; and the method.
extension Call {
  func method() async throws -> Response {
    let facts = try await publicDesk()
    let year = try publicPeriod(facts)
    let pack = try facts.desk.shelf.pack(for: year.period).pack
    return Reply.html(MethodPage(pack: pack, day: facts.day.day, frame: frame(facts.edition)).html())
  }

  func openData() async throws -> Response {
    if wantsJSON { return try await catalog() }
    let facts = try await publicDesk()
    return Reply.html(
      OpenDataPage(
        agency: agency(facts), datasets: try datasets(facts), log: try logLines().reversed(),
        frame: frame(facts.edition)
      ).html())
  }

  func catalog() async throws -> Response {
    let facts = try await publicDesk()
    let (agency, base) = (agency(facts), baseAddress)
    return Reply.json([
      "publisher": .string(agency), "licence": .string(OpenDataPage.licence),
      "datasets": .array(
        try datasets(facts).map { set in
          [
            "id": .string(set.id), "title": .string(set.name), "description": .string(set.about),
            "status": .string(set.isFrozen ? "frozen_monthly" : "continuous"),
            "modified": set.modified.map { .string($0.iso) } ?? .null,
            "edition": set.edition.map { .integer($0) } ?? .null,
            "coverage": set.coverage.map { ["from": .string($0.from.iso), "to": .string($0.to.iso)] } ?? .null,
            "distributions": .array(
              (set.address.map { address in ["csv", "json", "xlsx"].map { "\(base)\(address).\($0)" } } ?? [])
                .map { .string($0) }),
          ]
        }),
      "editions": .array(
        try logLines().map { line in
          [
            "number": .integer(line.number), "month": .string(line.month), "made_at": .string(line.madeAt.iso),
            "replaces": line.replaces.map { .integer($0) } ?? .null, "reason": .string(line.reason),
            "changes": .string(line.changes), "sha256": .string(line.digest),
          ]
        }),
      "columns": .object(OpenDataPage.columns.map { .init(key: $0.0, value: .string($0.1)) }),
    ])
  }

  /// Where the service is, as whoever asks calls it: the gate has checked the name.
  private var baseAddress: String {
    request.head.authority.map { "\(service.settings.isEncrypted ? "https" : "http")://\($0)" } ?? ""
  }

  func editionPage() async throws -> Response {
    let facts = try await publicDesk()
    let edition = try edition(named: path("number"))
    guard let line = try logLines().first(where: { $0.number == edition.number }) else { throw HTTPError(.notFound) }
    let files = try service.editions.files(edition).map { file throws(Failure) in
      EditionPage.File(
        name: file.name, title: Self.titles[file.name] ?? file.name,
        rows: try service.editions.table(file.name, of: edition)?.rows.count ?? 0, digest: hex(file.digest.bytes))
    }
    return Reply.html(
      EditionPage(
        line: line, periods: MakeEdition.periods(edition.month).map { ($0.name, $0.sentence.vi) }, files: files,
        frame: frame(facts.edition)
      ).html())
  }

  func editionFile() async throws -> Response {
    let edition = try edition(named: path("number"))
    let (name, ending) = try fileName()
    guard let table = try service.editions.table(name, of: edition) else { throw HTTPError(.notFound) }
    if ending == "csv", let file = try service.editions.files(edition).first(where: { $0.name == name }) {
      return Reply.csv(file.content, name: "soi-\(name)-\(edition.number).csv")
    }
    return try download(table, ending, made: edition.madeAt)
  }

  func registerFile() async throws -> Response {
    let facts = try await publicDesk()
    let (name, ending) = try fileName()
    guard let table = PublicRegisters(facts.desk).table(name) else { throw HTTPError(.notFound) }
    return ending == "csv"
      ? Reply.csv(table.csv, name: "soi-\(name).csv") : try download(table, ending, made: facts.desk.newestArrival)
  }

  // MARK: parts

  private func edition(named text: String) throws -> Edition {
    guard let number = Int(text), let edition = try service.editions.editions().first(where: { $0.number == number })
    else { throw HTTPError(.notFound) }
    return edition
  }

  private func fileName() throws -> (String, String) {
    let parts = path("file").split(separator: ".")
    guard parts.count == 2, ["csv", "json", "xlsx"].contains(parts[1]) else { throw HTTPError(.notFound) }
    return (String(parts[0]), String(parts[1]))
  }

  private func download(_ table: EditionTable, _ ending: String, made: Instant?) throws(Failure) -> Response {
    if ending == "json" {
      return Reply.json(
        .array(table.rows.map { row in .object(zip(table.header, row).map { .init(key: $0, value: .string($1)) }) }))
    }
    let sheet = WorkbookSheet(
      name: table.name, columns: table.header.map { WorkbookColumn(heading: $0, width: 16) },
      rows: table.rows.map { row in
        zip(table.header, row).map { column, text in
          // Codes are text though some look like numbers.
          let isCount = ["numerator", "denominator", "rank", "rank_low", "of", "received", "ended", "late"].contains(
            column)
          return isCount ? Int(text).map { .integer($0) } ?? .text(text) : .text(text)
        }
      })
    return Reply.bytes(
      try workbookBytes([sheet], made: made), type: Route.Content.workbook.rawValue, name: "\(table.name).xlsx")
  }

  private func agency(_ facts: PublicDesk) -> String { facts.edition.lists.units.first?.name ?? "" }

  private func logLines() throws(Failure) -> [OpenDataPage.LogLine] {
    let editions = try service.editions.editions()
    return editions.map { edition in
      OpenDataPage.LogLine(
        number: edition.number, month: edition.month.sentence.vi, madeAt: edition.madeAt, replaces: edition.replaces,
        replacedBy: editions.first { $0.replaces == edition.number }?.number, reason: edition.reason,
        changes: edition.changes, digest: hex(edition.digest.bytes))
    }
  }

  private static let titles = [
    EditionNames.scores: "Điểm từng chỉ tiêu", EditionNames.ranking: "Xếp hạng",
    EditionNames.received: "Hồ sơ tiếp nhận theo thủ tục, lĩnh vực", EditionNames.service: "Giải quyết theo thủ tục",
  ]

  private func datasets(_ facts: PublicDesk) throws(Failure) -> [OpenDataPage.Dataset] {
    let editions = try service.editions.editions()
    let first = editions.map(\.month.period.from).min()
    var sets: [OpenDataPage.Dataset] = []
    for (name, about) in Self.frozenSets {
      var newest: Edition?
      for edition in editions.reversed() where try service.editions.table(name, of: edition) != nil {
        newest = edition
        break
      }
      sets.append(
        OpenDataPage.Dataset(
          id: "soi-\(name)", name: Self.titles[name] ?? name, about: about, isFrozen: true,
          address: newest.map { "/open-data/editions/\($0.number)/\(name)" },
          modified: newest?.madeAt, edition: newest?.number,
          coverage: newest.flatMap { newest in first.flatMap { Period(from: $0, to: newest.month.period.to) } }))
    }
    for (name, title, about) in PublicRegisters.all {
      sets.append(
        OpenDataPage.Dataset(
          id: "soi-\(name)", name: title, about: about, isFrozen: false, address: "/open-data/files/\(name)",
          modified: facts.desk.newestArrival))
    }
    return sets
  }

  private static let frozenSets = [
    (EditionNames.scores, "Tử số, mẫu số, tỷ lệ, điểm của từng đơn vị theo 21 chỉ tiêu, từng kỳ đã chốt."),
    (EditionNames.ranking, "Tổng điểm, điểm khối, hạng và đồng hạng của xã, sở, tỉnh."),
    (
      EditionNames.received,
      "Số hồ sơ tiếp nhận trong tháng theo thủ tục và lĩnh vực của từng đơn vị và cả tỉnh, số nhỏ được che."
    ),
    (
      EditionNames.service,
      "Số hồ sơ kết thúc trong quý, trễ hẹn, phần trăm đúng hẹn, số ngày thường mất, theo thủ tục; số nhỏ được che."
    ),
  ]
}
