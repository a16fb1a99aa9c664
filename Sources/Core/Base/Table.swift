/// Rows of cells as a file holds them, before anybody knows what they mean. Formats make it, Intake reads it.
package struct Table: Sendable {
  package var rows: [Row]
  package var merges: [Merge]
  /// Lines and columns (counted from 0) that the sheet does not show.
  package var hiddenLines: Set<Int>
  package var hiddenColumns: Set<Int>

  package init(rows: [Row], merges: [Merge] = [], hiddenLines: Set<Int> = [], hiddenColumns: Set<Int> = []) {
    self.rows = rows
    self.merges = merges
    self.hiddenLines = hiddenLines
    self.hiddenColumns = hiddenColumns
  }

  package struct Row: Sendable {
    /// Line or sheet row in the file, counted from 1, as an editor or Excel shows it.
    package var line: Int
    package var cells: [Cell]
    package init(line: Int, cells: [Cell]) {
      self.line = line
      self.cells = cells
    }
  }

  /// A merged block, rows as `line`, columns counted from 0, both ends included. Its text stands in the first cell.
  package struct Merge: Hashable, Sendable {
    package var lines: ClosedRange<Int>
    package var columns: ClosedRange<Int>
    package init(lines: ClosedRange<Int>, columns: ClosedRange<Int>) {
      self.lines = lines
      self.columns = columns
    }
  }
}

package enum Cell: Hashable, Sendable {
  case empty
  /// In Unicode NFC, not trimmed.
  case text(String)
  /// A number as the file wrote it (`46082.39`).
  case number(String)
  case flag(Bool)
  /// A cell the sheet itself calls a date; `hasTime` is false for a whole day.
  case instant(Instant, hasTime: Bool)
}
