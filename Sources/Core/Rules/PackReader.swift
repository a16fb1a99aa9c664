package import Base

extension RulePack {
  /// Reads and checks a pack, already laid over the one it is based on.
  /// Nil when there is any problem; problems come in the order of their places.
  package static func read(_ tree: LocatedTree) -> (pack: RulePack?, problems: [PackProblem]) {
    var reader = TreeReader()
    let pack = reader.pack(tree)
    let problems = reader.problems.sorted { $0.place < $1.place }
    return (problems.isEmpty ? pack : nil, problems)
  }

  /// Lays `tree` over the pack it is based on: its entries replace those of the base; entries of `indicators` and
  /// `blocks` replace the base's entries of the same `no` or `code`, field by field.
  package static func overlay(_ tree: LocatedTree, on base: LocatedTree) -> LocatedTree {
    guard let entries = tree.entries, let baseEntries = base.entries else { return tree }
    var merged = baseEntries.filter { $0.key != "based_on" }
    for entry in entries where entry.key != "based_on" {
      guard let index = merged.firstIndex(where: { $0.key == entry.key }) else {
        merged.append(entry)
        continue
      }
      let value = overlayList(entry.key, entry.value, on: merged[index].value) ?? entry.value
      merged[index] = LocatedTree.Entry(key: entry.key, keyPlace: entry.keyPlace, value: value)
    }
    return LocatedTree(place: tree.place, content: .map(merged))
  }

  private static func overlayList(_ key: String, _ list: LocatedTree, on base: LocatedTree) -> LocatedTree? {
    guard let identity = ["indicators": "no", "blocks": "code"][key], let items = list.list, var merged = base.list
    else { return nil }
    for item in items {
      let name = item[identity]?.scalar
      if let index = merged.firstIndex(where: { $0[identity]?.scalar == name }) {
        merged[index] = overlay(item, on: merged[index])
      } else {
        merged.append(item)
      }
    }
    return LocatedTree(place: list.place, content: .list(merged))
  }
}

extension TreeReader {
  fileprivate mutating func pack(_ tree: LocatedTree) -> RulePack? {
    allow(
      [
        "pack", "title", "generation", "valid", "default", "rounding", "source", "blocks", "bands", "indicators",
        "maxima_when_empty", "confidence",
      ], in: tree)
    let confidence = tree["confidence"].map { text($0) }
    let blocks = (entry("blocks", in: tree)?.list ?? []).map { block($0) }
    let indicators = (entry("indicators", in: tree)?.list ?? []).map { indicator($0, packConfidence: confidence) }
    checkTotals(tree, blocks, indicators)
    let change = tree["maxima_when_empty"].map { maxima($0) }
    if let change { checkMaxima(change, tree, blocks, indicators) }
    let valid = entry("valid", in: tree)
    guard let valid, let from = valid["from"].flatMap({ day($0) }) else { return nil }
    return RulePack(
      name: text("pack", in: tree), title: sentence("title", in: tree), generation: text("generation", in: tree),
      validFrom: from, validTo: valid["to"].flatMap { day($0) },
      isDefault: tree["default"]?.scalar == "true",
      rounding: entry("rounding", in: tree).map { choice($0, Rounding.portal) } ?? .portal,
      source: text("source", in: tree), blocks: blocks, bands: bands(tree), indicators: indicators,
      maximaWhenEmpty: change)
  }

  private mutating func block(_ tree: LocatedTree) -> Block {
    allow(["code", "aliases", "group", "name", "max"], in: tree)
    return Block(
      code: text("code", in: tree), aliases: tree["aliases"].map { texts($0) } ?? [],
      group: entry("group", in: tree).map { whole($0, in: 1...9) } ?? 1, name: sentence("name", in: tree),
      max: entry("max", in: tree).map { points($0) } ?? .zero)
  }

  private mutating func bands(_ tree: LocatedTree) -> [Band] {
    let items = entry("bands", in: tree)?.list ?? []
    return items.map { item in
      Band(name: sentence("name", in: item), from: entry("from", in: item).map { points($0) } ?? .zero)
    }.sorted { $0.from > $1.from }
  }

  private mutating func maxima(_ tree: LocatedTree) -> MaximaWhenEmpty {
    var maxima: [String: Points] = [:]
    for entry in tree["maxima"]?.entries ?? [] { maxima[entry.key] = points(entry.value) }
    return MaximaWhenEmpty(indicator: text("indicator", in: tree), maxima: maxima)
  }

