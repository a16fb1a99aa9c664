package import Base
package import Records

extension Column {
  /// What a word of this column's choices is called on a form; the word itself where it has no other name.
  package func sentence(ofChoice word: String) -> Sentence {
    switch name {
    case "channel": if let channel = Channel(rawValue: word) { return channel.sentence }
    case "end_kind": if let kind = EndKind(rawValue: word) { return kind.sentence }
    default: break
    }
    return Self.choiceWords["\(name) \(word)"] ?? Self.choiceWords[word] ?? Sentence(vi: word, en: word)
  }

  private static let choiceWords: [String: Sentence] = [
    "nation": Sentence(vi: "Cả nước", en: "Nation"), "province": Sentence(vi: "Tỉnh, thành phố", en: "Province"),
    "district": Sentence(vi: "Huyện (cũ)", en: "District (former)"), "agency": Sentence(vi: "Sở, ban", en: "Agency"),
    "commune": Sentence(vi: "Xã, phường, đặc khu", en: "Commune"), "office": Sentence(vi: "Phòng", en: "Office"),
    "online_level full": Sentence(vi: "Toàn trình", en: "Full"),
    "online_level partial": Sentence(vi: "Một phần", en: "Partial"),
    "online_level none": Sentence(vi: "Không trực tuyến", en: "Not online"),
    "payment 0": Sentence(vi: "Không phải nộp", en: "Nothing to pay"),
    "payment 1": Sentence(vi: "Phải nộp, không qua mạng", en: "To be paid, not online"),
    "payment 2": Sentence(vi: "Đã nộp trực tuyến", en: "Paid online"),
    "kind rule": Sentence(vi: "Về quy định", en: "About a rule"),
    "kind staff": Sentence(vi: "Về cán bộ, thái độ", en: "About staff"),
    "kind other": Sentence(vi: "Khác", en: "Other"),
    "path direct": Sentence(vi: "Gửi thẳng", en: "Direct"),
    "path forwarded": Sentence(vi: "Được chuyển đến", en: "Forwarded"),
    "v1": Sentence(vi: "Cổng thế hệ 1", en: "First generation"),
    "v2": Sentence(vi: "Cổng thế hệ 2", en: "Second generation"),
  ]
}
