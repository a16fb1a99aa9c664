internal import Base

/// The parts a part refers to (`_rels/*.rels`), by id.
final class Relationships: XMLEvents {
  struct Target {
    let kind: String
    let part: String
  }

  private(set) var targets: [String: Target] = [:]
  private let folder: String
  private let most: Int

  /// - Parameter part: the part whose references are read; "" for the whole package.
  init(of part: String, in zip: ZipReading, _ limits: WorkbookLimits) throws(Failure) {
    let (folder, file) = Self.split(part)
    self.folder = folder
    most = limits.parts
    super.init()
    _ = try zip.parse("\(folder)_rels/\(file).rels", depth: limits.depth, self)
  }

  /// The first part whose type ends so (`/worksheet`); transitional and strict files differ in what stands before.
  func first(ending: String) -> String? {
    targets.values.filter { $0.kind.hasSuffix(ending) }.map(\.part).min()
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External"
    else { return }
    targets[id] = Target(kind: attributes["Type"] ?? "", part: resolve(target))
    if targets.count > most { problem = suspiciousWorkbook }
  }

  private func resolve(_ target: String) -> String {
    let target = target.replacing("\\", with: "/")
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  /// `xl/workbook.xml` → `xl/` and `workbook.xml`.
  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }
}
