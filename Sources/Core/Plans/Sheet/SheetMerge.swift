/// Edits made while looking at an earlier revision, beside what others wrote since.
package struct SheetMerge: Sendable {
  /// A field both wrote, each something else.
  package struct Conflict: Hashable, Sendable {
    package let place: SheetEdit.Place
    /// What the late one typed; it is kept for them to decide.
    package let mine: String
    package let theirs: String
    /// Who wrote first.
    package let by: String
  }

  /// What can be written after the newest revision without touching what others wrote.
  package let edits: [SheetEdit]
  package let conflicts: [Conflict]
  /// The same form was written already: the answer was lost, not the edit.
  package let isAlreadyWritten: Bool

  /// `sheet`: with everything others wrote; `base`: the revision the edits were made on.
  package init(_ mine: [SheetEdit], on base: Int, token: String?, into sheet: Sheet) {
    isAlreadyWritten = token.map { token in sheet.entries.contains { $0.token == token } } ?? false
    let earlier = Sheet(sheet.entries.filter { $0.revision <= base })
    var (edits, conflicts): ([SheetEdit], [Conflict]) = ([], [])
    for edit in mine {
      let (then, now) = (earlier.content[edit.place] ?? "", sheet.content[edit.place] ?? "")
      if edit.value == now { continue }
      if then == now {
        edits.append(edit)
      } else if edit.value != then {
        let by = sheet.written(edit.place.item, edit.place.field)?.by ?? sheet.entries.last?.by ?? ""
        conflicts.append(Conflict(place: edit.place, mine: edit.value, theirs: now, by: by))
      }
    }
    self.edits = edits
    self.conflicts = conflicts
  }
}
