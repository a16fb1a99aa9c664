package import Base
package import Rules

/// One thing two packs say differently, in words.
package struct PackDifference: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case pack
    case block(String)
    case indicator(String)
  }
  package let part: Part
  /// The name of the block or indicator.
  package let name: Sentence
  /// The entry; nil when the whole block or indicator is there in one pack only.
  package let field: RuleField.Key?
  /// What each says; nil where it says nothing.
  package let before: Sentence?
  package let after: Sentence?
}

extension RuleField {
  package struct Key: Hashable, Sendable {
    package let key: String
    package let label: Sentence
  }
}

extension PackDifference {
  /// What `after` says differently from `before`: the pack itself, then blocks by code, then indicators by number, in the
  /// order of `after`; what only `before` has comes last in each part.
  ///
  /// Laws: a pack does not differ from itself; exchanging the packs exchanges before and after; no difference means that
  /// both packs compute the same.
  package static func between(_ before: RulePack, _ after: RulePack) -> [PackDifference] {
    let (old, new) = (RuleWords(before), RuleWords(after))
    let nameless = Sentence(vi: "", en: "")
    var differences = compare(.pack, nameless, old.packFields(), new.packFields())
    differences += parts(before.blocks.map(\.code), after.blocks.map(\.code)).flatMap { code in
      let (a, b) = (before.blocks.first { $0.code == code }, after.blocks.first { $0.code == code })
      return compare(
        .block(code), (b ?? a)?.name ?? nameless, a.map { old.fields($0) }, b.map { new.fields($0) })
    }
    differences += parts(before.indicators.map(\.no), after.indicators.map(\.no)).flatMap { no in
      let (a, b) = (before.indicators.first { $0.no == no }, after.indicators.first { $0.no == no })
      return compare(
        .indicator(no), (b ?? a)?.name ?? nameless, a.map { old.fields($0) }, b.map { new.fields($0) })
    }
    return differences
  }

  private static func parts(_ before: [String], _ after: [String]) -> [String] {
    after + before.filter { !after.contains($0) }
  }

  private static func compare(
    _ part: Part, _ name: Sentence, _ before: [RuleField]?, _ after: [RuleField]?
  ) -> [PackDifference] {
    guard let before, let after else {
      let there = Sentence(vi: "có", en: "there")
      return [
        PackDifference(
          part: part, name: name, field: nil, before: before.map { _ in there }, after: after.map { _ in there })
      ]
    }
    return parts(before.map(\.key), after.map(\.key)).compactMap { key in
      let (a, b) = (before.first { $0.key == key }, after.first { $0.key == key })
      guard a?.value != b?.value, let label = (b ?? a)?.label else { return nil }
      return PackDifference(
        part: part, name: name, field: .init(key: key, label: label), before: a?.value, after: b?.value)
    }
  }

  /// Where it is, as a person says it.
  package var place: Sentence {
    switch part {
    case .pack: Sentence(vi: "Cả bộ", en: "The pack")
    case .block(let code): Sentence(vi: "Khối \(code)", en: "Block \(code)")
    case .indicator(let no): Sentence(vi: "Chỉ tiêu \(no)", en: "Indicator \(no)")
    }
  }

  /// The whole difference in one sentence.
  package var sentence: Sentence {
    let nothing = Sentence(vi: "không nói", en: "not said")
    guard let field else {
      return before == nil
        ? Sentence(vi: "\(place.vi) “\(name.vi)”: thêm mới", en: "\(place.en) “\(name.en)”: added")
        : Sentence(vi: "\(place.vi) “\(name.vi)”: bỏ đi", en: "\(place.en) “\(name.en)”: removed")
    }
    return Sentence(
      vi: "\(place.vi), \(field.label.vi.lowercased()): \((before ?? nothing).vi) → \((after ?? nothing).vi)",
      en: "\(place.en), \(field.label.en.lowercased()): \((before ?? nothing).en) → \((after ?? nothing).en)")
  }
}
