internal import Base
internal import Rules
internal import Scoring

/// The blocks.
struct BlockSection {
  let page: UnitPage

  /// A group is called by its blocks: `Tiến độ giải quyết và số hóa hồ sơ: được 30,12 trên 40 điểm`.
  private func words(_ group: GroupScore) -> String {
    let names = page.score.blocks.filter { $0.block.group == group.no }.map(\.block.name.vi)
    let rest = names.dropFirst().map { $0.prefix(1).lowercased() + $0.dropFirst() }
    let name = ([names.first ?? "Nhóm \(group.no)"] + rest).joined(separator: " và ")
    return "\(name): được \(group.score.vietnamese) trên \(group.max.shortVietnamese) điểm"
  }

  func write(_ html: inout Html) {
    html.element("section", [("aria-labelledby", "blocks")]) { html in
      html.element("h2", [("id", "blocks")], "\(page.score.blocks.count) khối điểm")
      html.element("ul", [("class", "blocks")]) { html in
        for block in page.score.blocks {
          html.element("li", []) { html in
            html.element("a", [("href", "#block-\(block.block.code)")], block.block.name.vi)
            html.element("p", [("class", "points")]) { html in
              html.element("b", [], block.score.vietnamese)
              html.escaped(" / \(block.block.max.vietnamese)")
            }
            Bar.write(&html, score: block.score, max: block.block.max)
            html.element("p", [("class", "lostnote")], lostNote(block))
          }
        }
      }
      // Groups say something only where blocks share one.
      if page.score.groups.count == page.score.blocks.count { return }
      html.element("p", [("class", "groups")]) { html in
        html.escaped("Theo \(page.score.groups.count) nhóm của Quyết định 766: ")
        html.escaped(page.score.groups.map(words).joined(separator: "; ") + ".")
      }
    }
  }

  /// What is lost and what nobody knows are two things.
  private func lostNote(_ block: BlockScore) -> String {
    let unknown = page.score.unknown(in: block.block)
    let lost = block.block.max - block.score - unknown
    var parts: [String] = []
    if lost > .zero { parts.append("Mất \(lost.vietnamese)") }
    if unknown > .zero { parts.append("\(parts.isEmpty ? "Chưa" : "chưa") có dữ liệu \(unknown.vietnamese)") }
    return parts.isEmpty ? "Trọn điểm" : parts.joined(separator: ", ")
  }
}
