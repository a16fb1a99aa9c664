/// A report of a made-up commune that holds, until an error is planted in it. Wording varies with the seed.
struct MadePaper {
  enum Plant: String, CaseIterable {
    case waysIn, outcomes, lateFields, lateAgain, onlineShare, sharePair, scoreTotal, aboveMaximum, classOfScore,
      rankAgain,
      rankOutside, direction, noYear, wrongDay, wrongIssuer, wrongKind, noAnnex, window, tableTotal, tableGroup,
      aboveHundred,
      noSuchDay, aim, words, weight, unitName, monthAgain, overAct
  }

  private var chance: Chance
  private let plant: Plant?
  private var lines: [String] = []

  init(seed: UInt64, plant: Plant?) {
    chance = Chance(state: seed &* 0x9E37_79B9_7F4A_7C15)
    self.plant = plant
  }

  struct Chance {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    mutating func pick(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(next() % UInt64(range.count))
    }
    mutating func pick(_ words: [String]) -> String { words[pick(0...words.count - 1)] }
  }

  static func text(seed: UInt64, plant: Plant?) -> String {
    var paper = MadePaper(seed: seed, plant: plant)
    paper.write()
    return paper.lines.joined(separator: "\n")
  }

  private mutating func say(_ line: String) { lines.append(line) }
  /// `value`, or another when this error is planted.
  private mutating func or(_ value: Int, _ plant: Plant) -> Int {
    self.plant == plant ? value + chance.pick(1...9) : value
  }
  /// `1.234`.
  private func n(_ value: Int) -> String {
    value < 1000 ? String(value) : "\(value / 1000)." + String(String(1000 + value % 1000).dropFirst())
  }
  private func score(_ hundredths: Int) -> String {
    hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(hundredths / 100),\(String(100 + hundredths % 100).dropFirst())"
  }
  /// `44,59`: rounded to hundredths.
  private func share(_ a: Int, _ b: Int) -> String { score((a * 20_000 + b) / (b * 2)) }

  private mutating func write() {
    let names = ["An Bình", "Hòa Lạc", "Phú Cường", "Tân Mỹ", "Quang Trung", "Bình Sơn"]
    let name = chance.pick(names)
    let month = chance.pick(3...9)
    let day = chance.pick(11...28)
    head(name, month)
    dossiers(name, month, day)
    scores(name, month)
    ranks(month)
    aims()
    table()
    tail(name)
  }

  private mutating func head(_ name: String, _ month: Int) {
    say("ỦY BAN NHÂN DÂN XÃ \(name.uppercased())")
    say("\(name), ngày 29 tháng \(month) năm 2026")
    say("BÁO CÁO")
    say("Kết quả giải quyết thủ tục hành chính tháng \(month) năm 2026")
    let decree = plant == .noYear ? "118/NĐ-CP" : "118/2025/NĐ-CP"
    let signed = plant == .wrongDay ? "09/7/2025" : "09/6/2025"
    let issuer = plant == .wrongIssuer ? "Thủ tướng Chính phủ" : "Chính phủ"
    let kind = plant == .wrongKind ? "Thông tư" : "Nghị định"
    say("Căn cứ \(kind) số \(decree) ngày \(signed) của \(issuer) về thực hiện thủ tục hành chính theo cơ chế một cửa;")
    if plant == .overAct { say("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế một cửa;") }
    say("Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ;")
    say("UBND xã \(name) báo cáo kết quả như sau:")
  }

  private mutating func dossiers(_ name: String, _ month: Int, _ day: Int) {
    let (early, onTime, late) = (chance.pick(300...1500), chance.pick(50...300), chance.pick(9...40))
    let resolved = early + onTime + late
    let (pending, ended) = (chance.pick(20...90), chance.pick(3...30))
    let received = resolved + pending + ended
    let online = received * chance.pick(30...80) / 100
    let direct = received - online
    let end =
      plant == .noSuchDay
      ? "31/\(month == 3 || month == 5 || month == 7 || month == 8 ? 2 : month == 4 || month == 6 || month == 9 ? month : 2)/2026"
      : "\(day)/\(month)/2026"
    say("I. TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ")
    let total = chance.pick([
      "Tổng số hồ sơ tiếp nhận từ ngày 01/01/2026 đến ngày \(end): \(n(received)) hồ sơ, trong đó:",
      "Từ ngày 01/01/2026 đến ngày \(end), Trung tâm tiếp nhận \(n(received)) hồ sơ, gồm:",
    ])
    say(total)
    say("- Trực tuyến: \(n(or(online, .waysIn))) hồ sơ; trực tiếp: \(n(direct)) hồ sơ.")
    say(
      "- Đã giải quyết: \(n(resolved)) hồ sơ (trước hạn \(n(early)) hồ sơ, đúng hạn \(n(onTime)) hồ sơ, quá hạn \(n(late)) hồ sơ)."
    )
    say("- Đang giải quyết: \(n(or(pending, .outcomes))) hồ sơ.")
    say("- Từ chối, rút hồ sơ: \(n(ended)) hồ sơ.")
    let land = late / 2
    let civil = (late - land) / 2
    let rest = late - land - civil
    say(
      "Trong số hồ sơ quá hạn có \(n(late)) hồ sơ thuộc các lĩnh vực, gồm \(n(or(land, .lateFields))) hồ sơ lĩnh vực Đất đai, "
        + "\(n(civil)) hồ sơ lĩnh vực Hộ tịch, \(n(rest)) hồ sơ lĩnh vực Xây dựng.")
    say("II. ĐÁNH GIÁ")
    if plant == .window {
      say("Số liệu tiếp nhận từ ngày 01/01/2026 đến ngày \(day - 3)/\(month)/2026 cho thấy chuyển biến.")
    }
    if plant == .lateAgain { say("Tình trạng hồ sơ quá hạn vẫn còn xảy ra (\(n(late + 1)) hồ sơ).") }
    let shown = plant == .onlineShare ? share(online + received / 50, received) : share(online, received)
    say("Tỷ lệ hồ sơ nộp trực tuyến hiện nay đạt \(shown)% trên hệ thống một cửa.")
    let (done, all) = (resolved - late, resolved)
    let pair = plant == .sharePair ? share(done - all / 50, all) : share(done, all)
    say("Số hồ sơ trả trước và đúng hạn là \(n(done))/\(n(all)) hồ sơ, đạt tỷ lệ \(pair)%.")
    if plant == .monthAgain {
      say("Tháng 2: tiếp nhận 120 hồ sơ; tháng 3: tiếp nhận 140 hồ sơ.")
      say("So sánh: tháng 2 tiếp nhận 125 hồ sơ.")
    }
    if plant == .aboveHundred { say("Tỷ lệ hồ sơ số hóa đạt 104,5%.") }
    say(
      "Chậm nhất trong 05 (\(plant == .words ? "sáu" : "năm")) ngày làm việc, các phòng chuyên môn báo cáo nguyên nhân."
    )
  }

