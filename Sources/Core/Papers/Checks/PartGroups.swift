/// A figure and the parts a sentence names of it: `24 hồ sơ (tư pháp 14, văn hoá 04, đất đai 06)`.
struct PartGroup {
  enum Opening {
    case bracket, ofWhich, consisting
  }
  /// Nil where nothing stands before.
  let whole: Int?
  var opening: Opening
  /// Opened by words: the sentence closes it. A bracket is closed by its like.
  var isPhrase = false
  var parts: [Int] = []
  /// How many parts stood there at the last semicolon.
  var beforeSemicolon: Int?
}

/// Finds the groups of one passage, brackets within brackets.
struct PartGrouping {
  private let tokens: [Token]
  private let figures: ArraySlice<Figure>
  private var stack: [PartGroup] = [PartGroup(whole: nil, opening: .bracket)]
  private(set) var closed: [PartGroup] = []
  /// What stands in no group of a figure.
  private(set) var top: [Int] = []

  init(_ tokens: [Token], _ figures: ArraySlice<Figure>) {
    self.tokens = tokens
    self.figures = figures
    run()
  }

  private mutating func run() {
    var next = figures.startIndex
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if next < figures.endIndex, figures[next].token == index {
        stack[stack.count - 1].parts.append(next)
        next += 1
      } else if token.isMark("(") {
        let whole = lastPart.flatMap { index - figures[$0].end <= 4 ? $0 : nil }
        stack.append(PartGroup(whole: whole, opening: .bracket))
      } else if token.isMark(")") {
        closeBracket()
      } else if token.isMark(".") {
        while stack[stack.count - 1].isPhrase { close() }
      } else if token.isMark(";") {
        stack[stack.count - 1].beforeSemicolon = stack[stack.count - 1].parts.count
      } else if let opening = opening(index) {
        open(opening)
      }
      index += 1
    }
    while stack.count > 1 { close() }
    top = stack[0].parts
  }

  private var lastPart: Int? { stack[stack.count - 1].parts.last }

  private func opening(_ at: Int) -> PartGroup.Opening? {
    let word = tokens[at].folded
    let next = at + 1 < tokens.count ? tokens[at + 1].folded : ""
    if word == "trong", next == "do" { return .ofWhich }
    // `gồm`, `bao gồm`, `chia ra`.
    if word == "gom" || (word == "chia" && next == "ra") { return .consisting }
    return nil
  }

  private mutating func open(_ opening: PartGroup.Opening) {
    let current = stack.count - 1
    if stack[current].parts.isEmpty, stack[current].whole != nil, !stack[current].isPhrase {
      stack[current].opening = opening
      return
    }
    // `…; rút 06 hồ sơ, gồm …`: what came after the semicolon was no part of the first.
    if stack[current].isPhrase, let split = stack[current].beforeSemicolon, stack[current].parts.count > split {
      let moved = Array(stack[current].parts[split...])
      stack[current].parts.removeSubrange(split...)
      close()
      stack[stack.count - 1].parts += moved
    }
    stack.append(PartGroup(whole: lastPart, opening: opening, isPhrase: true))
  }

  private mutating func closeBracket() {
    while stack.count > 1 {
      let wasPhrase = stack[stack.count - 1].isPhrase
      close()
      if !wasPhrase { return }
    }
  }

  private mutating func close() {
    let group = stack.removeLast()
    if group.whole == nil {
      stack[stack.count - 1].parts += group.parts
    } else {
      closed.append(group)
    }
  }
}
