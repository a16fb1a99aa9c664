/// How high a row must be for its wrapped text. Excel would find out by itself on opening; LibreOffice and printing
/// services do not and let the text run into the next row.
enum RowHeight {
  /// Of one line of Times New Roman 12, in points.
  private static let line = 15.75
  /// Excel's highest row, in points.
  private static let highest = 409.0

  /// Nil when one line is enough.
  static func points(_ texts: [(text: String, width: Double)], isBold: Bool = false) -> Double? {
    let lines = texts.reduce(1) { max($0, Self.lines($1.text, width: $1.width, isBold: isBold)) }
    return lines == 1 ? nil : min(highest, Double(lines) * line)
  }

  /// Lines after breaking at spaces, as both programs do.
  private static func lines(_ text: String, width: Double, isBold: Bool) -> Int {
    // Bytes are at least as many as letters, so most cells are done here.
    if Double(text.utf8.count) * 1.4 <= width, !text.utf8.contains(lineFeed) { return 1 }
    // A column is measured in digits of Calibri 11; that many letters of Times New Roman 12 fit, and a few more.
    let room = max(1, width * (isBold ? 0.95 : 1.05))
    var lines = 1
    var used = 0.0
    var word = 0.0
    func endWord() {
      if used > 0, used + word > room {
        lines += 1
        used = 0
      }
      used += word
      // A word longer than the column is broken anywhere.
      while used > room {
        lines += 1
        used -= room
      }
      word = 0
    }
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        endWord()
        lines += 1
        used = 0
      } else if scalar == " " {
        endWord()
        used += 0.5
      } else {
        word += scalar.properties.isUppercase ? 1.4 : 1
      }
    }
    endWord()
    return lines
  }
}
