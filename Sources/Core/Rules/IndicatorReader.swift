internal import Base

/// An indicator as far as it could be read, with the tree it came from: checks between indicators need both.
struct ReadIndicator {
  let tree: LocatedTree
  var no: String?
  var block: String?
  var max: Points?
  var curve: Curve?
  var measure: Measure?
  var factor: String?
  /// Nil when anything is missing or wrong.
  var rule: IndicatorRule?

  /// Where `key` stands, or the indicator itself.
  func place(_ key: String) -> Place { tree[key]?.place ?? tree.place }
  /// The place of the first of the keys this file writes itself, or of the indicator.
  func ownPlace(_ keys: [String]) -> Place {
    keys.compactMap { tree[$0] }.first { !$0.isInherited }?.place ?? tree.place
  }
}

extension TreeReader {
  mutating func indicator(_ tree: LocatedTree, packConfidence: String?) -> ReadIndicator {
    var read = ReadIndicator(tree: tree)
    guard isMap(tree, requiredEntries(tree, packConfidence)) else { return read }
    read.no = tree["no"].flatMap { name($0) }
    read.block = tree["block"].flatMap { name($0) }
    read.max = tree["max"].flatMap { points($0) }
    read.curve = tree["curve"].flatMap { curve($0) }
    read.measure = tree["measure"].flatMap { measure($0) }
    read.factor = tree["factor"].flatMap { name($0) }
    let id = tree["id"].map { name($0) } ?? read.no
    let code = tree["code"].map { name($0) } ?? read.no
    let aliases = tree["aliases"].map { names($0) } ?? []
    let title = tree["name"].flatMap { sentence($0) }
    let source = tree["source"].map { text($0) }
    let scoreFrom: ScoreSource? = tree["score_from"].map { choice($0) } ?? .fraction
    let empty = tree["empty"].map { self.empty($0) } ?? EmptyRule(score: .points(.zero), notApplicable: [])
    let inherited: UnitLevel?? = tree["inherited_from"].map { choice($0) }
    let confidence = confidence(tree, packConfidence)
    checkFit(read, empty)
    let deciding = deciding(tree, read.measure)
    guard let no = read.no, let block = read.block, let max = read.max, let curve = read.curve,
      let measure = read.measure, let id, let code, let title, let scoreFrom, let empty, let confidence
    else { return read }
    read.rule = IndicatorRule(
      no: no, id: id, code: code, aliases: aliases, block: block, name: title, max: max, curve: curve,
      scoreFrom: scoreFrom, empty: empty, measure: measure, factor: read.factor, deciding: deciding,
      inheritedFrom: inherited ?? nil, confidence: confidence, source: source ?? nil)
    return read
  }

  /// A constant is nowhere empty; a confidence for the whole pack serves every indicator.
  private func requiredEntries(_ tree: LocatedTree, _ packConfidence: String?) -> [PackEntries.Entry] {
    let isConstant = tree["measure"]?.scalar == "constant"
    return PackEntries.indicator.map { entry in
      let isSpared =
        (entry.key == "confidence" && packConfidence != nil) || (entry.key == "empty" && isConstant)
      return isSpared ? PackEntries.Entry(key: entry.key, isRequired: false, example: entry.example) : entry
    }
  }

  /// What an indicator of this file says of itself goes before what the file says of all, and that before what is inherited.
  private mutating func confidence(_ tree: LocatedTree, _ packConfidence: String?) -> String? {
    guard let own = tree["confidence"] else { return packConfidence }
    let stated = text(own)
    return own.isInherited ? packConfidence ?? stated : stated
  }

  mutating func names(_ tree: LocatedTree) -> [String] {
    if tree.scalar != nil { return name(tree).map { [$0] } ?? [] }
    return items(tree).compactMap { name($0) }
  }

  private mutating func curve(_ tree: LocatedTree) -> Curve? {
    if tree.scalar != nil {
      guard let text = text(tree) else { return nil }
      if text == "linear" { return .linear }
      unknownWord(text, tree.place, among: ["linear", "{target: 80}", "{constant: 2}"])
      return nil
    }
    guard isMap(tree, PackEntries.curve) else { return nil }
    switch (tree["target"], tree["constant"]) {
    case (let target?, nil): return whole(target, in: 1...100).map { .target(percent: $0) }
    case (nil, let constant?): return points(constant).map { .constant($0) }
    default:
      problem(
        .badCondition, tree.place, vi: "Đường điểm có đúng một trong hai: target hoặc constant.",
        en: "A curve has exactly one of target and constant.",
        hint: Sentence(
          vi: "viết linear, {target: 80} hoặc {constant: 2}", en: "write linear, {target: 80} or {constant: 2}"))
      return nil
    }
  }

