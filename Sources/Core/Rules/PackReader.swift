package import Base

extension RulePack {
  /// Reads and checks a pack, already laid over the one it is based on.
  /// Nil when there is any problem; problems come in the order of their places.
  package static func read(_ tree: LocatedTree) -> (pack: RulePack?, problems: [LocatedProblem]) {
    var reader = TreeReader()
    let pack = reader.pack(tree)
    return (reader.problems.isEmpty ? pack : nil, reader.problems.byPlace)
  }

  /// A tree whose base is not known.
  package static func unknownBase(_ tree: LocatedTree, among known: [String]) -> LocatedProblem {
    var reader = TreeReader()
    let value = tree["based_on"] ?? tree
    let name = value.scalar ?? ""
    reader.problem(
      .unknownBase, value.place, vi: "Không có bộ quy tắc “\(name)” để dựa trên.",
      en: "There is no rule pack “\(name)” to be based on.", hint: TreeReader.meant(name, among: known))
    return reader.problems[0]
  }
}

/// A block as far as it could be read.
struct ReadBlock {
  let tree: LocatedTree
  var code: String?
  var max: Points?
  var group: Int?
  var block: Block?

  var maxPlace: Place { tree["max"]?.place ?? tree.place }
}

extension TreeReader {
  fileprivate mutating func pack(_ tree: LocatedTree) -> RulePack? {
    guard isMap(tree, PackEntries.pack) else { return nil }
    let name = tree["pack"].flatMap { packName($0) }
    let title = tree["title"].flatMap { sentence($0) }
    let generation = tree["generation"].map { self.name($0) } ?? name
    let source = tree["source"].flatMap { text($0) }
    let isDefault = tree["default"].map { flag($0) } ?? false
    let rounding: Rounding? = tree["rounding"].flatMap { choice($0) }
    let valid = tree["valid"].flatMap { self.valid($0) }
    let confidence = tree["confidence"].map { text($0) } ?? nil
    let blocks = self.blocks(tree)
    let indicators = tree["indicators"].map { items($0) }?.map { indicator($0, packConfidence: confidence) } ?? []
    check(blocks, indicators)
    let change = tree["maxima_when_empty"].flatMap { maxima($0) }
    if let change, let place = tree["maxima_when_empty"] { check(change, place, blocks, indicators) }
    let bands = tree["bands"].map { self.bands($0, max: total(blocks)) } ?? []
    guard let name, let title, let generation, let source, let isDefault, let rounding, let valid else { return nil }
    return RulePack(
      name: name, title: title, generation: generation, validFrom: valid.from, validTo: valid.to,
      isDefault: isDefault, rounding: rounding, source: source, blocks: blocks.compactMap(\.block), bands: bands,
      indicators: indicators.compactMap(\.rule), maximaWhenEmpty: change)
  }

  /// The name stands in addresses and beside file names, so it is plain.
  private mutating func packName(_ value: LocatedTree) -> String? {
    guard let text = text(value) else { return nil }
    let letters: Set<Character> = Set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    if text.count <= 60, text.allSatisfy(letters.contains) { return text }
    problem(
      .badName, value.place, vi: "“\(text.prefix(60))” không dùng làm tên bộ được.",
      en: "“\(text.prefix(60))” cannot be the name of a pack.",
      hint: Sentence(
        vi: "chữ thường không dấu, chữ số, gạch nối, tối đa 60 ký tự: chi-so-tinh-2027",
        en: "lower-case letters a–z, digits, hyphens, 60 at most: chi-so-tinh-2027"))
    return nil
  }

  private mutating func valid(_ tree: LocatedTree) -> (from: Day, to: Day?)? {
    guard isMap(tree, PackEntries.valid) else { return nil }
    let from = tree["from"].flatMap { day($0) }
    let to = tree["to"].map { day($0) }
    guard let from else { return nil }
    guard let to else { return (from, nil) }
    guard let to else { return nil }
    if to < from {
      problem(
        .datesReversed, tree["to"]?.place ?? tree.place,
        vi: "Ngày cuối \(to.iso) trước ngày đầu \(from.iso).",
        en: "The last day \(to.iso) is before the first \(from.iso).",
        hint: Sentence(
          vi: "đổi lại, hoặc bỏ to khi chưa biết ngày cuối", en: "swap them, or remove to while it is open"))
    }
    return (from, to)
  }

