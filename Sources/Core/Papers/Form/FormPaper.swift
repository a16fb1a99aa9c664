/// A form or list on a sheet of its own, lying: what stands around its table, undrawn.
package struct FormPaper: Sendable {
  /// Left above: whose form it is, or who issues the list.
  package var corner: [String]
  /// In the middle; the first line in capitals.
  package var title: [String]
  /// Right above.
  package var side: [String]
  package var table: FormTable
  package var notes: [String]
  /// Who signs, from left to right.
  package var signers: [String]
  package var place: String
  package var isSample: Bool

  package init(
    corner: [String], title: [String], side: [String], table: FormTable, notes: [String], signers: [String],
    place: String, isSample: Bool
  ) {
    self.corner = corner
    self.title = title
    self.side = side
    self.table = table
    self.notes = notes
    self.signers = signers
    self.place = place
    self.isSample = isSample
  }
}
