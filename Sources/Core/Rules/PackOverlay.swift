package import Base

extension RulePack {
  /// Lays `tree` over the pack it is based on: its entries replace those of the base; entries of `indicators` and
  /// `blocks` replace the base's entries of the same `no` or `code`, field by field. Who a pack is and when it holds it
  /// says itself.
  package static func overlay(_ tree: LocatedTree, on base: LocatedTree) -> (
    tree: LocatedTree, problems: [LocatedProblem]
  ) {
    guard let entries = tree.entries, let place = tree["based_on"]?.place,
      let baseEntries = base.inherited(at: place).entries
    else { return (tree, []) }
    var overlay = Overlay()
    let inherited = baseEntries.filter { $0.key != "based_on" && !PackEntries.own.contains($0.key) }
    let merged = overlay.lay(entries.filter { $0.key != "based_on" }, on: inherited)
    return (LocatedTree(place: tree.place, content: .map(merged)), overlay.reader.problems)
  }
}

private struct Overlay {
  var reader = TreeReader()
  private static let identities = ["indicators": "no", "blocks": "code"]

  mutating func lay(_ entries: [LocatedTree.Entry], on base: [LocatedTree.Entry]) -> [LocatedTree.Entry] {
    var merged = base
    for entry in entries {
      guard let index = merged.firstIndex(where: { $0.key == entry.key }) else {
        merged.append(entry)
        continue
      }
      var value = entry.value
      if let identity = Self.identities[entry.key], let items = value.list, let known = merged[index].value.list {
        value = LocatedTree(place: value.place, content: .list(lay(items, on: known, by: identity)))
      }
      merged[index] = LocatedTree.Entry(key: entry.key, keyPlace: entry.keyPlace, value: value)
    }
    return merged
  }

  private mutating func lay(_ items: [LocatedTree], on base: [LocatedTree], by identity: String) -> [LocatedTree] {
    if items.isEmpty { return items }
    var merged = base
    var laid: Set<String> = []
    for item in items {
      guard let name = item[identity]?.scalar, let index = base.firstIndex(where: { $0[identity]?.scalar == name })
      else {
        if !isUnknown(item, base, identity) { merged.append(item) }
        continue
      }
      guard laid.insert(name).inserted else {
        repeated(name, item[identity]?.place ?? item.place)
        continue
      }
      guard let entries = item.entries, let known = base[index].entries else { continue }
      merged[index] = LocatedTree(place: item.place, content: .map(fields(entries, on: known)))
    }
    return merged
  }

  private func fields(_ entries: [LocatedTree.Entry], on base: [LocatedTree.Entry]) -> [LocatedTree.Entry] {
    base.filter { known in !entries.contains { $0.key == known.key } } + entries
  }

  /// A change to something the base does not have is a slip; something new says all it is.
  private mutating func isUnknown(_ item: LocatedTree, _ base: [LocatedTree], _ identity: String) -> Bool {
    guard let name = item[identity]?.scalar, item["max"] == nil || item["name"] == nil else { return false }
    let known = base.compactMap { $0[identity]?.scalar }
    let place = item[identity]?.place ?? item.place
    if identity == "no" {
      reader.problem(
        .unknownIndicator, place, vi: "Bộ gốc không có chỉ tiêu “\(name)”.",
        en: "The base has no indicator “\(name)”.", hint: TreeReader.meant(name, among: known))
    } else {
      reader.problem(
        .unknownBlock, place, vi: "Bộ gốc không có khối “\(name)”.", en: "The base has no block “\(name)”.",
        hint: TreeReader.meant(name, among: known))
    }
    return true
  }

  private mutating func repeated(_ name: String, _ place: Place) {
    reader.problem(
      .repeatedName, place, vi: "“\(name)” có hai lần.", en: "“\(name)” is there twice.",
      hint: Sentence(vi: "gộp hai mục làm một", en: "make the two one"))
  }
}
