import Base
import Papers
import Testing

/// Drafts, their places for figures, and the codes of frozen papers.
@Suite struct DraftTests {
  private static func figure(_ key: String, _ shown: String) -> PaperFigure {
    PaperFigure(
      key: key, kind: .count, value: shown, shown: shown, meaning: Sentence(vi: key, en: key), isOfIndex: true)
  }

  // MARK: places for figures

  @Test func `figures stand in their places, and braces that name none are words`() {
    let sheet = FigureSheet([Self.figure("total", "95,68"), Self.figure("indicator.05.score", "19,97")])
    let cases = [
      ("đạt {{total}} điểm", "đạt 95,68 điểm"), ("{{ total }}", "95,68"), ("{{total}}{{total}}", "95,6895,68"),
      ("{{indicator.05.score}}/20", "19,97/20"), ("{{không phải}} {{total}}", "{{không phải}} 95,68"),
      ("{{", "{{"), ("}}{{total", "}}{{total"), ("", ""), ("{{}}", "{{}}"), ("{{nothing}}", "{{nothing}}"),
    ]
    for (text, filled) in cases { #expect(PaperText(text).filled(sheet) == filled) }
    #expect(PaperText("a {{total}} b {{x.y}}").keys == ["total", "x.y"])
  }

  @Test func `text without places is itself, whatever it is`() {
    var chance = MadePaper.Chance(state: 5)
    let pieces = ["{", "}", "{{", "}}", "a", " ", "ệ", "{{total", "total}}", "\n"]
    for _ in 0..<3_000 {
      let text = (0..<chance.pick(0...12)).map { _ in chance.pick(pieces) }.joined()
      let read = PaperText(text)
      if read.keys.isEmpty { #expect(read.filled(FigureSheet([])) == text) }
      // Pieces put together again are the text, spaces inside places aside.
      let again = read.pieces.map { piece in
        switch piece {
        case .words(let words): words
        case .figure(let key): PaperText.place(key)
        }
      }.joined()
      #expect(PaperText(again).pieces == read.pieces)
    }
  }

  // MARK: codes

  private static let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

  @Test func `a code is read as people type it, and every slip of one letter or two exchanged is noticed`() {
    var chance = MadePaper.Chance(state: 766)
    for _ in 0..<200 {
      let code = PaperCode(random: (0..<8).map { _ in UInt8(truncatingIfNeeded: chance.next()) })
      #expect(PaperCode(code.printed) == code && PaperCode(code.text.lowercased()) == code)
      #expect(PaperCode(" \(code.text.prefix(3)) \(code.text.dropFirst(3))") == code)
      var text = Array(code.text)
      for place in text.indices {
        for letter in Self.letters where letter != text[place] {
          var slip = text
          slip[place] = letter
          #expect(PaperCode(String(slip)) == nil)
        }
        for other in text.indices where text[other] != text[place] {
          text.swapAt(place, other)
          #expect(PaperCode(String(text)) == nil, "\(code.text) with \(place) and \(other) exchanged")
          text.swapAt(place, other)
        }
      }
    }
    for none in ["", "K7MX2", "OOOOO-OOOOO", "K7MX2-9QWTPA", "k7mx2_9qwtp", "ạ"] { #expect(PaperCode(none) == nil) }
  }

  // MARK: drafts

  private static let scope = Period.month(10, of: 2026).map {
    PaperScope(unit: "X1", period: $0, asOf: $0.end)
  }

  private static func begun() throws -> (at: Instant, by: Int, act: PaperAct) {
    let head = DraftHead(about: "Kết quả", place: "Tân Mỹ", recipients: ["Lưu: VT"], authority: ["CHỦ TỊCH"])
    let lines = (1...4).map { PaperLine(id: "l\($0)", role: $0 == 1 ? .heading : .paragraph, text: "đoạn \($0)") }
    return (
      Instant(seconds: 0), 1,
      .create(kind: .report, scope: try #require(scope), head: head, lines: lines, replaces: nil)
    )
  }

  private static func frozen() throws -> FrozenPaper {
    let code = PaperCode(random: [1, 2, 3, 4, 5, 6, 7, 8])
    return FrozenPaper(
      proof: PaperProof(code: code, seal: "", frozenAt: Instant(seconds: 9), address: "", lines: []),
      scope: try #require(scope), version: 1, rules: "p", rulesDigest: Digest([1]), text: Digest([2]), print: [])
  }

  /// The obvious reading of random acts: a list that is edited, an approval that any edit takes away, and an end.
  @Test func `a draft is what its acts made it, in any order they came`() throws {
    var chance = MadePaper.Chance(state: 30)
    for _ in 0..<400 {
      var acts = [try Self.begun()]
      var lines = (1...4).map { "đoạn \($0)" }
      var ids = (1...4).map { "l\($0)" }
      var (authors, isApproved, isFrozen): (Set<Int>, Bool, Bool) = ([1], false, false)
      for step in 0..<chance.pick(1...20) {
        let by = chance.pick(1...4)
        let act: PaperAct
        switch chance.pick(0...6) {
        case 0:
          let id = chance.pick(ids.isEmpty ? ["gone"] : ids)
          act = .setLine(id: id, text: "sửa \(step)")
          if !isFrozen, let index = ids.firstIndex(of: id) { lines[index] = "sửa \(step)" }
        case 1:
          let after = ids.isEmpty || chance.pick(0...3) == 0 ? nil : chance.pick(ids)
          act = .addLine(PaperLine(id: "n\(step)", role: .paragraph, text: "mới \(step)"), after: after)
          if !isFrozen {
            let index = after.flatMap { ids.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            ids.insert("n\(step)", at: index)
            lines.insert("mới \(step)", at: index)
          }
        case 2:
          let id = chance.pick(ids.isEmpty ? ["gone"] : ids)
          act = .removeLine(id: id)
          if !isFrozen, let index = ids.firstIndex(of: id) {
            ids.remove(at: index)
            lines.remove(at: index)
          }
        case 3: act = .setAsOf(Instant(seconds: Int64(step)))
        case 4: act = .sendBack(reason: "x")
        case 5: act = .approve(content: Digest([UInt8(step)]), accepting: "")
        default: act = chance.pick(0...4) == 0 ? .freeze(try Self.frozen()) : .sendBack(reason: "y")
        }
        if !isFrozen {
          if act.isEdit { authors.insert(by) }
          if case .approve = act { isApproved = true } else { isApproved = false }
          if case .freeze = act { isFrozen = true }
        }
        acts.append((Instant(seconds: Int64(step)), by, act))
      }
      let draft = try #require(PaperDraft(acts))
      #expect(draft.lines.map(\.text) == lines && draft.lines.map(\.id) == ids)
      #expect(draft.authors == authors && (draft.frozen != nil) == isFrozen)
      if case .approved = draft.state { #expect(isApproved) } else { #expect(!isApproved) }
    }
    #expect(PaperDraft([(at: Instant(seconds: 0), by: 1, act: PaperAct.sendBack(reason: ""))]) == nil)
  }
}
