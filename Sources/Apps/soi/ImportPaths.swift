internal import Base
internal import Foundation
internal import Intake
internal import Work

/// The files behind the paths a person gave: folders are searched one level deep for files Soi can open.
enum DatasetPaths {
  /// A file in a dataset folder that says its data are made up.
  static let sampleMark = "soi-sample.json"

  static func files(_ paths: [String]) throws(Failure) -> (files: [String], isSample: Bool) {
    var files: [String] = []
    var isSample = false
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Failure(
          .usage, vi: "Không có tệp hoặc thư mục \(path). Kiểm tra lại đường dẫn.",
          en: "There is no file or folder \(path). Check the path.")
      }
      guard isFolder.boolValue else {
        files.append(path)
        isSample = isSample || hasMark((path as NSString).deletingLastPathComponent)
        continue
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let found = names.sorted().filter { name in
        name != sampleMark && !name.hasPrefix(".") && !name.hasPrefix("~$")
          && DataFile.endings.subtracting(["txt"]).contains((name as NSString).pathExtension.lowercased())
      }
      isSample = isSample || hasMark(path)
      if found.isEmpty {
        throw Failure(
          .usage, vi: "Thư mục \(path) không có tệp dữ liệu nào (.csv, .xlsx, .jsonl, .json).",
          en: "The folder \(path) holds no data files (.csv, .xlsx, .jsonl, .json).")
      }
      files += found.map { (path as NSString).appendingPathComponent($0) }
    }
    return (files, isSample)
  }

  private static func hasMark(_ folder: String) -> Bool {
    let base = folder.isEmpty ? "." : folder
    return FileManager.default.fileExists(atPath: (base as NSString).appendingPathComponent(sampleMark))
  }
}