  private mutating func scores(_ name: String, _ month: Int) {
    let parts = [
      1800 - chance.pick(1...90), 2000 - chance.pick(1...300), 1000 - chance.pick(1...80), 1000 - chance.pick(1...90),
      2200 - chance.pick(1...200), 1800 - chance.pick(1...90),
    ]
    let total = parts.reduce(0, +)
    let own = total >= 9000 ? "xuất sắc" : "tốt"
    say("III. KẾT QUẢ BỘ CHỈ SỐ 766")
    let said = plant == .scoreTotal ? total - chance.pick(5...250) : total
    say(
      "Tính đến nay, Bộ chỉ số phục vụ người dân, doanh nghiệp của xã đạt \(score(said))/100 điểm, xếp loại "
        + "\(plant == .classOfScore ? "khá" : own). Cụ thể:")
    let names = [
      "Công khai, minh bạch", "Tiến độ, kết quả giải quyết", "Dịch vụ công trực tuyến", "Thanh toán trực tuyến",
      "Số hóa hồ sơ", "Mức độ hài lòng",
    ]
    let most = [18, 20, 12, 10, 22, 18]
    for (index, block) in names.enumerated() {
      var value = parts[index]
      if plant == .aboveMaximum, index == 4 { value = 2350 }
      let maximum = plant == .weight && index == 1 ? 25 : most[index]
      say("- \(block): \(score(value))/\(maximum) điểm;")
    }
  }

  private mutating func ranks(_ month: Int) {
    say("IV. THỨ HẠNG")
    var last = chance.pick(60...90)
    let first = last
    var line = "1. Về công khai, minh bạch: Tháng \(month - 2): đứng thứ \(last)/126 xã."
    for step in [month - 1, month] {
      let rank = max(2, last + chance.pick(-25...20))
      let rises = rank < last
      let word = plant == .direction && step == month ? (rises ? "giảm" : "tăng") : rises ? "tăng" : "giảm"
      line +=
        rank == last
        ? " Tháng \(step): đứng thứ \(rank)/126 xã." : " Tháng \(step): đứng thứ \(rank)/126 xã (\(word) vị trí)."
      last = rank
    }
    if plant == .direction, line.hasSuffix("xã.") {
      line = String(line.dropLast()) + " (tăng vị trí). Tháng \(month + 1): đứng thứ 120/126 xã (tăng vị trí)."
    }
    say(line)
    say("2. Về số hóa hồ sơ: Tháng \(month): xếp vị trí \(plant == .rankOutside ? 130 : 44)/126 xã.")
    say("V. HẠN CHẾ")
    say("- Tỷ lệ công khai minh bạch trong Tháng \(month - 2) xếp vị trí \(or(first, .rankAgain))/126 xã, còn thấp.")
  }

  private mutating func aims() {
    say("VI. MỤC TIÊU")
    say("- Tỷ lệ hài lòng của người dân đạt \(plant == .aim ? 80 : 95)% (hiện tại đạt 86,5%).")
    say("- 100% hồ sơ được tiếp nhận trên Hệ thống thông tin.")
    say("Nhiệm vụ cụ thể tại Phụ lục I kèm theo Báo cáo này.")
  }

  private mutating func table() {
    let fields = ["Đất đai", "Hộ tịch", "Chứng thực", "Xây dựng", "Hộ kinh doanh"]
    let counts = fields.map { _ in chance.pick(5...400) }
    if plant != .noAnnex { say("PHỤ LỤC I") } else { say("BIỂU SỐ LIỆU") }
    say("TT\tLĩnh vực\tTiếp nhận\tTrực tuyến\tTỷ lệ")
    let groups = [("I", "Cấp xã", 0..<3), ("II", "Liên thông", 3..<5)]
    for (roman, title, range) in groups {
      let sum = counts[range].reduce(0, +)
      say("\(roman)\t\(title)\t\(n(roman == "I" ? or(sum, .tableGroup) : sum))\t\t")
      for index in range { say("\(index + 1)\t\(fields[index])\t\(n(counts[index]))\t\(n(counts[index] / 2))\t50%") }
    }
    say("\tTổng cộng\t\(n(or(counts.reduce(0, +), .tableTotal)))\t\(n(counts.reduce(0) { $0 + $1 / 2 }))\t")
  }

  private mutating func tail(_ name: String) {
    say("Trên đây là báo cáo của UBND xã \(plant == .unitName ? "Đông Hải" : name)./.")
    say("Nơi nhận:")
    say("- Lưu: VT.")
  }
}
