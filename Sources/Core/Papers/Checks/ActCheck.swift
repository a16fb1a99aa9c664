internal import Base

/// Citations: the year a symbol needs, the day, the kind, the issuer, what is over, what lies ahead.
enum ActCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    var firstDay: [String: ActMention] = [:]
    for mention in reading.acts {
      let passage = reading.passages[mention.passage]
      found += form(mention, passage, reading)
      found += ofRegister(mention, passage, reading)
      found += issuer(mention, passage)
      guard let day = mention.day else { continue }
      let key = "\(passage.paper) \(mention.kind ?? "") \(mention.symbol.text)"
      if let before = firstDay[key], let other = before.day, other != day {
        found.append(
          Contradiction(
            .actDay(symbol: mention.symbol.text, said: day.text, right: other.text),
            [passage.spot(mention.tokens), reading.passages[before.passage].spot(before.tokens)],
            "\(day.text) ≠ \(other.text)", confidence: 90))
      } else if firstDay[key] == nil {
        firstDay[key] = mention
      }
    }
    return found
  }

  // MARK: The symbol alone

  private static let kindOfPrefix = [
    "qđ": "quyet dinh", "nđ": "nghi dinh", "tt": "thong tu", "nq": "nghi quyet", "kh": "ke hoach", "ct": "chi thi",
    "tb": "thong bao", "hd": "huong dan", "bc": "bao cao", "ttr": "to trinh", "cđ": "cong dien",
  ]
  private static let names = [
    "quyet dinh": "Quyết định", "nghi dinh": "Nghị định", "thong tu": "Thông tư", "nghi quyet": "Nghị quyết",
    "ke hoach": "Kế hoạch", "chi thi": "Chỉ thị", "thong bao": "Thông báo", "huong dan": "Hướng dẫn",
    "bao cao": "Báo cáo", "to trinh": "Tờ trình", "cong dien": "Công điện", "cong van": "Công văn", "luat": "Luật",
  ]

  private static func form(_ mention: ActMention, _ passage: Passage, _ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    let symbol = mention.symbol
    let prefix = symbol.letters.split { $0 == "-" || $0 == "/" }.first.map { $0.lowercased() } ?? ""
    let isLegal = prefix == "nđ" || prefix == "tt" || prefix == "ttlt"
    if isLegal, symbol.year == nil {
      let act = reading.register.act(withoutYear: symbol, signed: mention.day?.real)
      let right = act?.symbol ?? mention.day?.real.map { "\(symbol.number)/\($0.civil.year)/\(symbol.letters)" }
      found.append(
        Contradiction(
          .yearMissing(symbol: symbol.text, right: right), [passage.spot(mention.tokens)],
          right.map { "\(symbol.text) → \($0)" } ?? "", confidence: 95))
    }
    if let kind = mention.kind, kind != "cong van", let own = kindOfPrefix[prefix], own != kind {
      found.append(
        Contradiction(
          .actKind(symbol: symbol.text, said: names[kind] ?? kind, right: names[own] ?? own),
          [passage.spot(mention.tokens)],
          confidence: 85))
    }
    guard let day = mention.day?.real else { return found }
    if let year = symbol.year, isLegal || prefix == "nq" || prefix == "qđ", year != day.civil.year {
      found.append(
        Contradiction(
          .actYear(symbol: symbol.text, said: day.vietnamese), [passage.spot(mention.tokens)],
          "\(year) ≠ \(day.civil.year)", confidence: 92))
    }
    if let own = reading.heads[passage.paper].day, day > own {
      found.append(
        Contradiction(
          .actAhead(symbol: symbol.text, said: day.vietnamese), [passage.spot(mention.tokens)],
          "\(day.vietnamese) > \(own.vietnamese)", confidence: 80))
    }
    return found
  }

  // MARK: The register

  private static func ofRegister(_ mention: ActMention, _ passage: Passage, _ reading: PaperReading) -> [Contradiction]
  {
    guard let act = reading.register.act(mention.symbol.text) else { return [] }
    var found: [Contradiction] = []
    if let said = mention.day, let right = act.signed, said.real != right, isMeant(said, right, mention.symbol) {
      found.append(
        Contradiction(
          .actDay(symbol: mention.symbol.text, said: said.text, right: right.vietnamese),
          [passage.spot(mention.tokens)],
          "\(said.text) ≠ \(right.vietnamese)", confidence: 93))
    }
    let own = searchFolded(act.issuer)
    if let said = mention.issuer, !own.isEmpty, !said.hasPrefix(own) {
      found.append(
        Contradiction(
          .actIssuer(symbol: mention.symbol.text, said: mention.issuerText ?? said, right: act.issuer),
          [passage.spot(mention.tokens)], confidence: 85))
    }
    if let until = act.until, let day = reading.heads[passage.paper].day, day > until {
      found.append(
        Contradiction(
          .actOver(symbol: mention.symbol.text, replacement: act.replacedBy), [passage.spot(mention.tokens)],
          "\(day.vietnamese) > \(until.vietnamese)", confidence: 75))
    }
    return found
  }

  /// A number without its year comes again every year: another year and another day is another act.
  private static func isMeant(_ said: WrittenDay, _ right: Day, _ symbol: ActSymbol) -> Bool {
    let (year, month, day) = right.civil
    return symbol.year != nil || said.year == year || (said.month == month && said.day == day)
  }

  // MARK: The issuer a symbol names

  private struct IssuerLaw {
    let suffix: String
    let begins: [String]
    let name: String
  }
  private static let issuers = [
    IssuerLaw(suffix: "-ttg", begins: ["thu tuong"], name: "Thủ tướng Chính phủ"),
    IssuerLaw(suffix: "nđ-cp", begins: ["chinh phu"], name: "Chính phủ"),
    IssuerLaw(suffix: "nq-cp", begins: ["chinh phu"], name: "Chính phủ"),
    IssuerLaw(suffix: "-hđnd", begins: ["hoi dong", "hdnd"], name: "Hội đồng nhân dân"),
    IssuerLaw(suffix: "qđ-ubnd", begins: ["uy ban", "ubnd", "chu tich"], name: "Ủy ban nhân dân"),
    IssuerLaw(suffix: "kh-ubnd", begins: ["uy ban", "ubnd"], name: "Ủy ban nhân dân"),
    IssuerLaw(suffix: "/tu", begins: ["tinh uy", "thanh uy"], name: "Tỉnh ủy hoặc Thành ủy"),
    IssuerLaw(
      suffix: "/tw", begins: ["bo chinh tri", "ban chap", "ban bi thu", "trung uong", "dang"], name: "Trung ương"),
    IssuerLaw(suffix: "-vpcp", begins: ["van phong chinh phu", "vpcp", "bo truong"], name: "Văn phòng Chính phủ"),
  ]

  private static func issuer(_ mention: ActMention, _ passage: Passage) -> [Contradiction] {
    guard let said = mention.issuer, !said.isEmpty else { return [] }
    let letters = mention.symbol.letters.lowercased()
    var right: (begins: [String], name: String)?
    // `2174/VP-…` is the office's own number, `492/UBND-…` the committee's.
    if letters.hasPrefix("vp-") || letters.hasPrefix("vp/") {
      right = (["van phong", "vp"], "Văn phòng " + (mention.issuerText ?? ""))
    } else if letters.hasPrefix("ubnd-") {
      right = (["uy ban", "ubnd", "chu tich"], "Ủy ban nhân dân")
    } else if let law = issuers.first(where: { letters.hasSuffix($0.suffix) }) {
      right = (law.begins, law.name)
    }
    guard let right, !right.begins.contains(where: said.hasPrefix) else { return [] }
    return [
      Contradiction(
        .actIssuer(symbol: mention.symbol.text, said: mention.issuerText ?? said, right: right.name),
        [passage.spot(mention.tokens)], confidence: 85)
    ]
  }
}
