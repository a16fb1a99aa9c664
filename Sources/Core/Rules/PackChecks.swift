internal import Base

// What must hold between the parts of a pack: names once, references that lead somewhere, sums that close. Without them
// the lines of an explanation would not add up.
extension TreeReader {
  mutating func check(_ blocks: [ReadBlock], _ indicators: [ReadIndicator]) {
    checkNames(blocks, indicators)
    for indicator in indicators {
      checkBlock(of: indicator, blocks)
      checkFactor(of: indicator, indicators)
      if indicator.max == .zero {
        problem(
          .notPoints, indicator.place("max"), vi: "Chỉ tiêu 0 điểm không tính gì.",
          en: "An indicator of 0 points scores nothing.",
          hint: Sentence(vi: "cho điểm lớn hơn 0, hoặc bỏ chỉ tiêu", en: "give it more than 0, or remove it"))
      }
    }
    for block in blocks { checkSum(of: block, indicators) }
  }

  /// Numbers, ids, codes and aliases name an indicator or block in commands and in published figures: each means one thing.
  private mutating func checkNames(_ blocks: [ReadBlock], _ indicators: [ReadIndicator]) {
    // The total of published figures goes by this name.
    var seen: Set<String> = ["TOTAL"]
    func names(_ tree: LocatedTree, _ keys: [String]) -> [LocatedTree] {
      (keys + ["aliases"]).flatMap { key in tree[key].map { $0.list ?? [$0] } ?? [] }
    }
    for part in blocks.map({ names($0.tree, ["code"]) }) + indicators.map({ names($0.tree, ["no", "id", "code"]) }) {
      var own: Set<String> = []
      for name in part {
        guard let text = name.scalar, own.insert(text).inserted else { continue }
        if !seen.insert(text).inserted { repeatedName(text, name.place) }
      }
    }
  }

  private mutating func checkBlock(of indicator: ReadIndicator, _ blocks: [ReadBlock]) {
    guard let code = indicator.block, !blocks.contains(where: { $0.code == code }) else { return }
    let known = blocks.compactMap(\.code)
    if known.count < blocks.count { return }
    problem(
      .unknownBlock, indicator.place("block"), vi: "Không có khối “\(code)”.", en: "There is no block “\(code)”.",
      hint: Self.meant(code, among: known))
  }

  private mutating func checkFactor(of indicator: ReadIndicator, _ indicators: [ReadIndicator]) {
    guard let factor = indicator.factor, indicator.measure != .constant else { return }
    let place = indicator.place("factor")
    guard let other = reference(factor, place, indicators) else { return }
    if other.no == indicator.no {
      problem(
        .factorChain, place, vi: "Chỉ tiêu không thể nhân với chính nó.",
        en: "An indicator cannot be multiplied by itself.",
        hint: Sentence(vi: "chỉ một chỉ tiêu khác", en: "name another one"))
    } else if other.factor != nil {
      problem(
        .factorChain, place, vi: "Chỉ tiêu \(factor) tự nó đã nhân với chỉ tiêu khác.",
        en: "Indicator \(factor) is multiplied by another one itself.",
        hint: Sentence(vi: "chọn một chỉ tiêu không có factor", en: "name one without a factor"))
    } else if other.measure == .constant {
      problem(
        .badReference, place, vi: "Chỉ tiêu \(factor) không đếm gì nên không có tỷ lệ để nhân.",
        en: "Indicator \(factor) counts nothing and has no ratio to multiply by.",
        hint: Sentence(vi: "chọn một chỉ tiêu có đếm", en: "name one that counts"))
    }
  }

  /// An indicator by its number.
  private mutating func reference(_ no: String, _ place: Place, _ indicators: [ReadIndicator]) -> ReadIndicator? {
    if let indicator = indicators.first(where: { $0.no == no }) { return indicator }
    let known = indicators.compactMap(\.no)
    if known.count < indicators.count { return nil }
    problem(
      .unknownIndicator, place, vi: "Không có chỉ tiêu số “\(no)”.", en: "There is no indicator number “\(no)”.",
      hint: Self.meant(no, among: known))
    return nil
  }

