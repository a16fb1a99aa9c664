package import Access
package import Base
internal import Formats
internal import Foundation
internal import Records
internal import Secrets

/// Files a person sends through a page: read on trial first, taken when they say so, forgotten after a while.
package final class UploadDesk: Sendable {
  package struct File: Sendable {
    package let name: String
    package let content: [UInt8]
    package init(name: String, content: [UInt8]) {
      self.name = name
      self.content = content
    }
  }

  /// What a trial found, and the token that takes it.
  package struct Trial: Sendable {
    package let token: String
    package let report: ImportReport
  }

  private struct Kept: Sendable {
    let token: String
    let owner: Visitor.Kind
    let folder: URL
    let paths: [String]
    let options: ImportOptions
    let at: Instant
    let report: ImportReport
  }

  /// One list after another, in order: a second reader of the whole log would only slow both.
  private actor Shelf {
    var kept: [Kept] = []

    func add(_ upload: Kept) -> [Kept] {
      let late = kept.filter { upload.at - $0.at > UploadDesk.keptSeconds }
      kept = Array((kept.filter { upload.at - $0.at <= UploadDesk.keptSeconds } + [upload]).suffix(UploadDesk.mostKept))
      return late
    }

    func find(_ token: String, _ owner: Visitor.Kind, _ now: Instant) -> Kept? {
      kept.first { $0.token == token && $0.owner == owner && now - $0.at <= UploadDesk.keptSeconds }
    }

    func take(_ token: String, _ owner: Visitor.Kind) -> Kept? {
      guard let index = kept.firstIndex(where: { $0.token == token && $0.owner == owner }) else { return nil }
      return kept.remove(at: index)
    }
  }

  private static let keptSeconds: Int64 = 1_800
  private static let mostKept = 16

  private let log: any FactLog
  private let shelf = Shelf()
  private let lane = SlowLane(atOnce: 1, mostWaiting: 8)

  package init(_ log: some FactLog) { self.log = log }

  /// Reads the files as an import would and writes nothing.
  package func check(
    _ files: [File], _ options: ImportOptions, owner: Visitor.Kind, at now: Instant
  ) async throws(Failure) -> Trial {
    guard !files.isEmpty else {
      throw Failure(
        .usage, vi: "Chưa chọn tệp nào, cũng chưa dán dòng nào.", en: "No file was chosen and nothing pasted.")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soi-\(UUID().uuidString)")
    let paths = try Self.write(files, to: folder)
    var trial = options
    trial.isDryRun = true
    let report: ImportReport
    do throws(Failure) {
      report = try await run(paths, trial, now).naming(filesIn: folder.path)
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error.naming(filesIn: folder.path)
    }
    let token = UUID().uuidString
    let kept = Kept(token: token, owner: owner, folder: folder, paths: paths, options: options, at: now, report: report)
    for late in await shelf.add(kept) { try? FileManager.default.removeItem(at: late.folder) }
    return Trial(token: token, report: report)
  }

  /// What a trial found, to look at again.
  package func trial(_ token: String, owner: Visitor.Kind, at now: Instant) async throws(Failure) -> Trial {
    guard let kept = await shelf.find(token, owner, now) else { throw Self.gone }
    return Trial(token: kept.token, report: kept.report)
  }

  private static let gone = Failure(
    .notFound, vi: "Lần kiểm tra này đã được nhận hoặc đã quá 30 phút. Chọn lại tệp.",
    en: "This trial was taken already or is older than 30 minutes. Choose the files again.")

  /// Takes what was read on trial into the log, once.
  package func take(_ token: String, owner: Visitor.Kind, at now: Instant) async throws(Failure) -> ImportReport {
    guard let kept = await shelf.take(token, owner) else { throw Self.gone }
    defer { try? FileManager.default.removeItem(at: kept.folder) }
    do throws(Failure) {
      return try await run(kept.paths, kept.options, now).naming(filesIn: kept.folder.path)
    } catch {
      throw error.naming(filesIn: kept.folder.path)
    }
  }

  private func run(_ paths: [String], _ options: ImportOptions, _ now: Instant) async throws(Failure) -> ImportReport {
    let log = log
    return try await lane.run { () throws(Failure) in try Self.importing(log, paths, options, now) }
  }

  private static func importing<Log: FactLog>(
    _ log: Log, _ paths: [String], _ options: ImportOptions, _ now: Instant
  ) throws(Failure) -> ImportReport {
    try ImportFiles(log: log, now: now).run(paths, options)
  }

  /// The names tell what a file is, so they are kept; nothing of them leaves the folder.
  private static func write(_ files: [File], to folder: URL) throws(Failure) -> [String] {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(
        vi: "Máy chủ không ghi được tệp tạm. Người quản trị xem lại đĩa.",
        en: "The server cannot write temporary files. The administrator should look at the disk.")
    }
    var paths: [String] = []
    for (index, file) in files.enumerated() {
      let name = String(file.name.filter { $0.isLetter || $0.isNumber || "._- ".contains($0) }.suffix(120))
      var url = folder.appendingPathComponent(name.isEmpty || name.hasPrefix(".") ? "tep-\(index + 1).csv" : name)
      if paths.contains(url.path) { url = folder.appendingPathComponent("\(index + 1)-\(url.lastPathComponent)") }
      try writeFile(url.path, file.content)
      paths.append(url.path)
    }
    return paths
  }
}

/// Where this machine keeps a file for half an hour is nobody's business: who sent it knows it by its name.
extension Failure {
  fileprivate func naming(filesIn folder: String) -> Failure {
    let sentence = sentence.naming(filesIn: folder)
    return Failure(kind, vi: sentence.vi, en: sentence.en, questions: questions)
  }
}

extension Sentence {
  fileprivate func naming(filesIn folder: String) -> Sentence {
    Sentence(vi: vi.replacing(folder + "/", with: ""), en: en.replacing(folder + "/", with: ""))
  }
}

extension ImportReport {
  fileprivate func naming(filesIn folder: String) -> ImportReport {
    var report = self
    report.files = files.map { file in
      File(
        summary: file.summary, headings: file.headings, isList: file.isList, skipped: file.skipped,
        unknownWords: file.unknownWords, warnings: file.warnings.map { $0.naming(filesIn: folder) })
    }
    return report
  }
}