  private mutating func empty(_ tree: LocatedTree) -> EmptyRule? {
    if tree.scalar != nil { return emptyScore(tree).map { EmptyRule(score: $0, notApplicable: []) } }
    guard isMap(tree, PackEntries.empty) else { return nil }
    let kinds = tree["not_applicable"].map { texts($0) } ?? []
    for kind in kinds where !PackUnitKinds.all.contains(kind.text) {
      unknownWord(kind.text, kind.place, among: PackUnitKinds.all)
    }
    return tree["score"].flatMap { emptyScore($0) }.map { EmptyRule(score: $0, notApplicable: kinds.map(\.text)) }
  }

  private mutating func emptyScore(_ tree: LocatedTree) -> EmptyRule.Score? {
    if tree.scalar == "max" { return .max }
    return points(tree).map { .points($0) }
  }

  /// The fields must be such that the measure can ask them; a counted indicator without any would call every guess known.
  private mutating func deciding(_ tree: LocatedTree, _ measure: Measure?) -> [DecidingField] {
    guard let measure, measure != .constant else { return [] }
    let possible = measure.decidable.map(\.rawValue)
    guard let value = tree["deciding"] else {
      if !possible.isEmpty {
        problem(
          .missingEntry, tree.place, vi: "Thiếu mục “deciding”.", en: "The entry “deciding” is missing.",
          hint: Sentence(
            vi: "kể các cột phải có thì số đếm mới chắc: \(possible.joined(separator: ", "))",
            en: "name the columns that must be filled for the count to be sure: \(possible.joined(separator: ", "))"))
      }
      return []
    }
    var fields: [DecidingField] = []
    for word in texts(value) {
      guard let field = DecidingField(rawValue: word.text) else {
        unknownWord(word.text, word.place, among: possible)
        continue
      }
      if possible.contains(word.text) {
        fields.append(field)
      } else {
        // The base's fields are wrong because this file changed the measure: the measure is the place to look at.
        let place = value.isInherited ? tree["measure"]?.place ?? word.place : word.place
        problem(
          .foreignField, place, vi: "“\(word.text)” không quyết định được gì ở phép đếm này.",
          en: "“\(word.text)” decides nothing in this count.",
          hint: possible.isEmpty
            ? Sentence(vi: "bỏ mục deciding", en: "remove deciding")
            : Sentence(
              vi: "viết deciding với: \(possible.joined(separator: ", "))",
              en: "write deciding with: \(possible.joined(separator: ", "))"))
      }
    }
    return fields
  }

  /// Curve, measure and what depends on them must go together.
  private mutating func checkFit(_ read: ReadIndicator, _ empty: EmptyRule?) {
    let tree = read.tree
    guard let measure = read.measure, let curve = read.curve else { return }
    if measure == .constant {
      unread(
        ["score_from", "factor", "deciding", "inherited_from"], in: tree, because: "chỉ tiêu này không đếm gì",
        "this indicator counts nothing")
    }
    switch (measure, curve) {
    case (.constant, .constant(let points)):
      checkConstant(read, points, empty)
    case (.constant, _), (_, .constant):
      problem(
        .curveAndMeasure, read.ownPlace(["curve", "measure"]),
        vi: "Điểm cho sẵn (curve: {constant: …}) và không đếm (measure: constant) phải đi với nhau.",
        en: "Given points (curve: {constant: …}) and counting nothing (measure: constant) go together.",
        hint: Sentence(vi: "sửa cả hai mục", en: "change both entries"))
    default:
      if case .points(let points) = empty?.score, let max = read.max, points > max, let value = tree["empty"] {
        above(points, max, value["score"]?.place ?? value.place)
      }
    }
    if case .announcements = measure { return }
    if measure != .constant, let inherited = tree["inherited_from"] {
      let place = inherited.isInherited ? read.ownPlace(["measure"]) : inherited.place
      problem(
        .curveAndMeasure, place, vi: "Chỉ số đếm công bố, công khai (announcements) mới lấy theo tỉnh được.",
        en: "Only counts of announcements can be inherited from the province.",
        hint: Sentence(vi: "bỏ inherited_from", en: "remove inherited_from"))
    }
  }

  private mutating func checkConstant(_ read: ReadIndicator, _ points: Points, _ empty: EmptyRule?) {
    if let max = read.max, points > max {
      above(points, max, read.tree["curve"]?["constant"]?.place ?? read.tree.place)
    }
    if empty != EmptyRule(score: .points(points), notApplicable: []) {
      unread(
        ["empty"], in: read.tree, because: "điểm luôn là \(points.vietnamese), không bao giờ trống",
        "it always has \(points.text) points and is never empty")
    }
  }

  mutating func above(_ points: Points, _ max: Points, _ place: Place) {
    problem(
      .aboveMax, place, vi: "\(points.vietnamese) điểm vượt tối đa \(max.vietnamese).",
      en: "\(points.text) points are more than the maximum of \(max.text).",
      hint: Sentence(vi: "nhiều nhất là \(max.text)", en: "\(max.text) at most"))
  }
}