  private mutating func checkSum(of block: ReadBlock, _ indicators: [ReadIndicator]) {
    guard let code = block.code, let max = block.max, !indicators.contains(where: { $0.block == nil }) else { return }
    let own = indicators.filter { $0.block == code }
    if own.isEmpty {
      problem(
        .unusedBlock, block.tree["code"]?.place ?? block.tree.place, vi: "Khối “\(code)” không có chỉ tiêu nào.",
        en: "The block “\(code)” has no indicator.",
        hint: Sentence(vi: "bỏ khối, hoặc cho chỉ tiêu thuộc khối này", en: "remove it, or give it indicators"))
      return
    }
    if own.contains(where: { $0.max == nil }) { return }
    let sum = own.reduce(Points.zero) { $0 + ($1.max ?? .zero) }
    if sum == max { return }
    let terms = own.map { "\($0.no ?? "?"): \($0.max?.text ?? "?")" }.joined(separator: ", ")
    problem(
      .wrongSum, sumPlace(block, own),
      vi: "Khối “\(code)” tối đa \(max.vietnamese) nhưng các chỉ tiêu cộng lại \(sum.vietnamese).",
      en: "The block “\(code)” has a maximum of \(max.text) but its indicators add up to \(sum.text).",
      hint: Sentence(
        vi: "viết max: \(sum.text), hoặc sửa các chỉ tiêu (\(terms))",
        en: "write max: \(sum.text), or change the indicators (\(terms))"))
  }

  /// The block's maximum; where a base said it, the last thing this file says about the sum.
  private func sumPlace(_ block: ReadBlock, _ own: [ReadIndicator]) -> Place {
    if block.tree["max"].map({ !$0.isInherited }) ?? true { return block.maxPlace }
    let said = own.flatMap { [$0.tree["max"], $0.tree["block"]] }.compactMap(\.self).filter { !$0.isInherited }
    return said.map(\.place).max() ?? block.maxPlace
  }

  /// Moved maxima must leave every block's sum as it is.
  mutating func check(
    _ change: MaximaWhenEmpty, _ tree: LocatedTree, _ blocks: [ReadBlock], _ indicators: [ReadIndicator]
  ) {
    let place = tree["indicator"]?.place ?? tree.place
    if let named = reference(change.indicator, place, indicators), named.measure == .constant {
      problem(
        .badReference, place, vi: "Chỉ tiêu \(change.indicator) không đếm gì nên không có lúc trống.",
        en: "Indicator \(change.indicator) counts nothing and is never empty.",
        hint: Sentence(vi: "chọn một chỉ tiêu có đếm", en: "name one that counts"))
    }
    for entry in tree["maxima"]?.entries ?? [] {
      guard let moved = reference(entry.key, entry.keyPlace, indicators), let max = change.maxima[entry.key] else {
        continue
      }
      if case .constant(let points) = moved.curve, points > max { above(points, max, entry.value.place) }
      if case .points(let points) = moved.rule?.empty.score, points > max { above(points, max, entry.value.place) }
    }
    for block in blocks {
      let own = indicators.filter { $0.block != nil && $0.block == block.code }
      guard let max = block.max, !own.contains(where: { $0.max == nil }) else { continue }
      let usual = own.reduce(Points.zero) { $0 + ($1.max ?? .zero) }
      let sum = own.reduce(Points.zero) { $0 + (change.maxima[$1.no ?? ""] ?? $1.max ?? .zero) }
      if sum == usual { continue }
      problem(
        .wrongSum, tree["maxima"]?.place ?? tree.place,
        vi: "Điểm tối đa mới làm khối “\(block.code ?? "")” còn \(sum.vietnamese) thay vì \(max.vietnamese).",
        en: "The new maxima make the block “\(block.code ?? "")” \(sum.text) instead of \(max.text).",
        hint: Sentence(
          vi: "các điểm mới của một khối phải cộng lại như cũ", en: "new maxima of a block must add up as before"))
    }
  }
}
