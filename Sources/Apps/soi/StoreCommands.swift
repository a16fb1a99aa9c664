internal import Answers
internal import ArgumentParser
internal import Base
internal import Formats
internal import Foundation
internal import Intake
internal import Records
internal import StoreSQLite
internal import Wording
internal import Work

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Nhập tệp hoặc thư mục dữ liệu · files or a dataset folder into the store")

  @OptionGroup var common: Common
  @Argument(help: "Tệp hoặc thư mục · files or folders") var paths: [String]
  @Option(help: ArgumentHelp("Đơn vị của dòng không ghi đơn vị · unit of rows that name none", valueName: "CODE"))
  var unit: String?
  @Option(help: ArgumentHelp("Tệp ánh xạ tên cột · heading mapping", valueName: "FILE")) var mapping: String?
  @Option(help: ArgumentHelp("Ghi ánh xạ tìm thấy · save the mapping found", valueName: "FILE")) var saveMapping:
    String?
  @Flag(help: "In ánh xạ tìm thấy thay cho bảng · print the mapping found instead of the table") var showMapping = false
  @Option(help: ArgumentHelp("Tên hệ thống nguồn · name of the source system", valueName: "NAME")) var system: String?
  @Flag(help: "Chỉ đọc thử, không ghi · read only, write nothing") var dryRun = false
  @OptionGroup(title: "Số liệu Cổng không ghi kỳ · portal captures without a period") var period: AskedPeriod
  @Option(help: ArgumentHelp("Thời điểm Cổng công bố · when the portal showed it", valueName: "INSTANT")) var asOf:
    String?

  func run() throws {
    var options = ImportOptions()
    options.unit = unit.map { UnitCode($0) }
    options.system = system
    options.mapping = try mapping.map { try MappingFile.read($0) } ?? [:]
    if let system, common.storeExists { options.mapping.remembered = try common.log().remembered(of: system) }
    options.isDryRun = dryRun
    if period.from != nil || !period.to.isEmpty || period.period != nil { options.period = try period.days() }
    options.asOf = try askedInstant(asOf, "--as-of")
    let found = try DatasetPaths.files(paths)
    options.isSample = found.isSample
    let meter = ProgressMeter(isWanted: !common.quiet, common.lang)
    let log = dryRun && !common.storeExists ? nil : try common.log()
    let work = { (options: ImportOptions) throws(Failure) -> ImportReport in
      defer { meter.finish() }
      // Looking makes no store.
      guard let log else {
        return try ImportFiles(log: EmptyLog(), now: Clock.now, progress: meter.show).run(found.files, options)
      }
      return try ImportFiles(log: log, now: Clock.now, progress: meter.show).run(found.files, options)
    }
    // Somebody who is there is asked; a program gets the failure that says what to write.
    let isSomebodyThere = !common.quiet && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    let report =
      isSomebodyThere
      ? try HeadingDialogue(
        common.lang, read: { readLine() }, write: { FileHandle.standardError.write(Data($0.utf8)) }
      ).run(&options, work) : try work(options)
    if let system, !dryRun {
      try common.log().remember(report.lessons(options.mapping), of: system, at: Clock.now)
    }
    if let saveMapping { try writeFile(saveMapping, Array(report.mappingText.utf8)) }
    if showMapping {
      print(report.mappingText, terminator: "")
      if !report.quarantine.isEmpty { throw ExitCode(3) }
      return
    }
    common.put(
      ImportAnswer.json(
        batch: report.batch, files: report.files.map(\.summary), findings: report.findings,
        quarantine: report.quarantine, warnings: report.files.flatMap(\.warnings), notKept: report.notKept,
        language: common.lang),
      StoreTables.report(report, common.lang, dryRun))
    // The answer is out; what follows only spares the next command a reading of the whole log. The batch is safe without it.
    fflush(nil)
    if let log, !dryRun, try report.deservesImage(in: log) { _ = try? common.desk() }
    if !report.quarantine.isEmpty { throw ExitCode(3) }
  }
}

struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Rút lại trọn một lần nhập · take an import back, whole")

  @OptionGroup var common: Common
  @Argument(help: "Số lần nhập · batch number") var batch: Int

  func run() throws {
    let log = try common.existingLog()
    guard let done = try log.retract(batch, at: Clock.now) else {
      throw Failure(
        .usage, vi: "Không có lần nhập số \(batch). Xem soi batches.",
        en: "There is no batch \(batch). See soi batches.")
    }
    var table = TextTable(columns: [.init("batch", .right), .init("retracted"), .init("already")])
    table.rows = [["\(batch)", "1", done ? "0" : "1"]]
    table.notes = [StoreTables.retracted(batch, again: !done, common.lang)]
    common.put(["batch": .integer(batch), "retracted": true, "already": .flag(!done)], table)
  }
}

struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches", abstract: "Các lần nhập · what was imported and when")

  @OptionGroup var common: Common

  func run() throws {
    let log = try common.existingLog()
    let batches = try log.batches(log.moment())
    common.put(StoreTables.batchesJSON(batches), StoreTables.batches(batches, common.lang))
  }
}

struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "Dữ liệu bất thường và dòng bị giữ lại · findings and the quarantine")

  @OptionGroup var common: Common
  @Option(help: ArgumentHelp("Chỉ một đơn vị · one unit's subtree only", valueName: "CODE")) var unit: String?
  @OptionGroup(title: "Kỳ để tính điểm, mặc định năm mới nhất · the period points are of, by default the newest year")
  var period: AskedPeriod

  func run() throws {
    let log = try common.existingLog()
    let desk = try common.desk().openedWhole()
    var findings = try desk.facts.findings + log.findings(desk.moment)
    if let unit {
      let subtree = Set(desk.facts.units.subtree(try desk.unit(unit)))
      findings = findings.filter { $0.unit.map(subtree.contains) ?? false }
    }
    let quarantine = unit == nil ? try log.quarantine(desk.moment) : []
    let waiting = unit == nil ? desk.waiting : []
    let priced = try price(findings, desk)
    let hints = desk.facts.admission.hints(for: Set(waiting.filter { $0.missing == .unit }.map(\.named)))
    common.put(
      StoreTables.findingsJSON(priced, quarantine, waiting, hints: hints, common.lang),
      StoreTables.findings(priced, quarantine, waiting, hints: hints, common.lang))
  }

  /// What is at stake with each, in the asked period, or in the year of the newest record.
  private func price(_ findings: [Finding], _ desk: Desk) throws(Failure) -> [PricedFinding] {
    let hasPeriod = period.from != nil || !period.to.isEmpty || period.period != nil
    let newest = desk.newestInstant(notAfter: Clock.now) ?? Clock.now
    let days = hasPeriod ? try period.days() : Period.year(newest.day.civil.year)
    guard let days else { return findings.map { PricedFinding(finding: $0, points: nil) } }
    let question = try desk.question(Desk.Request(from: days.from, to: days.to), now: Clock.now).question
    return desk.priced(findings, question)
  }
}
