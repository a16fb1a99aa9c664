internal import ArgumentParser
internal import Base
internal import Dispatch
internal import Formats
internal import Foundation
internal import Intake
internal import Records
internal import StoreSQLite
internal import Synchronization
internal import Work

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Trông một thư mục, nhập mỗi tệp mới một lần · import each new file of a folder once")

  @OptionGroup var common: Common
  @Argument(help: "Thư mục · the folder") var folder: String
  @Option(help: ArgumentHelp("Đơn vị của dòng không ghi đơn vị · unit of rows that name none", valueName: "CODE"))
  var unit: String?
  @Option(help: ArgumentHelp("Tên hệ thống nguồn · name of the source system", valueName: "NAME")) var system: String?
  @Option(help: ArgumentHelp("Tệp ánh xạ tên cột · heading mapping", valueName: "FILE")) var mapping: String?
  @Option(help: ArgumentHelp("Số giây giữa hai lần nhìn · seconds between two looks", valueName: "SECONDS"))
  var every = 5

  func run() async throws {
    guard (1...3_600).contains(every) else {
      throw Failure(.usage, vi: "--every phải từ 1 đến 3600 giây.", en: "--every must be 1 to 3600 seconds.")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(
        .usage, vi: "Không có thư mục \(folder). Tạo thư mục rồi chạy lại.",
        en: "There is no folder \(folder). Make it and run again.")
    }
    var options = ImportOptions()
    options.unit = unit.map { UnitCode($0) }
    options.system = system
    options.mapping = try mapping.map { try MappingFile.read($0) } ?? [:]
    var watch = WatchFolder(log: try common.log(), options: options, now: { Clock.now })
    let stop = StopSignals()
    say(
      common.lang == .vi
        ? "Đang trông \(folder), nhìn lại mỗi \(every) giây (Ctrl-C để dừng)."
        : "Watching \(folder), a look every \(every) seconds (Ctrl-C stops).", isResult: false)
    while !stop.isSet {
      watch.look(sights(), isStopping: { stop.isSet }) { event in
        say(WatchWords.line(event, common.lang), isResult: true)
      }
      for _ in 0..<(every * 10) where !stop.isSet { try await Task.sleep(for: .milliseconds(100)) }
    }
    say(common.lang == .vi ? "Đã dừng." : "Stopped.", isResult: false)
  }

  private func sights() -> [WatchFolder<SQLiteLog>.Sight] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      // Files still being written by Excel, LibreOffice or a browser have names of their own.
      guard !name.hasPrefix("."), !name.hasPrefix("~$"), name != DatasetPaths.sampleMark,
        DataFile.endings.contains((name as NSString).pathExtension.lowercased())
      else { return nil }
      let path = (folder as NSString).appendingPathComponent(name)
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
        attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? Int,
        let changed = attributes[.modificationDate] as? Date
      else { return nil }
      return .init(
        path: path, size: Int64(size), changed: Int64((changed.timeIntervalSince1970 * 1_000_000_000).rounded()))
    }
  }

  private func say(_ line: String, isResult: Bool) {
    if !isResult, common.quiet { return }
    print(line)
    fflush(nil)
  }
}

/// True once the person or the system asks the command to stop; what is being written then ends first.
final class StopSignals {
  private final class Flag: Sendable {
    let value = Mutex(false)
  }
  private let flag = Flag()
  private let sources: [any DispatchSourceSignal]

  var isSet: Bool { flag.value.withLock { $0 } }

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
    for source in sources {
      source.setEventHandler { [flag] in flag.value.withLock { $0 = true } }
      source.resume()
    }
  }

  deinit { for source in sources { source.cancel() } }
}

/// One line for each file of a watched folder.
enum WatchWords {
  static func line(_ event: WatchFolder<SQLiteLog>.Event, _ language: Language) -> String {
    let vi = language == .vi
    switch event {
    case .imported(let path, let report):
      let files = report.files.map(\.summary)
      func sum(_ part: KeyPath<FileSummary, Int>) -> Int { files.reduce(0) { $0 + $1[keyPath: part] } }
      let (new, changed, same, held) = (sum(\.accepted), sum(\.updated), sum(\.unchanged), sum(\.quarantined))
      let kinds = Set(files.map(\.kind)).sorted().joined(separator: ", ")
      return vi
        ? "✔ \(path): \(kinds), lần nhập \(report.batch ?? 0): \(new) mới, \(changed) sửa, \(same) không đổi, \(held) giữ lại"
        : "✔ \(path): \(kinds), batch \(report.batch ?? 0): \(new) new, \(changed) updated, \(same) unchanged, \(held) quarantined"
    case .repeated(let path):
      return vi ? "= \(path): nội dung này đã nhập rồi" : "= \(path): these contents were imported before"
    case .failed(let path, let failure):
      return "✘ \(path): \(failure.sentence.text(language).replacing("\n", with: " "))"
    }
  }
}
