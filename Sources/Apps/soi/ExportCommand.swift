internal import ArgumentParser
internal import Base
internal import Foundation
internal import Rules
internal import Scoring
internal import Work

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Ghi các bảng dữ kiện thành CSV cho máy tính khác · the tables of facts as CSV for other engines",
    discussion: """
      Các bảng là những bảng mà câu SQL của “soi rules show --sql” đọc (docs/sql.md). Với --tallies còn ghi số đếm của Soi:
      tallies.csv (mỗi đơn vị, chỉ tiêu một dòng) và asked.csv (kỳ, thời điểm, bộ quy tắc).
      The tables are those the SQL of “soi rules show --sql” reads. --tallies also writes the engine's own counts.
      """)

  @OptionGroup var common: Common
  @Option(help: ArgumentHelp("Thư mục ghi ra · output folder", valueName: "DIR")) var out: String
  @Flag(help: "Ghi cả số đếm của mọi đơn vị · the counts of every unit as well") var tallies = false
  @OptionGroup var period: AskedPeriod
  @Option(help: ArgumentHelp("Tính đến thời điểm · what had happened by", valueName: "INSTANT")) var asOf: String?
  @Option(help: ArgumentHelp("Bộ quy tắc, tên hoặc tệp .yaml · rule pack, name or file", valueName: "PACK"))
  var rules: String?

  func run() throws {
    let desk = try common.desk()
    // Asked before anything is written, so that a wrong period leaves no folder behind.
    let asked = tallies ? try question(desk) : nil
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    } catch {
      throw Failure(vi: "Không tạo được thư mục \(out).", en: "The folder \(out) cannot be made.")
    }
    let files = try desk.exportFacts(to: out, counting: asked?.question)
    if common.quiet { return }
    for note in asked?.notes ?? [] { print(note.text(common.lang)) }
    for file in files {
      print(
        common.lang == .vi
          ? "\(file.name): \(file.rows) dòng" : "\(file.name): \(file.rows) \(file.rows == 1 ? "row" : "rows")")
    }
  }

  private func question(_ desk: Desk) throws(Failure) -> (question: Question, notes: [Sentence]) {
    let days = try period.days()
    return try desk.question(
      Desk.Request(from: days.from, to: days.to, asOf: askedInstant(asOf, "--as-of"), rules: rules), now: Clock.now)
  }
}
