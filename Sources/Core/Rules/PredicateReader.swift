internal import Base

// Predicates in a pack: `late` · `channel: online` · `payment: ["1", "2"]` · `not: …` · `all: […]` · `any: […]`.
extension TreeReader {
  /// Nil where it could not be read; the problem is reported.
  mutating func predicate(_ tree: LocatedTree, of subject: Subject) -> Predicate? {
    if tree.scalar != nil {
      return text(tree).flatMap { condition($0, tree.place, words: nil, of: subject) }
    }
    guard let entries = tree.entries, entries.count == 1, let entry = entries.first else {
      problem(
        .badCondition, tree.place, vi: "Điều kiện phải có đúng một mục.", en: "A condition has exactly one entry.",
        hint: Sentence(
          vi: "nhiều điều kiện thì viết all: [a, b] (và) hoặc any: [a, b] (hoặc)",
          en: "for several write all: [a, b] (and) or any: [a, b] (or)"))
      return nil
    }
    switch entry.key {
    case "not": return predicate(entry.value, of: subject).map { .not($0) }
    case "all": return predicates(entry.value, of: subject).map { .all($0) }
    case "any": return predicates(entry.value, of: subject).map { .any($0) }
    default: return condition(entry.key, entry.keyPlace, words: entry.value, of: subject)
    }
  }

  private mutating func predicates(_ tree: LocatedTree, of subject: Subject) -> [Predicate]? {
    let items = items(tree)
    var read: [Predicate] = []
    for item in items {
      guard let part = predicate(item, of: subject) else { continue }
      if read.contains(part) {
        problem(
          .repeatedWord, item.place, vi: "Điều kiện này có hai lần.", en: "This condition is there twice.",
          hint: Sentence(vi: "bỏ bớt một", en: "remove one"))
      }
      read.append(part)
    }
    return items.isEmpty || read.count < items.count ? nil : read
  }

  private mutating func condition(
    _ name: String, _ place: Place, words: LocatedTree?, of subject: Subject
  ) -> Predicate? {
    let here = Attribute.allCases.filter { $0.subjects.contains(subject) }.map(\.rawValue)
    guard let attribute = Attribute(rawValue: name) else {
      let known = here + ["not", "all", "any"]
      problem(
        .unknownAttribute, place, vi: "Không có thuộc tính “\(name)”.", en: "There is no attribute “\(name)”.",
        hint: Self.meant(name, among: known))
      return nil
    }
    guard attribute.subjects.contains(subject) else {
      let owners = attribute.subjects.map(\.sentence)
      problem(
        .foreignAttribute, place,
        vi:
          "“\(name)” là thuộc tính của \(owners.map(\.vi).joined(separator: ", ")), không phải của \(subject.sentence.vi).",
        en: "“\(name)” belongs to a \(owners.map(\.en).joined(separator: ", ")), not to a \(subject.sentence.en).",
        hint: Sentence(
          vi: "ở đây dùng được: \(here.joined(separator: ", "))", en: "allowed here: \(here.joined(separator: ", "))"))
      return nil
    }
    guard let allowed = attribute.words else {
      guard let words else { return .has(attribute, Predicate.yes) }
      problem(
        .takesNoValue, words.place, vi: "“\(name)” chỉ có hoặc không, không kèm giá trị.",
        en: "“\(name)” is yes or no and takes no value.",
        hint: Sentence(vi: "viết \(name), hoặc {not: \(name)}", en: "write \(name), or {not: \(name)}"))
      return nil
    }
    guard let words else {
      problem(
        .needsValue, place, vi: "“\(name)” cần một giá trị.", en: "“\(name)” needs a value.",
        hint: Sentence(
          vi: "viết {\(name): \(allowed[0])}; dùng được: \(allowed.joined(separator: ", "))",
          en: "write {\(name): \(allowed[0])}; allowed: \(allowed.joined(separator: ", "))"))
      return nil
    }
    return chosen(attribute, texts(words), allowed, words.place)
  }

  private mutating func chosen(
    _ attribute: Attribute, _ given: [(text: String, place: Place)], _ allowed: [String], _ place: Place
  ) -> Predicate? {
    for word in given where !allowed.contains(word.text) { unknownWord(word.text, word.place, among: allowed) }
    let known = given.map(\.text).filter(allowed.contains)
    if known.count == allowed.count {
      problem(
        .alwaysTrue, place, vi: "Điều kiện này luôn đúng: kể đủ mọi giá trị của “\(attribute.rawValue)”.",
        en: "This condition always holds: it names every value of “\(attribute.rawValue)”.",
        hint: Sentence(vi: "bỏ điều kiện, hoặc bỏ bớt giá trị", en: "remove the condition, or some of its values"))
    }
    return known.isEmpty ? nil : .has(attribute, known)
  }
}
