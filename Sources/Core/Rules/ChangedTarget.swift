extension RulePack {
  /// The same pack with another target of one indicator, in whole percent, for trying what that would do. Nil for an indicator it
  /// does not have, one without a ratio, and a target outside 1–100.
  package func settingTarget(_ percent: Int, of reference: String) -> RulePack? {
    guard (1...100).contains(percent), let rule = indicator(reference) else { return nil }
    if case .constant = rule.curve { return nil }
    let other = IndicatorRule(
      no: rule.no, id: rule.id, code: rule.code, aliases: rule.aliases, block: rule.block, name: rule.name,
      max: rule.max, curve: percent == 100 ? .linear : .target(percent: percent), scoreFrom: rule.scoreFrom,
      empty: rule.empty, measure: rule.measure, factor: rule.factor, deciding: rule.deciding,
      inheritedFrom: rule.inheritedFrom, confidence: rule.confidence, source: rule.source)
    return RulePack(
      name: "\(name), \(rule.no) ≥ \(percent) %", title: title, generation: generation, validFrom: validFrom,
      validTo: validTo, isDefault: false, rounding: rounding, source: source, blocks: blocks, bands: bands,
      indicators: indicators.map { $0.no == rule.no ? other : $0 }, maximaWhenEmpty: maximaWhenEmpty)
  }
}
