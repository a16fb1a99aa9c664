internal import Base
internal import Records

/// Gives every heading its one meaning: a column is taken once, by the surest heading; what could be two columns is decided
/// by what else the file shows, or asked.
struct HeadingResolution {
  private var header: ListHeader
  private let rows: [Table.Row]
  private let context: ReadingContext
  private let cells = CellReader(isLenient: true)

  init(_ header: ListHeader, _ rows: [Table.Row], _ context: ReadingContext) {
    self.header = header
    self.rows = rows
    self.context = context
  }

  /// - Throws: one question for each heading that nothing decides.
  static func resolve(
    _ header: ListHeader, _ rows: [Table.Row], _ context: ReadingContext
  ) throws(Failure) -> ListHeader {
    var resolution = HeadingResolution(header, rows, context)
    return try resolution.resolved()
  }

  private mutating func resolved() throws(Failure) -> ListHeader {
    var questions: [(said: Sentence, question: HeadingQuestion)] = []
    takeSure(&questions)
    let order: [ListForm.Doubt] = [.termOfStep, .appointment, .dayOfReturn, .unit, .manner]
    for doubt in order {
      for index in header.columns.indices where header.columns[index].sense == .doubt(doubt) {
        if let question = decide(doubt, index) { questions.append(question) }
      }
    }
    takeHabits()
    if let first = questions.first {
      throw Failure(
        .usage, vi: ([first] + questions.dropFirst()).map(\.said.vi).joined(separator: "\n"),
        en: questions.map(\.said.en).joined(separator: "\n"), questions: questions.map(\.question))
    }
    return header
  }

  // MARK: headings that are sure

  private mutating func takeSure(_ questions: inout [(said: Sentence, question: HeadingQuestion)]) {
    var claims: [String: [Int]] = [:]
    for (index, column) in header.columns.enumerated() {
      switch column.sense {
      case .column(let name): claims[name, default: []].append(index)
      case .personal: header.columns[index].meaning = .personal
      case .ignored, .sign: header.columns[index].meaning = .ignored
      case .doubt, .unknown: break
      }
    }
    for (name, indexes) in claims.sorted(by: { $0.key < $1.key }) {
      let surest = indexes.map { header.columns[$0].place }.min() ?? 0
      let equals = indexes.filter { header.columns[$0].place == surest }
      guard let winner = equals.count == 1 ? equals[0] : same(name, equals, &questions) else { continue }
      for index in indexes where header.columns[index].meaning == .unknown {
        header.columns[index].meaning = index == winner ? .column(name) : .duplicate(of: name)
      }
      header.columns[winner].meaning = .column(name)
    }
    // "Hạn xử lý" beside the present step may be the step's; with another promised day it is not needed.
    if header.form.kind == .dossier, let due = header.index(of: "due_at"), !header.columns[due].isMapped,
      Headings.key(header.columns[due].levels.last ?? "").hasPrefix("han xu ly"),
      header.columns.contains(where: { Headings.key($0.levels.last ?? "") == "buoc xu ly hien tai" })
    {
      header.columns[due].meaning = .unknown
      header.columns[due].sense = .doubt(.termOfStep)
    }
  }