  /// Moved maxima must leave every block's sum as it is, or the lines of an explanation would not close.
  private mutating func checkMaxima(
    _ change: MaximaWhenEmpty, _ tree: LocatedTree, _ blocks: [Block], _ indicators: [IndicatorRule]
  ) {
    let place = tree["maxima_when_empty"]?.place ?? tree.place
    for no in [change.indicator] + change.maxima.keys.sorted() where !indicators.contains(where: { $0.no == no }) {
      problem(place, vi: "Không có chỉ tiêu \(no).", en: "There is no indicator \(no).")
    }
    for block in blocks {
      let own = indicators.filter { $0.block == block.code }
      let sum = own.reduce(Points.zero) { $0 + (change.maxima[$1.no] ?? $1.max) }
      if sum != block.max {
        problem(
          place, vi: "Đổi điểm tối đa làm khối \(block.code) còn \(sum.vietnamese) thay vì \(block.max.vietnamese).",
          en: "The moved maxima make block \(block.code) \(sum.text) instead of \(block.max.text).")
      }
    }
  }

  private mutating func indicator(_ tree: LocatedTree, packConfidence: String?) -> IndicatorRule {
    allow(
      [
        "no", "id", "code", "aliases", "block", "name", "max", "curve", "score_from", "empty", "measure", "factor",
        "deciding", "inherited_from", "confidence", "source",
      ], in: tree)
    return IndicatorRule(
      no: text("no", in: tree), id: text("id", in: tree), code: text("code", in: tree),
      aliases: tree["aliases"].map { texts($0) } ?? [], block: text("block", in: tree),
      name: sentence("name", in: tree), max: entry("max", in: tree).map { points($0) } ?? .zero,
      curve: entry("curve", in: tree).map { curve($0) } ?? .linear,
      scoreFrom: entry("score_from", in: tree).map { choice($0, among: [.shownRatio, .fraction], .fraction) }
        ?? .fraction,
      empty: entry("empty", in: tree).map { empty($0) } ?? EmptyRule(score: .points(.zero), notApplicable: []),
      measure: entry("measure", in: tree).map { measure($0) } ?? .constant,
      factor: tree["factor"].map { text($0) },
      deciding: tree["deciding"].map { deciding($0) } ?? [],
      inheritedFrom: tree["inherited_from"].map { choice($0, among: [.province], .province) },
      confidence: packConfidence ?? text("confidence", in: tree), source: tree["source"].map { text($0) })
  }

  private mutating func curve(_ tree: LocatedTree) -> Curve {
    if tree.scalar == "linear" { return .linear }
    if let target = tree["target"] { return .target(percent: whole(target, in: 1...100)) }
    if let constant = tree["constant"] { return .constant(points(constant)) }
    problem(
      tree.place, vi: "Đường điểm phải là linear, target hoặc constant.", en: "A curve is linear, target or constant.")
    return .linear
  }

  private mutating func empty(_ tree: LocatedTree) -> EmptyRule {
    if let scalar = tree.scalar {
      return EmptyRule(score: scalar == "max" ? .max : .points(points(tree)), notApplicable: [])
    }
    allow(["score", "not_applicable"], in: tree)
    let score = entry("score", in: tree)
    return EmptyRule(
      score: score?.scalar == "max" ? .max : .points(score.map { points($0) } ?? .zero),
      notApplicable: tree["not_applicable"].map { texts($0) } ?? [])
  }

  private mutating func deciding(_ tree: LocatedTree) -> [DecidingField] {
    (tree.list ?? []).map { choice($0, DecidingField.dueAt) }
  }

  /// Sums and references that must close: maxima of blocks, unknown blocks, repeated numbers, factors.
  private mutating func checkTotals(_ tree: LocatedTree, _ blocks: [Block], _ indicators: [IndicatorRule]) {
    let place = tree["indicators"]?.place ?? tree.place
    for block in blocks {
      let sum = indicators.filter { $0.block == block.code }.reduce(Points.zero) { $0 + $1.max }
      if sum != block.max {
        problem(
          place, vi: "Khối \(block.code) tối đa \(block.max.vietnamese) nhưng các chỉ tiêu cộng lại \(sum.vietnamese).",
          en: "Block \(block.code) has a maximum of \(block.max.text) but its indicators add up to \(sum.text).")
      }
    }
    var seen: Set<String> = []
    for indicator in indicators {
      if !seen.insert(indicator.no).inserted {
        problem(place, vi: "Chỉ tiêu \(indicator.no) có hai lần.", en: "Indicator \(indicator.no) is there twice.")
      }
      if !blocks.contains(where: { $0.code == indicator.block }) {
        problem(
          place, vi: "Chỉ tiêu \(indicator.no) thuộc khối không có: \(indicator.block).",
          en: "Indicator \(indicator.no) names a block that does not exist: \(indicator.block).")
      }
      if let factor = indicator.factor, !indicators.contains(where: { $0.no == factor && $0.factor == nil }) {
        problem(
          place, vi: "Chỉ tiêu \(indicator.no) nhân với chỉ tiêu không có: \(factor).",
          en: "Indicator \(indicator.no) is multiplied by one that does not exist: \(factor).")
      }
    }
  }
}
