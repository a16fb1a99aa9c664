/// Reads what starts with a digit: a number, a pair, a date, a symbol of an act, or something that only looks like one.
struct NumberReader {
  let text: [Unicode.Scalar]
  var at: Int

  mutating func read() -> Token.Kind {
    let start = at
    let groups = groups()
    guard !groups.isEmpty else {
      at = start + 1
      return .other
    }
    // `97a/QĐ-UBND`, `4a`, `09h00`.
    if peek(0).map(isLetter) == true { return afterLetter(groups, start) }
    if peek(0) == "/" { return afterSlash(groups, start) }
    if peek(0) == ":", peek(1).map(isDigit) == true {
      skipWordLike()
      return .other
    }
    if peek(0) == "-", let kind = afterHyphen(groups, start) { return kind }
    if let date = dotted(groups) { return .date(date) }
    return value(groups).map { .number($0) } ?? .other
  }

  /// Runs of digits with the mark before each.
  private struct Group {
    let mark: Unicode.Scalar?
    let digits: [UInt8]
  }

  private mutating func groups() -> [Group] {
    var groups: [Group] = []
    var mark: Unicode.Scalar?
    while true {
      var digits: [UInt8] = []
      while let scalar = peek(0), isDigit(scalar) {
        digits.append(UInt8(scalar.value - 48))
        at += 1
      }
      guard !digits.isEmpty else { return groups }
      groups.append(Group(mark: mark, digits: digits))
      guard groups.count < 12, let next = peek(0), next == "." || next == ",", peek(1).map(isDigit) == true else {
        return groups
      }
      mark = next
      at += 1
    }
  }

  private func value(_ groups: [Group]) -> Quantity? {
    guard let first = groups.first else { return nil }
    if groups.count == 1 { return Quantity(digits: first.digits, decimals: 0) }
    let rest = groups.dropFirst()
    let isThousands = { (groups: ArraySlice<Group>) in groups.allSatisfy { $0.digits.count == 3 } }
    let marks = Set(rest.map { $0.mark })
    let leadsThousands = (1...3).contains(first.digits.count) && first.digits != [0]
    // `1.234` is a thousand and more, `95.68` is not; a comma is decimal when it stands alone.
    if marks.count == 1, isThousands(rest), leadsThousands, rest.count > 1 || rest.first?.mark == "." {
      return Quantity(digits: groups.flatMap(\.digits), decimals: 0)
    }
    guard let last = rest.last, groups.count == 2 || marks.count == 2 else { return nil }
    let middle = rest.dropLast()
    guard middle.isEmpty || (isThousands(middle) && leadsThousands && middle.allSatisfy { $0.mark != last.mark }) else {
      return nil
    }
    return Quantity(digits: groups.flatMap(\.digits), decimals: last.digits.count)
  }

  /// `15.9.2025`.
  private func dotted(_ groups: [Group]) -> WrittenDay? {
    guard groups.count == 3, groups[2].digits.count == 4, groups[0].digits.count <= 2, groups[1].digits.count <= 2,
      groups.dropFirst().allSatisfy({ $0.mark == "." })
    else { return nil }
    return WrittenDay(day: whole(groups[0]), month: whole(groups[1]), year: whole(groups[2]))
  }

  private func whole(_ group: Group) -> Int { group.digits.prefix(9).reduce(0) { $0 * 10 + Int($1) } }

  private mutating func afterLetter(_ groups: [Group], _ start: Int) -> Token.Kind {
    if groups.count == 1, peek(1) == "/", peek(2).map(isCapital) == true {
      at += 2
      return symbol(number(start, at - 1), nil)
    }
    skipWordLike()
    return .other
  }

  private mutating func afterSlash(_ groups: [Group], _ start: Int) -> Token.Kind {
    guard let next = peek(1) else { return value(groups).map { .number($0) } ?? .other }
    if isCapital(next), groups.count == 1 {
      let end = at
      at += 1
      return symbol(number(start, end), nil)
    }
    guard isDigit(next) else { return value(groups).map { .number($0) } ?? .other }
    let end = at
    at += 1
    let second = self.groups()
    if peek(0) == "/", second.count == 1, groups.count == 1 {
      if peek(1).map(isCapital) == true, second[0].digits.count == 4 {
        at += 1
        return symbol(number(start, end), whole(second[0]))
      }
      if peek(1).map(isDigit) == true {
        at += 1
        let third = self.groups()
        if third.count == 1, third[0].digits.count == 4, groups[0].digits.count <= 2, second[0].digits.count <= 2 {
          return .date(WrittenDay(day: whole(groups[0]), month: whole(second[0]), year: whole(third[0])))
        }
        return .other
      }
    }
    guard let a = value(groups), let b = value(second) else { return .other }
    return .pair(a, b)
  }

  /// `15-9-2025`, `04-NQ/TU`.
  private mutating func afterHyphen(_ groups: [Group], _ start: Int) -> Token.Kind? {
    guard groups.count == 1, let next = peek(1) else { return nil }
    if isCapital(next) {
      var end = at + 1
      while end < text.count, isCapital(text[end]) { end += 1 }
      guard end < text.count, text[end] == "/", end - at <= 6 else { return nil }
      let number = number(start, at)
      at += 1
      return symbol(number, nil)
    }
    let before = at
    if isDigit(next), groups[0].digits.count <= 2 {
      at += 1
      let second = self.groups()
      if second.count == 1, second[0].digits.count <= 2, peek(0) == "-", peek(1).map(isDigit) == true {
        at += 1
        let third = self.groups()
        if third.count == 1, third[0].digits.count == 4 {
          return .date(WrittenDay(day: whole(groups[0]), month: whole(second[0]), year: whole(third[0])))
        }
      }
      at = before
    }
    return nil
  }

  private mutating func symbol(_ number: String, _ year: Int?) -> Token.Kind {
    let start = at
    while let scalar = peek(0), at - start < 40 {
      let joins = scalar == "-" || scalar == "/" || scalar == "."
      guard isLetter(scalar) || isDigit(scalar) || (joins && peek(1).map(isLetter) == true) else { break }
      at += 1
    }
    return .symbol(ActSymbol(number: number, year: year, letters: string(start, at)))
  }

  private mutating func skipWordLike() {
    while let scalar = peek(0), isLetter(scalar) || isDigit(scalar) || scalar == ":" { at += 1 }
  }

  private func number(_ start: Int, _ end: Int) -> String { string(start, end) }
  private func string(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<end])
    return String(view)
  }
  private func peek(_ offset: Int) -> Unicode.Scalar? {
    at + offset < text.count ? text[at + offset] : nil
  }
}
