package import Base
internal import Counting
internal import Formats
package import Rules

/// The rule packs at hand: those that ship with the command, those the store keeps, and those a person names by file.
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

  /// Where a pack comes from.
  package enum Origin: String, Sendable {
    case shipped, store
  }

  package private(set) var packs: [RulePack]
  private var origins: [String: Origin] = [:]
  private var trees: [String: LocatedTree] = [:]
  private var digests: [String: Digest] = [:]
  /// By name, the later the larger: of packs that could both be chosen the later arrival wins.
  private var arrivals: [String: Int] = [:]

  /// Reads and checks every source; the first one with problems stops. Those of the store come in the order of arrival and
  /// may be based on each other and on those that ship.
  package init(_ shipped: [Source], store: [Source] = []) throws(Failure) {
    packs = []
    for source in shipped { trees[source.name] = try Self.tree(source.yaml, file: source.name) }
    for source in shipped + store { digests[source.name] = Digest(sha256(source.yaml)) }
    for source in shipped { try add(source.name, .shipped) }
    for source in store {
      trees[source.name] = try Self.tree(source.yaml, file: source.name)
      try add(source.name, .store)
    }
    packs.sort { $0.name < $1.name }
  }

  private mutating func add(_ name: String, _ origin: Origin) throws(Failure) {
    guard let tree = trees[name] else { return }
    let reading = reading(tree)
    guard let pack = reading.pack, reading.problems.isEmpty else {
      throw Self.unsound(name, reading.problems, isInStore: origin == .store)
    }
    packs.append(pack)
    origins[name] = origin
    arrivals[name] = packs.count
  }

  /// SHA-256 of the pack's file; of no file zeros.
  package func digest(of name: String) -> Digest { digests[name] ?? Digest([]) }

  package func origin(of name: String) -> Origin? { origins[name] }

  /// The pack named on the command line: by name, or by the path of a YAML file.
  package func pack(named name: String) throws(Failure) -> RulePack {
    if let pack = packs.first(where: { $0.name == name }) { return pack }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return try read(readFile(name), file: name) }
    let known = packs.map(\.name)
    let nearest = Spelling.nearest(name, among: known)
    throw Failure(
      .usage,
      vi:
        "Không có bộ quy tắc “\(name)”\(nearest.map { "; có phải “\($0)”?" } ?? ".") Đang có: \(known.joined(separator: ", ")); hoặc chỉ đường dẫn tới tệp .yaml.",
      en:
        "There is no rule pack “\(name)”\(nearest.map { "; did you mean “\($0)”?" } ?? ".") There are: \(known.joined(separator: ", ")); or give the path of a .yaml file."
    )
  }

  /// The pack a file holds.
  package func read(_ yaml: [UInt8], file: String) throws(Failure) -> RulePack {
    let reading = try check(yaml)
    guard let pack = reading.pack else { throw Self.unsound(file, reading.problems) }
    return pack
  }

  /// The pack a file holds, or its problems in the order of their places.
  package func check(_ yaml: [UInt8]) throws(Failure) -> (pack: RulePack?, problems: [LocatedProblem]) {
    let strict = readStrictYAML(try decodeText(yaml))
    guard let tree = strict.tree else { return (nil, strict.problems) }
    let reading = reading(tree)
    let problems = (strict.problems + reading.problems).byPlace
    return (problems.isEmpty ? reading.pack : nil, problems)
  }

  /// Lays a pack over the one it is based on, and that over its own base, and reads it.
  private func reading(_ tree: LocatedTree) -> (pack: RulePack?, problems: [LocatedProblem]) {
    guard let based = tree["based_on"] else { return Self.countable(RulePack.read(tree), tree) }
    guard let name = based.scalar, let base = resolved(name, depth: 0) else {
      return (nil, [RulePack.unknownBase(tree, among: trees.keys.sorted())])
    }
    let overlay = RulePack.overlay(tree, on: base)
    let reading = Self.countable(RulePack.read(overlay.tree), overlay.tree)
    let problems = (overlay.problems + reading.problems).byPlace
    return (problems.isEmpty ? reading.pack : nil, problems)
  }

  /// A sound pack may still ask more different questions than the scan can remember of a record.
  private static func countable(
    _ reading: (pack: RulePack?, problems: [LocatedProblem]), _ tree: LocatedTree
  ) -> (pack: RulePack?, problems: [LocatedProblem]) {
    guard let pack = reading.pack, let index = CountingPlan.firstBeyond(pack.indicators) else { return reading }
    let most = CountingPlan.mostQuestions
    let indicator = tree["indicators"]?.list?[index] ?? tree
    let problem = LocatedProblem(
      kind: PackFault.tooManyQuestions.rawValue, place: indicator["measure"]?.place ?? indicator.place,
      sentence: Sentence(
        vi:
          "Đến chỉ tiêu “\(pack.indicators[index].no)”, bộ này hỏi hơn \(most) điều kiện khác nhau về phản ánh, về dịch vụ hoặc về hồ sơ của một thủ tục.",
        en:
          "With indicator “\(pack.indicators[index].no)” this pack asks more than \(most) different conditions of petitions, of services or of a procedure's dossiers."
      ),
      hint: Sentence(
        vi: "dùng lại điều kiện của chỉ tiêu khác, hoặc tách thành hai bộ",
        en: "use conditions of other indicators again, or split the pack in two"))
    return (nil, [problem])
  }

  private func resolved(_ name: String, depth: Int) -> LocatedTree? {
    guard depth < 8, let tree = trees[name] else { return nil }
    guard let below = tree["based_on"]?.scalar else { return tree }
    return resolved(below, depth: depth + 1).map { RulePack.overlay(tree, on: $0).tree }
  }

  private static func tree(_ yaml: [UInt8], file: String) throws(Failure) -> LocatedTree {
    let strict = readStrictYAML(try decodeText(yaml))
    guard let tree = strict.tree, strict.problems.isEmpty else { throw unsound(file, strict.problems) }
    return tree
  }

  private static func unsound(_ file: String, _ problems: [LocatedProblem], isInStore: Bool = false) -> Failure {
    let lines = problems.prefix(20)
    // Checks grow stricter; a pack of the store that no longer passes them stops every command until somebody decides.
    let way =
      isInStore
      ? Sentence(vi: "\nRút bộ này khỏi kho: soi rules retire \(file)", en: "\nRetire it: soi rules retire \(file)")
      : Sentence(vi: "", en: "")
    return Failure(
      .usage,
      vi: "Bộ quy tắc \(file) có \(problems.count) lỗi:\n"
        + lines.map { "  " + $0.line(in: file, .vi) }.joined(separator: "\n") + way.vi,
      en: "The rule pack \(file) has \(problems.count) problems:\n"
        + lines.map { "  " + $0.line(in: file, .en) }.joined(separator: "\n") + way.en)
  }
}

