internal import Base

// Predicates in a pack: `late` · `channel: online` · `payment: ["1", "2"]` · `not: …` · `all: […]` · `any: […]`.
extension TreeReader {
  mutating func predicate(_ tree: LocatedTree, of subject: Subject) -> Predicate {
    if let name = tree.scalar {
      return condition(name, tree.place, words: nil, of: subject)
    }
    guard let entries = tree.entries, entries.count == 1, let entry = entries.first else {
      problem(tree.place, vi: "Điều kiện phải có đúng một mục.", en: "A condition has exactly one entry.")
      return .all([])
    }
    switch entry.key {
    case "not": return .not(predicate(entry.value, of: subject))
    case "all": return .all(predicates(entry.value, of: subject))
    case "any": return .any(predicates(entry.value, of: subject))
    default: return condition(entry.key, entry.keyPlace, words: entry.value, of: subject)
    }
  }

  private mutating func predicates(_ tree: LocatedTree, of subject: Subject) -> [Predicate] {
    guard let items = tree.list else {
      problem(tree.place, vi: "Chỗ này phải là một danh sách điều kiện.", en: "A list of conditions is expected here.")
      return []
    }
    return items.map { predicate($0, of: subject) }
  }

  private mutating func condition(
    _ name: String, _ place: Place, words: LocatedTree?, of subject: Subject
  ) -> Predicate {
    guard let attribute = Attribute(rawValue: name), attribute.subjects.contains(subject) else {
      let known = Attribute.allCases.filter { $0.subjects.contains(subject) }.map(\.rawValue).joined(separator: ", ")
      problem(
        place, vi: "Không có thuộc tính “\(name)” ở đây; có thể dùng: \(known).",
        en: "There is no attribute “\(name)” here; there are: \(known).")
      return .all([])
    }
    guard let allowed = attribute.words else {
      if let words {
        problem(words.place, vi: "“\(name)” chỉ có hoặc không.", en: "“\(name)” is yes or no and takes no value.")
      }
      return .has(attribute, Predicate.yes)
    }
    guard let words else {
      problem(place, vi: "“\(name)” cần một giá trị.", en: "“\(name)” needs a value.")
      return .all([])
    }
    let given = texts(words)
    for word in given where !allowed.contains(word) {
      let list = allowed.joined(separator: ", ")
      problem(
        words.place, vi: "“\(word)” phải là một trong: \(list).", en: "“\(word)” must be one of: \(list).")
    }
    return .has(attribute, given)
  }
}
