internal import Base

/// Reads the figures of one passage of prose.
struct FigureReader {
  let index: Int
  let passage: Passage
  let words: Lexicon<Subject>
  let headings: [PassageHeading]

  private var tokens: [Token] { passage.tokens }

  func figures() -> [Figure] {
    let subjects = words.matches(tokens, in: 0..<tokens.count)
    let inherited = inheritedSubject()
    let sectionRole = sectionRole()
    let roles = roleWords.matches(tokens, in: 0..<tokens.count)
    var found: [Figure] = []
    var sentence = 0
    var labelStart = 0
    var month: Int?
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.isMark(".") || token.isMark(";") {
        labelStart = index + 1
        if token.isMark(".") {
          sentence = index + 1
          month = nil
        }
      }
      if token.folded == "thang", let said = monthSaid(index) { month = said }
      if let (kind, value, over) = reading(index, from: sentence) {
        let unit = FigureUnits.unit(tokens, at: index + 1)
        let end = index + (unit?.length ?? 0)
        let tail = tail(end + 1)
        let label = labelStart..<index
        let near = subjects.last { $0.tokens.upperBound < index && $0.tokens.lowerBound >= sentence }
        let earlier = subjects.last { $0.tokens.upperBound < index }
        var subject = near?.meaning ?? earlier?.meaning ?? inherited
        if kind == .score, over?.int == 100 { subject = near?.meaning == nil ? .overall : subject }
        let dossiers = (dossierWords.matches(tokens, in: label) + dossierWords.matches(tokens, in: tail))
          .reduce(into: DossierKind()) { $0.formUnion($1.meaning) }
        found.append(
          Figure(
            kind: kind, value: value, over: over, passage: self.index, token: index, unit: unit?.name, label: label,
            tail: tail, subject: subject, dossiers: dossiers, month: month,
            role: role(roles, sentence, label, tail.lowerBound, sectionRole), end: end))
        labelStart = end + 1
        index = end
      }
      index += 1
    }
    return found
  }

  /// `tháng 7`; not `6 tháng`, not `từ tháng 01 đến nay`.
  private func monthSaid(_ at: Int) -> Int? {
    if at > 0, tokens[at - 1].folded == "tu" { return nil }
    guard at + 1 < tokens.count, let month = tokens[at + 1].quantity?.int, (1...12).contains(month) else { return nil }
    return month
  }

  // MARK: What a token is

  private static let notFigures: Set<String> = [
    "dieu", "khoan", "muc", "nam", "thang", "quy", "phan", "chuong", "luc", "doan", "trang", "bieu", "mau", "nhom",
    "iso",
    "an", "diem", "thu", "so", "ngay", "luat", "khoa", "tuan", "covid", "to", "hang",
  ]
  private static let rankWords: Set<String> = ["xep", "dung", "hang", "vi", "thu"]

  private func reading(_ at: Int, from sentence: Int) -> (Figure.Kind, Quantity, Quantity?)? {
    let next = at + 1 < tokens.count ? tokens[at + 1].folded : ""
    let before = at > 0 ? tokens[at - 1].folded : ""
    switch tokens[at].kind {
    case .percent(let value): return (.percent, value, nil)
    case .pair(let a, let b):
      if ["ngay", "tu", "den", "truoc", "sau", "het"].contains(before), next != "diem", a.int != nil,
        let month = b.int, (1...12).contains(month)
      {
        return nil
      }
      if next == "diem" { return (.score, a, b) }
      if isRanked(at, from: sentence) { return (.rank, a, b) }
      if FigureUnits.unit(tokens, at: at + 1) != nil { return (.share, a, b) }
      return b.int == 100 ? (.score, a, b) : nil
    case .number(let value):
      if next == "diem" { return (.score, value, nil) }
      let isTotal = before == "so" && at > 1 && ["tong", "luong"].contains(tokens[at - 2].folded)
      if before == "luong" && at > 1 && tokens[at - 2].folded == "so" { return (.count, value, nil) }
      if ["thu", "hang", "tri"].contains(before), isRanked(at, from: sentence),
        FigureUnits.unit(tokens, at: at + 1) == nil
          || ["xa", "tren", "trong", "toan"].contains(next)
      {
        return value.isWhole ? (.rank, value, nil) : nil
      }
      if Self.notFigures.contains(before), !isTotal { return nil }
      if ["-", "/", "."].contains(before), at > 1, tokens[at - 2].quantity != nil { return nil }
      if next == "-", at + 2 < tokens.count, tokens[at + 2].quantity != nil { return nil }
      return (.count, value, nil)
    default: return nil
    }
  }

  /// `xếp thứ`, `đứng vị trí`, `hạng`: within the few words in front.
  private func isRanked(_ at: Int, from sentence: Int) -> Bool {
    var seen: Set<String> = []
    var index = at - 1
    var left = 6
    while index >= sentence, left > 0 {
      if tokens[index].isMark(",") || tokens[index].quantity != nil { break }
      if tokens[index].isWord { seen.insert(tokens[index].folded) }
      index -= 1
      left -= 1
    }
    return seen.contains("xep") || seen.contains("hang") || (seen.contains("vi") && seen.contains("tri"))
      || (seen.contains("dung") && seen.contains("thu"))
  }

  private func tail(_ start: Int) -> Range<Int> {
    var end = start
    while end < tokens.count, end - start < 8, tokens[end].isWord { end += 1 }
    return min(start, tokens.count)..<max(min(start, tokens.count), end)
  }

  // MARK: What stands above

  private func inheritedSubject() -> Subject? {
    passage.parents.last { headings[$0].subject != nil }.flatMap { headings[$0].subject }
  }

  private func sectionRole() -> Figure.Role? {
    passage.parents.last { headings[$0].role != nil }.flatMap { headings[$0].role }
  }

  private func role(
    _ said: [Lexicon<RoleWord>.Match], _ sentence: Int, _ label: Range<Int>, _ tail: Int, _ section: Figure.Role?
  )
    -> Figure.Role
  {
    let before = said.filter { $0.tokens.lowerBound >= sentence && $0.tokens.upperBound < label.upperBound }.suffix(12)
    let near = before.filter { $0.tokens.lowerBound >= label.lowerBound }
    if near.contains(where: { $0.meaning == .now }) { return .present }
    if near.contains(where: { $0.meaning == .most }) { return .maximum }
    let rises = said.contains { $0.tokens.lowerBound == tail && $0.meaning == .upwards }
    if rises || before.contains(where: { $0.meaning == .aim }) { return .target }
    return section ?? .present
  }
}
