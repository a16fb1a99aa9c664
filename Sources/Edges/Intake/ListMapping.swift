package import Records

/// What a person said about lists: columns of headings, the order of dates, the meaning of words; and what a source system
/// is remembered by.
package struct ListMapping: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// Columns by heading as written, said for this import.
  package var columns: [String: String] = [:]
  package var dates: DateOrder?
  /// Words of status, channel, payment and other columns, by what they mean.
  package var words: [String: String] = [:]
  /// What earlier imports of the same source system taught.
  package var remembered: [RememberedHeading] = []

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    columns = Dictionary(elements) { first, _ in first }
  }

  /// The column said or remembered for a heading of this kind of list, and which of the two; nil when neither.
  func column(_ heading: String, _ kind: FactKind) -> (column: String, isRemembered: Bool)? {
    if let said = columns[heading] { return (said, false) }
    let known = remembered.first { $0.part == .column && $0.kind == kind && $0.said == heading && $0.isDecided }
    return known.map { ($0.meaning, true) }
  }

  /// What an earlier import took for granted: used only where nothing else is known.
  func habit(_ heading: String, _ kind: FactKind) -> String? {
    remembered.first { $0.part == .column && $0.kind == kind && $0.said == heading }?.meaning
  }

  func word(_ text: String) -> String? {
    words[text] ?? remembered.first { $0.part == .word && $0.said == text }?.meaning
  }

  var dateOrder: DateOrder? {
    dates ?? remembered.first { $0.part == .dates }.flatMap { DateOrder(rawValue: $0.meaning) }
  }

  /// What is worth remembering of a source system after this mapping was used on lists with these headings.
  package func lessons(_ lists: [(kind: FactKind, headings: [HeadingMatch])]) -> [RememberedHeading] {
    var lessons: [RememberedHeading] = []
    for (kind, headings) in lists {
      for match in headings {
        let isSaid = columns[match.heading] != nil
        if let column = match.canonical {
          lessons.append(
            RememberedHeading(
              .column, kind, said: match.heading, meaning: column, isDecided: isSaid || match.evidence != nil))
        } else if isSaid {
          lessons.append(RememberedHeading(.column, kind, said: match.heading, meaning: "ignore", isDecided: true))
        }
      }
    }
    lessons += words.sorted { $0.key < $1.key }.map {
      RememberedHeading(.word, nil, said: $0.key, meaning: $0.value, isDecided: true)
    }
    if let dates { lessons.append(RememberedHeading(.dates, nil, said: "", meaning: dates.rawValue, isDecided: true)) }
    return lessons
  }
}

extension HeadingMatch {
  /// The column it means; nil for the rest.
  package var canonical: String? { if case .column(let name) = meaning { name } else { nil } }
}
