internal import ArgumentParser
internal import Base
internal import Formats
internal import Foundation
internal import Packs
internal import Records
internal import Sample
internal import StoreSQLite
internal import Work

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Dựng một tỉnh hay cả nước mẫu thành bộ tệp · a made-up province or country as a dataset",
    discussion: """
      Quá \(SampleProvince.mostCommunes) xã thì chia cho nhiều tỉnh, tối đa 34, dưới một đơn vị cả nước (VN).
      More than \(SampleProvince.mostCommunes) communes are dealt to several provinces, at most 34, below one nation (VN).
      """)

  @OptionGroup var common: Common
  @Option(help: "1–\(SampleCountry.mostCommunes)") var communes = 96
  @Option(help: "0–15, mỗi tỉnh · of each province") var agencies = 12
  @Option(help: ArgumentHelp("Tổng số hồ sơ · dossiers in all", valueName: "N")) var dossiers = 120_000
  @Option(help: ArgumentHelp("Cùng số cho cùng dữ liệu · the same seed gives the same data", valueName: "S")) var seed:
    UInt64 = 766
  @Option(help: ArgumentHelp("Ngày cuối có dữ liệu · last day with events", valueName: "DAY")) var until: String =
    "2026-11-15"
  @Option(help: ArgumentHelp("Thư mục ghi ra · output folder", valueName: "DIR")) var out: String

  func run() throws {
    guard let until = Day(iso: until) else {
      throw Failure(.usage, vi: "--until phải là ngày dạng 2026-11-15.", en: "--until must be a day like 2026-11-15.")
    }
    let most = communes > SampleProvince.mostCommunes ? 20_000_000 : 3_000_000
    guard (1...SampleCountry.mostCommunes).contains(communes), (0...15).contains(agencies),
      (0...most).contains(dossiers)
    else {
      throw Failure(
        .usage, vi: "--communes 1–\(SampleCountry.mostCommunes), --agencies 0–15, --dossiers 0–\(most).",
        en: "--communes 1–\(SampleCountry.mostCommunes), --agencies 0–15, --dossiers 0–\(most).")
    }
    let catalogue = try readDelimited(decodeText(Packs.procedures)).rows.map { row in
      row.cells.map { if case .text(let text) = $0 { text } else { "" } }
    }
    let order = SampleProvince.Order(
      communes: communes, agencies: agencies, dossiers: dossiers, seed: seed, until: until,
      calendar: try Shipped.calendar(), procedures: SampleProcedure.list(catalogue))
    let isCountry = communes > SampleProvince.mostCommunes
    let files =
      isCountry ? SampleCountry(order, communes: communes, dossiers: dossiers).files : SampleProvince(order).files
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    } catch {
      throw Failure(vi: "Không tạo được thư mục \(out).", en: "The folder \(out) cannot be made.")
    }
    for file in files {
      let rows = ChainedRows(header: file.header, rows: file.rows)
      try writeFile((out as NSString).appendingPathComponent(file.name), writeDelimited(rows: rows))
    }
    let mark: JSON = [
      "sample": true, "note": "Dữ liệu mẫu, không phải hồ sơ thật · made-up data", "seed": .string(String(seed)),
    ]
    try writeFile(
      (out as NSString).appendingPathComponent(DatasetPaths.sampleMark), Array(mark.serialized(pretty: true).utf8))
    if !common.quiet {
      print(
        common.lang == .vi
          ? "Đã dựng \(isCountry ? "cả nước" : "tỉnh") mẫu ở \(out)"
          : "The sample \(isCountry ? "country" : "province") is in \(out)")
    }
  }
}

/// A header before rows, without holding the rows.
private struct ChainedRows<Rows: Sequence<[String]>>: Sequence {
  let header: [String]
  let rows: Rows

  func makeIterator() -> AnyIterator<[String]> {
    var rest = rows.makeIterator()
    var isFirst = true
    return AnyIterator {
      if isFirst {
        isFirst = false
        return header
      }
      return rest.next()
    }
  }
}

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Dữ liệu mẫu trong kho · sample data in the store",
    subcommands: [SampleRemoveCommand.self])
}

struct SampleRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Xóa dữ liệu mẫu khỏi kho · take the sample data out of the store")
  @OptionGroup var common: Common

  func run() throws {
    let log = try common.existingLog()
    let samples = try log.batches(log.moment()).filter { $0.isSample && $0.retractedAt == nil }
    for batch in samples { _ = try log.retract(batch.number, at: Clock.now) }
    if !common.quiet {
      print(
        samples.isEmpty
          ? (common.lang == .vi ? "Kho không có dữ liệu mẫu." : "There is no sample data in the store.")
          : (common.lang == .vi ? "Đã xóa dữ liệu mẫu." : "The sample data is removed."))
    }
  }
}