  /// One of several headings that mean a column equally surely: any of them when their cells are the same, the only one whose
  /// words are words of that column, else nil and a question.
  private mutating func same(
    _ name: String, _ indexes: [Int], _ questions: inout [(said: Sentence, question: HeadingQuestion)]
  ) -> Int? {
    let texts = indexes.map { self.texts($0) }
    if texts.dropFirst().allSatisfy({ $0 == texts[0] }) { return indexes[0] }
    if let knows = Self.words[name] {
      let fitting = indexes.filter { index in
        let words = Set(self.texts(index).filter { !$0.isEmpty })
        return !words.isEmpty && words.allSatisfy { knows($0) || context.mapping.word($0) != nil }
      }
      if fitting.count == 1 {
        header.columns[fitting[0]].evidence = Sentence(
          vi: "chỉ cột này có các từ của nó", en: "only this column has its words")
        takePayment(indexes.filter { $0 != fitting[0] })
        return fitting[0]
      }
    }
    let samples = indexes.map { "“\(header.columns[$0].heading)”\(sample($0).vi)" }.joined(separator: ", ")
    let samplesEnglish = indexes.map { "“\(header.columns[$0].heading)”\(sample($0).en)" }.joined(separator: ", ")
    let lines = indexes.map { "\"\(header.columns[$0].heading)\": \(name)" }
    let said = Sentence(
      vi:
        "Hai cột cùng có thể là \(name): \(samples). Chọn một bằng một dòng dưới columns của ánh xạ tên cột, \(lines.joined(separator: " hoặc ")), rồi nhập lại.",
      en:
        "Two columns may both be \(name): \(samplesEnglish). Choose one by a line under columns of the mapping of headings, \(lines.joined(separator: " or ")), and import again."
    )
    let answers = indexes.map { index in
      let heading = header.columns[index].heading
      return HeadingQuestion.Answer(
        Sentence(vi: "“\(heading)”\(sample(index).vi)", en: "“\(heading)”\(sample(index).en)"), heading: heading,
        column: name)
    }
    questions.append(
      (said, HeadingQuestion(Sentence(vi: "Cột nào là \(name)?", en: "Which column is \(name)?"), answers)))
    return nil
  }

  private static let words: [String: @Sendable (String) -> Bool] = [
    "status": { ListWords.status($0) != nil }, "channel": { ListWords.channel($0) != nil },
    "payment_words": { ListWords.payment($0) != nil }, "level": { ListWords.level($0) != nil },
  ]

  /// A second "Trạng thái" that speaks of paying only.
  private mutating func takePayment(_ indexes: [Int]) {
    guard header.form.kind == .dossier,
      !header.columns.contains(where: { $0.sense == .column("payment_words") && $0.meaning != .unknown })
    else { return }
    for index in indexes {
      let words = Set(texts(index).filter { !$0.isEmpty })
      guard !words.isEmpty, words.allSatisfy({ ListWords.payment($0) != nil }) else { continue }
      header.columns[index].meaning = .column("payment_words")
      header.columns[index].evidence = Sentence(vi: "các từ đều nói về thanh toán", en: "its words all speak of paying")
      return
    }
  }

  // MARK: headings that could be several columns

  /// Takes the meaning the file decides; a question when it decides none.
  private mutating func decide(
    _ doubt: ListForm.Doubt, _ index: Int
  ) -> (said: Sentence, question: HeadingQuestion)? {
    let found: (meaning: HeadingMatch.Meaning, evidence: Sentence)? =
      switch doubt {
      case .dayOfReturn: dayOfReturn(index)
      case .appointment: appointment(index)
      case .termOfStep: termOfStep()
      case .unit: unit(index)
      case .manner: manner(index)
      }
    guard let found else { return question(doubt, index) }
    header.columns[index].meaning = found.meaning
    header.columns[index].evidence = found.evidence
    return nil
  }

  private func dayOfReturn(_ index: Int) -> (HeadingMatch.Meaning, Sentence)? {
    if let due = header.index(of: "due_at") {
      let taken = header.index(of: "returned_at") != nil
      let other = header.columns[due].heading
      return (
        taken ? .duplicate(of: "returned_at") : .column("returned_at"),
        Sentence(vi: "ngày hẹn trả đã là cột “\(other)”", en: "“\(other)” is the promised day")
      )
    }
    if let end = header.index(of: "ended_at") {
      let isBefore = zip(days(index), days(end)).contains { a, b in a.flatMap { a in b.map { a < $0 } } ?? false }
      if isBefore {
        return (
          .column("due_at"),
          Sentence(vi: "có dòng ngày này trước ngày kết thúc", en: "some rows have it before the end")
        )
      }
    }
    guard let status = header.index(of: "status") else { return nil }
    var (openFilled, openEmpty, endedEmpty, endedFilled) = (0, 0, 0, 0)
    for (word, text) in zip(texts(status), texts(index)) {
      switch ListWords.status(word) {
      case .open: if text.isEmpty { openEmpty += 1 } else { openFilled += 1 }
      case .ended: if text.isEmpty { endedEmpty += 1 } else { endedFilled += 1 }
      case nil: continue
      }
    }
    if openFilled > 0 {
      return (
        .column("due_at"),
        Sentence(vi: "hồ sơ chưa xong cũng có ngày này", en: "dossiers not yet ended have it too")
      )
    }
    if openEmpty > 0, endedFilled > 0, endedEmpty == 0 {
      return (
        .column("returned_at"),
        Sentence(vi: "chỉ hồ sơ đã xong có ngày này", en: "only ended dossiers have it")
      )
    }
    return nil
  }

