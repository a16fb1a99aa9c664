/// Terms as procedure lists write them: "same day; received after 15:00 → next WD", "3 WD (+≤5 WD verification)",
/// "15–20 days", "168 h = 21 WD", "17 WD registration; 20 WD with certificate".
enum TermText {
  /// The first term of the text in working days; 0 for the same day, nil when no term is written.
  static func workingDays(_ text: String) -> Int? {
    let lower = text.lowercased()
    if lower.hasPrefix("same day") || lower.hasPrefix("trong ngày") { return 0 }
    let scalars = Array(lower.unicodeScalars)
    var position = 0
    while position < scalars.count {
      guard let (number, after) = number(scalars, at: position) else {
        position += 1
        continue
      }
      var amount = number
      var next = after
      // Of a range the upper end binds.
      if next < scalars.count, scalars[next] == "–" || scalars[next] == "-",
        let upper = self.number(scalars, at: next + 1)
      {
        amount = upper.value
        next = upper.after
      }
      while next < scalars.count, scalars[next] == " " { next += 1 }
      if let days = days(amount, unit: scalars[next...]) { return days }
      position = max(next, position + 1)
    }
    return nil
  }

  private static func number(_ scalars: [Unicode.Scalar], at start: Int) -> (value: Int, after: Int)? {
    var value = 0
    var position = start
    while position < scalars.count, position - start < 6, let digit = digit(scalars[position]) {
      value = value * 10 + digit
      position += 1
    }
    return position > start ? (value, position) : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value - 48) : nil
  }

  private static func days(_ amount: Int, unit: ArraySlice<Unicode.Scalar>) -> Int? {
    func starts(with word: String) -> Bool { unit.starts(with: word.unicodeScalars) }
    if starts(with: "wd") || starts(with: "ngày làm việc") { return amount }
    // Five of seven days are worked.
    if starts(with: "day") || starts(with: "ngày") { return max(1, (amount * 5 + 3) / 7) }
    // A working day has eight hours.
    if starts(with: "h") || starts(with: "giờ") { return max(1, (amount + 7) / 8) }
    return nil
  }
}
