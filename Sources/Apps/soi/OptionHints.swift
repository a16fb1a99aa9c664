internal import Base

/// Sentences say what to state in words that fit a page as well; here the command adds what it is called on its line.
enum OptionHints {
  private static let options: [(vi: String, en: String, option: String)] = [
    ("ánh xạ tên cột", "mapping of headings", "--mapping TỆP"),
    ("đơn vị của dòng không ghi đơn vị", "the unit of rows that name none", "--unit MÃ"),
    ("kỳ và thời điểm lấy", "the period and the instant", "--from, --to, --as-of"),
    ("kỳ của biểu", "the period of the form", "--period bc:2026-Q1"),
    ("chọn bộ quy tắc", "choose a rule pack", "--rules"),
    ("thời điểm tính muộn hơn", "a later instant to count at", "--as-of"),
    ("ngày khác để xem đơn vị", "another day for the units", "--tree"),
    ("số liệu của mình", "own figures", "--source own"),
  ]

  static func adding(to sentence: Sentence) -> Sentence {
    let known = options.filter { sentence.vi.lowercased().contains($0.vi) }
    if known.isEmpty { return sentence }
    let named = known.map(\.option).joined(separator: "; ")
    return Sentence(
      vi: "\(sentence.vi) (Tùy chọn: \(named).)",
      en: "\(sentence.en) (Option: \(named.replacing("TỆP", with: "FILE").replacing("MÃ", with: "CODE")).)")
  }
}
