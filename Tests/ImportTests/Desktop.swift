import Base
import Counting
import Foundation
import Intake
import Packs
import Records
import Rules
import Scoring
import StoreSQLite
import TestKit
import Work
import Workdays

extension SQLiteLog: FactLog {}

extension FactLog {
  func quarantine() throws -> [QuarantinedRow] { try quarantine(moment()) }
  func findings() throws -> [Finding] { try findings(moment()) }

  /// Everything the log holds now.
  func everything() throws -> (version: Int, batches: [Batch], ledger: Ledger) {
    let moment = try moment()
    return (moment.version, try batches(moment), try ledger(.all, moment))
  }
}

/// A store and a folder of files of one test; the folder stays until the process ends, for desks go on reading the store.
final class Desktop {
  let folder: URL
  let log: SQLiteLog
  private(set) var now = Instant(seconds: 1_780_000_000)

  init() throws {
    folder = try Scratch.folder("desktop")
    log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
  }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  @discardableResult
  func take(
    _ paths: [String], unit: String? = nil, mapping: ListMapping = [:], period: Period? = nil, asOf: Instant? = nil
  )
    throws -> ImportReport
  {
    var options = ImportOptions()
    options.unit = unit.map { UnitCode($0) }
    options.mapping = mapping
    options.period = period
    options.asOf = asOf
    now = now + 60
    return try ImportFiles(log: log, now: now).run(paths, options)
  }

  /// The desk with every record on it.
  func desk(knownAt: Instant? = nil) throws -> Desk { try shutDesk(knownAt: knownAt).openedWhole() }

  /// The desk as it comes, without dossiers.
  func shutDesk(knownAt: Instant? = nil) throws -> Desk {
    try Desk(
      log: log, shelf: PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) }),
      calendar: readCalendar(Packs.calendar), knownAt: knownAt)
  }

  /// The score of a unit for a period given by name, as of its end.
  func score(_ unit: String, _ period: String, source: FigureSource = .own) throws -> UnitScore {
    let desk = try desk()
    guard let days = PeriodName.period(period) else { throw Failure(vi: "kỳ", en: "period") }
    let question = try desk.question(
      Desk.Request(from: days.from, to: days.to, asOf: days.end, source: source), now: days.end
    ).question
    guard let score = desk.scorer.score(UnitCode(unit), question) else { throw Failure(vi: "đơn vị", en: "unit") }
    return score
  }
}

extension UnitScore {
  func indicator(_ no: String) -> IndicatorScore { indicators.first { $0.rule.no == no }.unsafelyUnwrapped }
}

let unitsFile =
  "code,name,kind,parent\n51,UBND tỉnh A,province,\nX1,UBND xã Một,commune,51\nX2,UBND xã Hai,commune,51\n"
