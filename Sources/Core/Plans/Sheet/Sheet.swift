package import Base

/// Fields of items as people wrote them, one entry after the other: the last value written into a field is its value. An entry
/// that was taken back counts as never written; what was written over it stays. Plans, tasks, rounds and registers are
/// readings of a sheet.
package struct Sheet: Sendable {
  package struct Written: Hashable, Sendable {
    package let value: String
    package let revision: Int
    package let at: Instant
    package let by: String
  }

  /// Everything ever written, in order of revision.
  package let entries: [SheetEntry]
  /// Revisions taken back by one that counts.
  package let undone: Set<Int>
  private let values: [SheetEdit.Place: Written]
  /// Items in the order in which they were first written.
  private let order: [String]

  /// `entries` in any order; of two with one revision the first is taken.
  package init(_ entries: [SheetEntry]) {
    var seen: Set<Int> = []
    let sorted = entries.enumerated().sorted { ($0.element.revision, $0.offset) < ($1.element.revision, $1.offset) }
      .map(\.element).filter { seen.insert($0.revision).inserted }
    // From the newest back: whether an undoing counts is decided before what it undoes.
    var undone: Set<Int> = []
    for entry in sorted.reversed() {
      guard let target = entry.undoes, target < entry.revision, !undone.contains(entry.revision) else { continue }
      undone.insert(target)
    }
    var values: [SheetEdit.Place: Written] = [:]
    var order: [String] = []
    var known: Set<String> = []
    for entry in sorted where !undone.contains(entry.revision) {
      for edit in entry.edits {
        values[edit.place] = Written(value: edit.value, revision: entry.revision, at: entry.at, by: entry.by)
        if known.insert(edit.place.item).inserted { order.append(edit.place.item) }
      }
    }
    self.entries = sorted
    self.undone = undone
    self.values = values
    self.order = order
  }

  package var revision: Int { entries.last?.revision ?? 0 }
  package var isEmpty: Bool { values.isEmpty }
  package var createdAt: Instant? { entries.first?.at }

  /// Nil where nothing stands, also where it was cleared.
  package func text(_ item: String, _ field: String) -> String? {
    guard let written = values[SheetEdit.Place(item, field)], !written.value.isEmpty else { return nil }
    return written.value
  }

  package subscript(field: String) -> String? { text("", field) }

  /// Who wrote what stands there, also a clearing.
  package func written(_ item: String, _ field: String) -> Written? { values[SheetEdit.Place(item, field)] }

  /// Items of a kind that are there, by their `order` where they have one, else as they came. An item is there while its field
  /// `kind` says so.
  package func items(_ kind: String) -> [String] {
    let there = order.filter { !$0.isEmpty && text($0, "kind") == kind }
    return there.enumerated().sorted { a, b in
      let (x, y) = (place(a.element) ?? .max, place(b.element) ?? .max)
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }

  private func place(_ item: String) -> Int? { text(item, "order").flatMap { Int($0) } }

  /// A name no item ever had, also none that is gone.
  package func freshItem(_ kind: String) -> String {
    let taken = Set(entries.flatMap { $0.edits.map(\.place.item) })
    var number = 1
    while taken.contains("\(kind)-\(number)") { number += 1 }
    return "\(kind)-\(number)"
  }

  /// What stands everywhere, for comparing two sheets.
  package var content: [SheetEdit.Place: String] { values.mapValues(\.value).filter { !$0.value.isEmpty } }
}

// MARK: What an entry changed

extension Sheet {
  /// A line of an entry for its readers: what stood there when it was written, and what it wrote.
  package struct Change: Hashable, Sendable {
    package let place: SheetEdit.Place
    package let before: String
    package let after: String
  }

  /// What an entry changed then; an undoing says what it brought back.
  package func changes(of revision: Int) -> [Change] {
    guard let entry = entries.first(where: { $0.revision == revision }) else { return [] }
    let before = Sheet(entries.filter { $0.revision < revision })
    let after = Sheet(entries.filter { $0.revision <= revision })
    var places = entry.edits.map(\.place)
    if entry.undoes != nil {
      places = Set(before.content.keys).union(after.content.keys).sorted {
        ($0.item, $0.field) < ($1.item, $1.field)
      }
    }
    var seen: Set<SheetEdit.Place> = []
    return places.filter { seen.insert($0).inserted }.compactMap { place in
      let (old, new) = (before.content[place] ?? "", after.content[place] ?? "")
      return old == new ? nil : Change(place: place, before: old, after: new)
    }
  }
}