  private func appointment(_ index: Int) -> (HeadingMatch.Meaning, Sentence)? {
    if let due = header.index(of: "due_at") {
      let other = header.columns[due].heading
      return (
        .duplicate(of: "due_at"),
        Sentence(vi: "ngày hẹn trả đã là cột “\(other)”", en: "“\(other)” is the promised day")
      )
    }
    if let other = header.columns.first(where: { $0.sense == .doubt(.dayOfReturn) }) {
      return (
        .column("due_at"),
        Sentence(vi: "đứng cùng cột “\(other.heading)”", en: "it stands beside “\(other.heading)”")
      )
    }
    guard let received = header.index(of: "received_at") else { return nil }
    let pairs = zip(days(received), days(index)).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    guard pairs.count >= 2, pairs.allSatisfy({ $0.0 <= $0.1 }), pairs.contains(where: { $0.0 < $0.1 }) else {
      return nil
    }
    return (.column("due_at"), Sentence(vi: "không dòng nào trước ngày tiếp nhận", en: "it is never before reception"))
  }

  private func termOfStep() -> (HeadingMatch.Meaning, Sentence)? {
    guard let due = header.index(of: "due_at") else { return nil }
    let other = header.columns[due].heading
    return (
      .duplicate(of: "due_at"),
      Sentence(vi: "ngày hẹn trả đã là cột “\(other)”", en: "“\(other)” is the promised day")
    )
  }

  private func unit(_ index: Int) -> (HeadingMatch.Meaning, Sentence)? {
    if let unit = header.index(of: "unit") {
      let other = header.columns[unit].heading
      return (
        .duplicate(of: "unit"),
        Sentence(vi: "đơn vị giải quyết đã là cột “\(other)”", en: "“\(other)” is the unit that resolves")
      )
    }
    let named = Set(texts(index).filter { !$0.isEmpty })
    if context.unit != nil, named.allSatisfy({ context.admission.units(meantBy: $0).isEmpty }) {
      return (
        header.index(of: "office") == nil ? .column("office") : .ignored,
        Sentence(vi: "không có đơn vị nào mang các tên này", en: "no unit has these names")
      )
    }
    if let receiver = header.index(of: "received_unit") {
      let other = header.columns[receiver].heading
      return (
        .column("unit"), Sentence(vi: "nơi tiếp nhận đã là cột “\(other)”", en: "“\(other)” is the unit that receives")
      )
    }
    if named.count <= 1 {
      return (.column("unit"), Sentence(vi: "cả cột chỉ có một đơn vị", en: "the whole column is one unit"))
    }
    return nil
  }

  private func manner(_ index: Int) -> (HeadingMatch.Meaning, Sentence)? {
    if let channel = header.columns.first(where: { column in
      if case .column(let name) = column.meaning { name.hasPrefix("channel") } else { false }
    }) {
      return (
        .ignored,
        Sentence(vi: "kênh nộp đã là cột “\(channel.heading)”", en: "“\(channel.heading)” is the channel")
      )
    }
    let words = Set(texts(index).filter { !$0.isEmpty })
    if words.isEmpty { return (.ignored, Sentence(vi: "cột trống", en: "the column is empty")) }
    // "HinhThuc" of messages is 0 or 1 and speaks of giving back.
    guard words.allSatisfy({ $0.contains(where: \.isLetter) }) else { return nil }
    let isChannel = words.allSatisfy { ListWords.channel($0) != nil }
    let isPayment = words.allSatisfy { ListWords.payment($0) != nil }
    if isPayment, !isChannel, header.index(of: "payment_words") == nil {
      return (
        .column("payment_words"), Sentence(vi: "các từ đều nói về thanh toán", en: "its words all speak of paying")
      )
    }
    // Results are not handed back online, and nothing is paid by post.
    if isChannel, !isPayment, words.contains(where: { ListWords.channel($0) == .online }) {
      return (
        .column("channel"),
        Sentence(vi: "các từ chỉ hợp với kênh nộp", en: "its words fit only the channel")
      )
    }
    return nil
  }

