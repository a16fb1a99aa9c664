package import Base
internal import Formats
package import Rules

/// The rule packs at hand: those that ship with the command and those a person names by file.
package struct PackShelf: Sendable {
  /// A pack file before it is read.
  package struct Source: Sendable {
    package let name: String
    package let yaml: [UInt8]
    package init(name: String, yaml: [UInt8]) {
      self.name = name
      self.yaml = yaml
    }
  }

  package private(set) var packs: [RulePack]
  private var trees: [String: LocatedTree]

  /// Reads and checks every source; the first problem stops.
  package init(_ sources: [Source]) throws(Failure) {
    packs = []
    trees = [:]
    for source in sources {
      trees[source.name] = try readYAML(decodeText(source.yaml), file: source.name)
    }
    for source in sources {
      guard let tree = trees[source.name] else { continue }
      packs.append(try checked(tree, file: source.name))
    }
    packs.sort { $0.name < $1.name }
  }

  /// The pack named on the command line: by name, or by the path of a YAML file.
  package func pack(named name: String) throws(Failure) -> RulePack {
    if let pack = packs.first(where: { $0.name == name }) { return pack }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return try pack(file: name) }
    let known = packs.map(\.name).joined(separator: ", ")
    throw Failure(
      .usage, vi: "Không có bộ quy tắc “\(name)”. Đang có: \(known); hoặc chỉ đường dẫn tới tệp .yaml.",
      en: "There is no rule pack “\(name)”. There are: \(known); or give the path of a .yaml file.")
  }

  /// The problems of a pack file, in the order of their places; empty when it is sound.
  package func check(file path: String) throws(Failure) -> [PackProblem] {
    try RulePack.read(resolved(readYAML(decodeText(readFile(path)), file: path), file: path)).problems
  }

  /// The default pack valid on the period's last day, and a note when the period straddles two.
  package func pack(for period: Period) throws(Failure) -> (pack: RulePack, note: Sentence?) {
    let defaults = packs.filter(\.isDefault)
    guard let pack = defaults.first(where: { $0.isValid(on: period.to) }) else {
      throw Failure(
        .usage, vi: "Không có bộ quy tắc nào hiệu lực ngày \(period.to.vietnamese). Chọn một bộ bằng --rules.",
        en: "No rule pack is valid on \(period.to.iso). Choose one with --rules.")
    }
    guard !pack.isValid(on: period.from), let earlier = defaults.first(where: { $0.isValid(on: period.from) }) else {
      return (pack, nil)
    }
    return (
      pack,
      Sentence(
        vi: "Kỳ này nằm trên hai bộ quy tắc (\(earlier.name) và \(pack.name)); tính theo \(pack.name).",
        en: "The period straddles two packs (\(earlier.name) and \(pack.name)); computed by \(pack.name).")
    )
  }

  private func pack(file path: String) throws(Failure) -> RulePack {
    try checked(readYAML(decodeText(readFile(path)), file: path), file: path)
  }

  private func checked(_ tree: LocatedTree, file: String) throws(Failure) -> RulePack {
    let (pack, problems) = RulePack.read(try resolved(tree, file: file))
    if let pack { return pack }
    let lines = problems.prefix(20)
    throw Failure(
      vi: "Bộ quy tắc \(file) có \(problems.count) lỗi:\n"
        + lines.map { "  \($0.place.line):\($0.place.column) \($0.sentence.vi)" }.joined(separator: "\n"),
      en: "The rule pack \(file) has \(problems.count) problems:\n"
        + lines.map { "  \($0.place.line):\($0.place.column) \($0.sentence.en)" }.joined(separator: "\n"))
  }

  /// Lays a pack over the one it is based on, and that over its own base.
  private func resolved(_ tree: LocatedTree, file: String, depth: Int = 0) throws(Failure) -> LocatedTree {
    guard let name = tree["based_on"]?.scalar else { return tree }
    guard depth < 8, let base = trees[name] else {
      throw Failure(
        vi: "Bộ quy tắc \(file) dựa trên “\(name)” là bộ không có.",
        en: "The rule pack \(file) is based on “\(name)”, which does not exist.")
    }
    return RulePack.overlay(tree, on: try resolved(base, file: name, depth: depth + 1))
  }
}
