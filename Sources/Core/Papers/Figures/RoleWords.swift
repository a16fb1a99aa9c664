/// What the words around a figure make of it.
enum RoleWord: Sendable {
  case now, aim, most, upwards
  /// In a heading only.
  case structure, results, aims, notAims
}

let roleWords = Lexicon<RoleWord>([
  ("hiện tại", .now), ("đến nay", .now), ("hiện nay", .now), ("tối đa", .most), ("trở lên", .upwards),
  ("phấn đấu", .aim), ("mục tiêu", .aim), ("tối thiểu", .aim), ("ít nhất", .aim),
])

private let headingWords = Lexicon<RoleWord>([
  ("cấu trúc", .structure), ("thang điểm", .structure), ("điểm tối đa", .structure), ("kết quả đạt", .results),
  ("tình hình", .results), ("hạn chế", .results), ("mục tiêu", .aims), ("chỉ tiêu", .aims), ("phấn đấu", .aims),
  ("nhóm chỉ tiêu", .notAims), ("bộ chỉ tiêu", .notAims), ("chỉ tiêu thành phần", .notAims),
])

/// What a passage says of those that stand under it.
struct PassageHeading: Sendable {
  let subject: Subject?
  let role: Figure.Role?

  init(_ tokens: [Token], _ words: Lexicon<Subject>) {
    subject = words.matches(tokens, in: 0..<tokens.count).last?.meaning
    let said = headingWords.matches(tokens, in: 0..<min(40, tokens.count)).map(\.meaning)
    role =
      said.contains(.structure)
      ? .maximum : said.contains(.results) ? .present : said.contains(.aims) ? .target : nil
  }
}