  /// What an earlier import of this system took for granted, where this one knows nothing.
  private mutating func takeHabits() {
    for index in header.columns.indices where header.columns[index].sense == .unknown {
      guard let name = context.mapping.habit(header.columns[index].heading, header.form.kind),
        header.form.columns.contains(name), header.index(of: name) == nil
      else { continue }
      header.columns[index].meaning = .column(name)
      header.columns[index].evidence = Sentence(vi: "đã nhớ của hệ thống này", en: "remembered of this system")
    }
  }

  // MARK: cells

  private func texts(_ index: Int) -> [String] {
    rows.map { index < $0.cells.count ? cells.text($0.cells[index]) : "" }
  }

  private func days(_ index: Int) -> [String?] {
    rows.map { row in
      guard index < row.cells.count, case .value(let text) = cells.read(row.cells[index], as: .day), !text.isEmpty
      else { return nil }
      return text
    }
  }

  private func sample(_ index: Int) -> Sentence {
    var seen: [String] = []
    for text in texts(index) where !text.isEmpty && !seen.contains(text) && seen.count < 3 {
      seen.append(String(text.prefix(40)))
    }
    if seen.isEmpty { return Sentence(vi: " (cột trống)", en: " (empty)") }
    let list = seen.map { "“\($0)”" }.joined(separator: ", ")
    return Sentence(vi: " (ví dụ \(list))", en: " (such as \(list))")
  }

  private func question(_ doubt: ListForm.Doubt, _ index: Int) -> (said: Sentence, question: HeadingQuestion) {
    let heading = header.columns[index].heading
    let choices = doubt.columns
    let meanings = choices.map { ColumnWords.sentence($0) }
    let lines = choices.map { "\"\(heading)\": \($0)" }
    let said = Sentence(
      vi:
        "Cột “\(heading)”\(sample(index).vi) có thể là \(meanings.map(\.vi).joined(separator: ", hoặc ")). Ghi một dòng dưới columns của ánh xạ tên cột, \(lines.joined(separator: " hoặc ")), rồi nhập lại.",
      en:
        "The column “\(heading)”\(sample(index).en) may be \(meanings.map(\.en).joined(separator: ", or ")). Put one line under columns of the mapping of headings, \(lines.joined(separator: " or ")), and import again."
    )
    let asked = Sentence(
      vi: "Cột “\(heading)”\(sample(index).vi) là gì?", en: "What is the column “\(heading)”\(sample(index).en)?")
    let answers = zip(choices, meanings).map { HeadingQuestion.Answer($1, heading: heading, column: $0) }
    return (said, HeadingQuestion(asked, answers))
  }
}

/// What columns are, for a question.
enum ColumnWords {
  static func sentence(_ column: String) -> Sentence {
    switch column {
    case "due_at": Sentence(vi: "ngày hẹn trả (due_at)", en: "the promised day (due_at)")
    case "returned_at": Sentence(vi: "ngày đã trả kết quả (returned_at)", en: "the day of return (returned_at)")
    case "unit": Sentence(vi: "đơn vị giải quyết (unit)", en: "the unit that resolves (unit)")
    case "received_unit": Sentence(vi: "đơn vị tiếp nhận (received_unit)", en: "the unit that receives (received_unit)")
    case "office": Sentence(vi: "phòng, bộ phận (office)", en: "an office (office)")
    case "channel": Sentence(vi: "kênh nộp (channel)", en: "the channel (channel)")
    case "payment_words": Sentence(vi: "cách thanh toán (payment_words)", en: "the way of paying (payment_words)")
    default: Sentence(vi: "điều Soi không dùng (\(column))", en: "nothing Soi needs (\(column))")
    }
  }
}
