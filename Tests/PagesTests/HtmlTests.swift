import Base
import Counting
import Packs
import Pages
import Records
import Rules
import Scoring
import TestKit
import Testing
import Wording
import Work

@Suite struct UnitPageTests {
  /// A page of a made-up commune whose names try to break out of the markup.
  private static func page(_ source: FigureSource = .own) throws -> (String, UnitScore) {
    var world = WorldBuilder()
    world.row(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    world.row(.unit, ["code": "X\"1", "name": "<script>alert('x')</script> & Xã", "kind": "commune", "parent": "P"])
    world.row(.procedure, ["code": "1.1", "name": "Thủ tục", "field": "<b>Đất</b>"])
    for index in 0..<20 {
      world.row(
        .dossier,
        [
          "code": "HS<\(index)>", "unit": "X\"1", "procedure": "1.1", "channel": "online",
          "received_at": "2026-04-02T08:00:00",
          "due_at": "2026-04-03", "ended_at": index < 5 ? "2026-04-09T08:00:00" : "2026-04-03T08:00:00",
          "result_file": "1",
        ])
    }
    let shelf = try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) })
    let scorer = Scorer(ObviousEngine(facts: world.facts, calendar: try readCalendar(Packs.calendar)))
    let period = try #require(Period.quarter(2, of: 2026))
    let window = try #require(Window(period, asOf: period.end))
    let question = Question(
      window: window, source: source, pack: try shelf.pack(named: "portal-v2-2026"), publishedBy: period.end)
    let code = UnitCode("X\"1")
    let score = try #require(scorer.score(code, question))
    let page = UnitPage(
      score: score, published: nil, rank: RankInterval(best: 25, worst: 28), peers: 114,
      losses: scorer.losses(of: score, question), counts: scorer.engine.counts(code, window: window, by: .field),
      notes: [],
      frame: Frame(isSample: true), units: world.facts.units.codes.compactMap { world.facts.units.unit($0) },
      newestArrival: nil,
      quarantined: 3, asked: UnitPage.Asked(asOf: false, rules: false))
    return (page.html(), score)
  }

  @Test func `text from data never becomes markup`() throws {
    let (html, _) = try Self.page()
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>Đất"))
    #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; Xã"))
    #expect(html.contains("value=\"X&quot;1\""))
  }

  @Test func `every number a leader asks for is on the page`() throws {
    let (html, score) = try Self.page()
    #expect(html.contains("<b>\(score.total.vietnamese)</b>"))
    #expect(html.contains("Hạng 25–28/114 xã, phường, đặc khu (đồng hạng 4)"))
    for indicator in score.indicators { #expect(html.contains("<span class=\"no\">\(indicator.rule.no)</span>")) }
    for block in score.blocks { #expect(html.contains(block.block.name.vi)) }
    #expect(html.contains("Dữ liệu mẫu."))
    #expect(html.contains("tính đến 23:59 ngày 30/6/2026"))
    #expect(html.contains("portal-v2-2026"))
  }

  @Test func `the page is well formed: every element that opens closes`() throws {
    let (html, _) = try Self.page()
    let void: Set = ["meta", "link", "input", "!DOCTYPE"]
    var open: [String] = []
    for tag in html.split(separator: "<").dropFirst() {
      let name = String(tag.prefix { !" />".contains($0) })
      if tag.hasPrefix("/") {
        let closing = String(tag.dropFirst().prefix { $0 != ">" })
        #expect(open.popLast() == closing)
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `the three looks of nothing differ`() throws {
    let (html, _) = try Self.page()
    #expect(html.contains("Chưa có số liệu"))
    #expect(html.contains("Không áp dụng"))
    #expect(html.contains("class=\"zero\""))
  }
}

@Suite struct RuleWordsTests {
  @Test func `every rule of every pack is said in both languages, and says its maximum`() throws {
    let shelf = try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) })
    #expect(shelf.packs.map(\.name) == ["formula-note", "portal-v1-assumed", "portal-v2-2026"])
    for pack in shelf.packs {
      #expect(pack.indicators.count == 21 && pack.blocks.count == 6 && pack.max.text == "100.00")
      for rule in pack.indicators {
        let said = RuleWords(pack).sentences(rule)
        let (vi, en) = (said.map(\.vi).joined(separator: " "), said.map(\.en).joined(separator: " "))
        #expect(vi.contains(rule.max.vietnamese) && en.contains(rule.max.text), "\(pack.name) \(rule.no): \(vi)")
        // A condition without words would leave a gap or the name of an attribute.
        #expect(
          !vi.contains("  ") && !vi.contains("_") && !en.contains("  ") && !en.contains("_"), "\(rule.no): \(vi) \(en)")
      }
    }
  }

  @Test func `the packs differ where the note differs`() throws {
    let shelf = try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) })
    func said(_ pack: String, _ no: String) throws -> String {
      let pack = try shelf.pack(named: pack)
      let rule = try #require(pack.indicator(no))
      return RuleWords(pack).sentences(rule).map(\.vi).joined(separator: " ")
    }
    for no in ["08", "12", "13", "19", "20", "21"] {
      #expect(try said("portal-v2-2026", no) != said("formula-note", no), "\(no)")
    }
    #expect(try said("formula-note", "08").contains("nhân thêm với tỷ lệ của chỉ tiêu 04"))
    #expect(try said("formula-note", "13").contains("80 %"))
    #expect(try said("portal-v2-2026", "05").contains("không trễ hạn"))
  }
}
