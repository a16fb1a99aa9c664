package import Base
package import Records
internal import Rules
package import Scoring
internal import Wording

/// A unit as a citizen sees it: how good, which place, what is good and what is not, how long things take, where to complain.
package struct PublicUnitPage: Sendable {
  /// A procedure with enough dossiers to say something of it.
  package struct Service: Sendable {
    package let code: String
    package let name: String
    package let field: String
    package let ended: Int
    /// Half of the dossiers took at most this many working days.
    package let typicalDays: Int
    /// At least, or exactly, this many percent on time; nil when not even that can be said.
    package let onTime: (percent: Int, isLeast: Bool)?
    /// The most late ones there can be, where they are hidden.
    package let lateAtMost: Int?

    package init(
      code: String, name: String, field: String, ended: Int, typicalDays: Int, onTime: (percent: Int, isLeast: Bool)?,
      lateAtMost: Int?
    ) {
      self.code = code
      self.name = name
      self.field = field
      self.ended = ended
      self.typicalDays = typicalDays
      self.onTime = onTime
      self.lateAtMost = lateAtMost
    }
  }

  /// What frozen editions say of the unit's procedures.
  package struct Services: Sendable {
    package let periodWords: String
    package let edition: Int
    package let all: Int
    package let shown: [Service]
    package let searched: String

    package init(periodWords: String, edition: Int, all: Int, shown: [Service], searched: String) {
      self.periodWords = periodWords
      self.edition = edition
      self.all = all
      self.shown = shown
      self.searched = searched
    }
  }

  /// The same period in a frozen edition.
  package struct Frozen: Sendable {
    package let edition: Int
    package let madeOn: Day
    package let total: Points
    package let place: RankInterval
    package let peers: Int

    package init(edition: Int, madeOn: Day, total: Points, place: RankInterval, peers: Int) {
      self.edition = edition
      self.madeOn = madeOn
      self.total = total
      self.place = place
      self.peers = peers
    }
  }

  package let score: UnitScore
  package let above: OrgUnit?
  package let periodWords: String
  package let periodName: String
  package let periods: [RankingPage.Choice]
  package let rank: RankInterval?
  package let peers: [Points]
  package let before: (words: String, rank: RankInterval, total: Points)?
  package let frozen: Frozen?
  package let services: Services?
  package let daily: DailySection?
  package let notes: [Sentence]
  package let frame: Frame

  package init(
    score: UnitScore, above: OrgUnit?, periodWords: String, periodName: String, periods: [RankingPage.Choice],
    rank: RankInterval?, peers: [Points], before: (words: String, rank: RankInterval, total: Points)?,
    frozen: Frozen?, services: Services?, daily: DailySection? = nil, notes: [Sentence], frame: Frame
  ) {
    self.score = score
    self.above = above
    self.periodWords = periodWords
    self.periodName = periodName
    self.periods = periods
    self.rank = rank
    self.peers = peers
    self.before = before
    self.frozen = frozen
    self.services = services
    self.daily = daily
    self.notes = notes
    self.frame = frame
  }

  package func html() -> String {
    Layout.page(title: "\(score.unit.name): \(score.total.vietnamese) điểm · Soi 766", frame) { html in
      html.element("h1", [], score.unit.name)
      html.element("p", [("class", "asof")]) { html in
        if let above { html.escaped("\(above.name) · ") }
        html.escaped(
          "\(PlaceWords.capitalized(periodWords)), tính đến \(score.window.end.vietnamese). ")
        if score.window.isOpen { html.raw("<span class=\"tag\">số liệu tạm thời</span>") }
      }
      verdict(&html)
      choices(&html)
      for note in score.notes { html.element("p", [("class", "note")], note.vi) }
      goodAndBad(&html)
      ServiceSection(page: self).write(&html)
      petitions(&html)
      place(&html)
      daily?.write(&html)
      complain(&html)
      footing(&html)
    }
  }

  private func verdict(_ html: inout Html) {
    html.element("section", [("class", "verdict"), ("aria-label", "Kết quả chung")]) { html in
      html.element("p", [("class", "total")]) { html in
        html.element("b", [], score.total.vietnamese)
        html.element("span", [], " / \(score.max.shortVietnamese) điểm")
      }
      html.element("p", [("class", "facts")]) { html in
        if let band = score.band { html.element("span", [("class", "band")], band.name.vi) }
        if let rank { html.element("span", [], PlaceWords.capitalized(PlaceWords.place(rank, of: peers.count))) }
        if let rank, let before {
          html.element("span", [], "\(PlaceWords.movement(rank, from: before.rank)) so với \(before.words)")
        }
      }
      html.element("p", [("class", "headline")], headline)
      if let frozen {
        html.element("p", [("class", "headline")]) { html in
          html.escaped("Số đã chốt trong ")
          html.element("a", [("href", "/open-data/editions/\(frozen.edition)")], "ấn bản số \(frozen.edition)")
          html.escaped(
            " (ngày \(frozen.madeOn.vietnamese)): \(frozen.total.vietnamese) điểm, \(PlaceWords.place(frozen.place, of: frozen.peers))."
          )
        }
      }
    }
  }

  /// The finding in one sentence, without abbreviations.
  private var headline: String {
    guard let onTime = score.indicators.first(where: { $0.rule.code == "ON_TIME" }), onTime.state != .noData,
      let done = onTime.numerator, let all = onTime.denominator, all > 0
    else { return "Chưa có hồ sơ nào trong kỳ để nói đơn vị này có đúng hẹn không." }
    let late = all - done
    return late == 0
      ? "Không hồ sơ nào trong \(all.vietnamese) hồ sơ của kỳ trễ hẹn."
      : "Trong \(all.vietnamese) hồ sơ của kỳ, \(done.vietnamese) không trễ hẹn, \(late.vietnamese) trễ hẹn."
  }

  private func choices(_ html: inout Html) {
    html.element("nav", [("class", "periods"), ("aria-label", "Chọn kỳ")]) { html in
      for choice in periods {
        html.element(
          "a", [("href", choice.address), ("aria-current", choice.isCurrent ? "page" : nil)], choice.label)
        html.raw(" ")
      }
    }
  }

  /// What most of the points are won and lost by, in plain words.
  private func goodAndBad(_ html: inout Html) {
    let known = score.indicators.filter {
      ($0.state == .value || $0.state == .zero) && $0.origin != .inherited && $0.origin != .constant
    }
    let good = known.filter { $0.score.hundredths * 10 >= $0.max.hundredths * 9 }
      .sorted { $0.max != $1.max ? $0.max > $1.max : $0.rule.no < $1.rule.no }
    let bad = known.filter { $0.score.hundredths * 10 < $0.max.hundredths * 9 }
      .sorted { $0.lost != $1.lost ? $0.lost > $1.lost : $0.rule.no < $1.rule.no }
    html.raw("<div class=\"goodbad\">")
    list(
      "good", "✓ Làm tốt", good.prefix(4).map { said($0, isGood: true) }, none: "Chưa có mặt nào gần trọn điểm.", &html)
    list(
      "bad", "✗ Chưa tốt", bad.prefix(4).map { said($0, isGood: false) }, none: "Không mặt nào mất nhiều điểm.", &html)
    html.raw("</div>")
    // Where nothing was counted and nothing is lost (no petition came), nothing is missing.
    let blind = score.indicators.filter {
      $0.coverage < .full && $0.state != .notApplicable && $0.origin != .constant
        && ($0.state != .noData || $0.unknown > .zero)
    }
    if !blind.isEmpty {
      html.element("details", [("class", "blind")]) { html in
        html.element("summary", [], "Số liệu chưa đủ ở \(blind.count) chỉ tiêu trên \(score.indicators.count)")
        html.element("ul", []) { html in
          for indicator in blind {
            html.element(
              "li", [],
              "\(indicator.rule.name.vi): \(indicator.state == .noData ? "chưa có số liệu" : "mới biết \(indicator.coverage.vietnamese) %")"
            )
          }
        }
      }
    }
  }

  private func list(
    _ name: String, _ heading: String, _ sentences: [String], none: String, _ html: inout Html
  ) {
    html.element("section", [("class", name), ("aria-labelledby", name)]) { html in
      html.element("h2", [("id", name)], heading)
      if sentences.isEmpty {
        html.element("p", [], none)
        return
      }
      html.element("ul", []) { html in for sentence in sentences { html.element("li", [], sentence) } }
    }
  }

  private func said(_ indicator: IndicatorScore, isGood: Bool) -> String {
    let words = CitizenWords(indicator.rule.code)
    let head = (isGood ? words?.good.vi : words?.bad.vi) ?? indicator.rule.name.vi
    guard let done = indicator.numerator, let all = indicator.denominator, all > 0 else { return head }
    // What is said to be wanting is counted by those it is wanting in.
    let told = isGood || words?.isOfFew ?? true ? done : all - done
    let counted = "\(told.vietnamese) trên \(all.vietnamese) \(words?.noun.vi ?? "")"
    // Of fewer than ten a percentage says more than is known.
    let ratio =
      all >= 10 ? " (\(Percent(hundredths: Fraction(told * 100, all).roundedHundredths).vietnamese)\u{A0}%)" : ""
    return "\(head): \(counted)\(ratio)"
  }

  private func petitions(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "petitions")]) { html in
      html.element("h2", [("id", "petitions")], "Trả lời phản ánh, kiến nghị")
      let answered = score.indicators.first { $0.rule.code == "PETITION_PROCESSING_ON_TIME" }
      guard let answered, let all = answered.denominator, all > 0, let done = answered.numerator else {
        html.raw("<p>Trong kỳ chưa có phản ánh, kiến nghị nào gửi đến đơn vị qua hệ thống.</p>")
        return
      }
      html.element(
        "p", [],
        "\(all.vietnamese) phản ánh, kiến nghị trong kỳ; \(done.vietnamese) không trễ hạn trả lời, \((all - done).vietnamese) trễ hạn."
      )
      if let liked = score.indicators.first(where: { $0.rule.code == "PETITION_HANDLING_SATISFACTION" }),
        let content = liked.numerator, let asked = liked.denominator, asked > 0
      {
        html.element(
          "p", [], "Trả lời đúng hạn, không bị chê, không phải gửi lại: \(content.vietnamese) trên \(asked.vietnamese)."
        )
      }
    }
  }

  private func place(_ html: inout Html) {
    guard let rank, peers.count > 1 else { return }
    html.element("section", [("aria-labelledby", "peers")]) { html in
      html.element("h2", [("id", "peers")], "Đứng ở đâu")
      html.element("figure", [("class", "peers")]) { html in
        var isMarked = false
        DotStrip(
          title: "\(score.unit.name) giữa \(peers.count.vietnamese) đơn vị cùng cấp",
          description:
            "\(score.total.vietnamese) điểm, \(PlaceWords.place(rank, of: peers.count)). Bảng xếp hạng có số của từng đơn vị.",
          dots: peers.map { points in
            let isOwn = points == score.total && !isMarked
            if isOwn { isMarked = true }
            return DotStrip.Dot(points: points, isMarked: isOwn)
          }
        ).write(&html)
        html.element("figcaption", []) { html in
          html.escaped("Chấm to là \(score.unit.name), mỗi chấm nhỏ là một đơn vị khác. ")
          let parent = above.map { "parent=\($0.code.text.percentEncoded)&" } ?? ""
          html.element(
            "a",
            [
              (
                "href",
                "/ranking?\(parent)kind=\(score.unit.kind.rawValue)&period=\(periodName.percentEncoded)"
              )
            ], "Bảng xếp hạng")
        }
      }
    }
  }

  private func complain(_ html: inout Html) {
    html.raw("<section aria-labelledby=\"complain\"><h2 id=\"complain\">Không hài lòng thì gửi ở đâu</h2><ul>")
    html.element(
      "li", [], "Hỏi thẳng \(score.unit.name); hồ sơ trễ hẹn phải được xin lỗi bằng văn bản và hẹn lại ngày trả.")
    html.raw(
      "<li>Mục Phản ánh, kiến nghị của Cổng Dịch vụ công quốc gia, dichvucong.gov.vn, hoặc tổng đài 18001096.</li>")
    html.raw("<li><a href=\"/look-up\">Tra cứu hồ sơ của bạn</a> trước, để biết hẹn trả ngày nào.</li></ul></section>")
  }

  private func footing(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "footing"), ("class", "sources")]) { html in
      html.raw("<h2 id=\"footing\">Số liệu từ đâu</h2>")
      html.element("p", []) { html in
        html.escaped("Tính từ \(score.source.sentence.vi) theo \(score.pack.title.vi). ")
        for note in notes { html.escaped("\(note.vi) ") }
        html.raw("<a href=\"/method\">Cách tính</a> · ")
        let period = score.window.period
        let asked =
          "unit=\(score.unit.code.text.percentEncoded)&from=\(period.from.iso)&to=\(period.to.iso)&as_of=\(score.window.end.isoLocal)"
        html.element("a", [("href", "/api/v1/scores.csv?\(asked)")], "CSV")
        html.raw(" · ")
        html.element("a", [("href", "/api/v1/scores?\(asked)")], "JSON")
        html.raw(" · <a href=\"/open-data\">Dữ liệu mở</a>")
      }
    }
  }
}