  private mutating func blocks(_ tree: LocatedTree) -> [ReadBlock] {
    let blocks = tree["blocks"].map { items($0) }?.map { block($0) } ?? []
    let grouped = blocks.count { $0.group != nil }
    if grouped > 0, grouped < blocks.count, let first = blocks.first(where: { $0.tree["group"] == nil }) {
      problem(
        .mixedGroups, first.tree.place, vi: "Khối này không có nhóm, các khối khác có.",
        en: "This block has no group while others have.",
        hint: Sentence(vi: "ghi group cho mọi khối, hoặc không khối nào", en: "give group to every block, or to none"))
    }
    // Without groups every block is one.
    return blocks.enumerated().map { index, read in
      var read = read
      if let block = read.block, read.group == nil {
        read.block = Block(
          code: block.code, aliases: block.aliases, group: index + 1, name: block.name, max: block.max)
      }
      return read
    }
  }

  private mutating func block(_ tree: LocatedTree) -> ReadBlock {
    var read = ReadBlock(tree: tree)
    guard isMap(tree, PackEntries.block) else { return read }
    read.code = tree["code"].flatMap { name($0) }
    read.max = tree["max"].flatMap { points($0) }
    read.group = tree["group"].flatMap { whole($0, in: 1...99) }
    let aliases = tree["aliases"].map { names($0) } ?? []
    guard let title = tree["name"].flatMap({ sentence($0) }), let code = read.code, let max = read.max else {
      return read
    }
    read.block = Block(code: code, aliases: aliases, group: read.group ?? 0, name: title, max: max)
    return read
  }

  private func total(_ blocks: [ReadBlock]) -> Points? {
    blocks.contains { $0.max == nil } ? nil : blocks.reduce(.zero) { $0 + ($1.max ?? .zero) }
  }

  /// From the best down to the one that starts at 0, so that every total has exactly one band.
  private mutating func bands(_ tree: LocatedTree, max: Points?) -> [Band] {
    var bands: [Band] = []
    var names: Set<String> = []
    let items = items(tree)
    for item in items {
      guard isMap(item, PackEntries.band) else { continue }
      let title = item["name"].flatMap { sentence($0) }
      if let title, !names.insert(title.vi).inserted {
        repeatedName(title.vi, item["name"]?.place ?? item.place)
      }
      guard let start = item["from"], let from = points(start) else { continue }
      if let above = bands.last, from >= above.from {
        problem(
          .bandOrder, start.place,
          vi: "Xếp loại phải đi từ cao xuống thấp: \(from.text) không dưới \(above.from.text).",
          en: "Bands go from high to low: \(from.text) is not below \(above.from.text).",
          hint: Sentence(vi: "đổi thứ tự, hoặc sửa from", en: "change the order, or from"))
      }
      if let max, from > max { self.above(from, max, start.place) }
      bands.append(Band(name: title ?? Sentence(vi: "", en: ""), from: from))
    }
    if bands.count == items.count, let last = bands.last, last.from != .zero, let item = items.last {
      problem(
        .bandFloor, item["from"]?.place ?? item.place,
        vi: "Xếp loại cuối phải từ 0, nếu không điểm thấp không có loại nào.",
        en: "The last band must start at 0, or low totals have none.",
        hint: Sentence(vi: "viết from: 0", en: "write from: 0"))
    }
    return bands
  }

  private mutating func maxima(_ tree: LocatedTree) -> MaximaWhenEmpty? {
    guard isMap(tree, PackEntries.maxima) else { return nil }
    let indicator = tree["indicator"].flatMap { name($0) }
    guard let values = tree["maxima"] else { return nil }
    guard let entries = values.entries, !entries.isEmpty else {
      problem(
        values.entries == nil ? .notMap : .emptyList, values.place, vi: "Chỗ này phải kể chỉ tiêu và điểm tối đa mới.",
        en: "Indicators and their new maxima are expected here.",
        hint: Sentence(vi: "ví dụ {\"19\": 9, \"21\": 9}", en: "for instance {\"19\": 9, \"21\": 9}"))
      return nil
    }
    var maxima: [String: Points] = [:]
    for entry in entries { maxima[entry.key] = points(entry.value) }
    guard let indicator, maxima.count == entries.count else { return nil }
    return MaximaWhenEmpty(indicator: indicator, maxima: maxima)
  }

  mutating func repeatedName(_ name: String, _ place: Place) {
    problem(
      .repeatedName, place, vi: "“\(name)” có hai lần.", en: "“\(name)” is there twice.",
      hint: Sentence(vi: "đặt tên khác, hoặc bỏ bớt một", en: "use another name, or remove one"))
  }
}
