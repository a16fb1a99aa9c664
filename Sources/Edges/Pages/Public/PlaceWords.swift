internal import Base
internal import Records
internal import Scoring
internal import Wording

/// A place among others in words.
package enum PlaceWords {
  /// `hạng 25–28/114, đồng hạng 4`.
  static func place(_ rank: RankInterval, of peers: Int) -> String {
    let tied = rank.worst - rank.best + 1
    return tied > 1
      ? "hạng \(rank.best)–\(rank.worst)/\(peers), đồng hạng \(tied)" : "hạng \(rank.best)/\(peers)"
  }

  /// `25–28`.
  static func short(_ rank: RankInterval) -> String {
    rank.worst > rank.best ? "\(rank.best)–\(rank.worst)" : "\(rank.best)"
  }

  /// The way from one place to another: sign, arrow and word; nothing before means new.
  static func movement(_ now: RankInterval, from before: RankInterval?) -> String {
    guard let before else { return "chưa có kỳ trước" }
    let up = before.best - now.best
    if up == 0 { return "= giữ hạng" }
    return up > 0 ? "▲ lên \(up) bậc" : "▼ xuống \(-up) bậc"
  }

  /// A name inside a sentence: `tỉnh Sông Mẫu`, not `Tỉnh Sông Mẫu`; `UBND` and names of places stay as they are.
  package static func midSentence(_ name: String) -> String {
    let words = ["Tỉnh", "Thành phố", "Xã", "Phường", "Đặc khu", "Sở", "Ban", "Thanh tra"]
    guard words.contains(where: { name.hasPrefix($0 + " ") }) else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  package static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