extension LocatedProblem {
  /// `file:line:column: sentence — hint`, as editors and people jump to it.
  package func line(in file: String, _ language: Language) -> String {
    let hint = hint.map { " — " + $0.text(language) } ?? ""
    return "\(file):\(place.line):\(place.column): \(sentence.text(language))\(hint)"
  }
}

// MARK: Choosing by date

extension PackShelf {
  /// The default pack valid on the period's last day, and a note when the period straddles two.
  package func pack(for period: Period) throws(Failure) -> (pack: RulePack, note: Sentence?) {
    guard let pack = chosen(on: period.to) else {
      throw Failure(
        .usage,
        vi:
          "Không có bộ quy tắc nào hiệu lực ngày \(period.to.vietnamese). Chọn kỳ khác, hoặc chọn bộ quy tắc theo tên.",
        en: "No rule pack is valid on \(period.to.iso). Choose another period, or choose a rule pack by name.")
    }
    guard !pack.isValid(on: period.from), let earlier = chosen(on: period.from) else { return (pack, nil) }
    return (
      pack,
      Sentence(
        vi: "Kỳ này nằm trên hai bộ quy tắc (\(earlier.name) và \(pack.name)); tính theo \(pack.name).",
        en: "The period straddles two packs (\(earlier.name) and \(pack.name)); computed by \(pack.name).")
    )
  }

  /// Of the default packs valid on a day: what a person put into the store goes before what ships, then the one that
  /// came into force later, then the later arrival.
  package func chosen(on day: Day) -> RulePack? {
    packs.filter { $0.isDefault && $0.isValid(on: day) }.max { a, b in
      let (x, y) = (origins[a.name] == .store, origins[b.name] == .store)
      if x != y { return !x }
      if a.validFrom != b.validFrom { return a.validFrom < b.validFrom }
      return (arrivals[a.name] ?? 0) < (arrivals[b.name] ?? 0)
    }
  }
}
