package import Base

/// One value written into one field of one item: the smallest change people make. An empty value clears the field.
package struct SheetEdit: Hashable, Sendable {
  /// Where it was written: an item of the sheet (`""`: the sheet's own) and its field.
  package struct Place: Hashable, Sendable {
    package let item: String
    package let field: String

    package init(_ item: String, _ field: String) {
      self.item = item
      self.field = field
    }
  }

  package let place: Place
  package let value: String

  package init(_ item: String, _ field: String, _ value: String) {
    place = Place(item, field)
    self.value = value
  }
}

/// What somebody wrote at once: edits, or that an earlier entry is undone.
package struct SheetEntry: Hashable, Sendable {
  /// 1… within the sheet.
  package let revision: Int
  package let at: Instant
  /// The account's name.
  package let by: String
  /// `create`, `edit`, `done`, `undo` …
  package let act: String
  package let edits: [SheetEdit]
  /// The revision this one takes back; it may itself be an undoing.
  package let undoes: Int?
  /// Of the form that sent it: what is sent twice is written once.
  package let token: String?

  package init(
    revision: Int, at: Instant, by: String, act: String, edits: [SheetEdit] = [], undoes: Int? = nil,
    token: String? = nil
  ) {
    self.revision = revision
    self.at = at
    self.by = by
    self.act = act
    self.edits = edits
    self.undoes = undoes
    self.token = token
  }
}
