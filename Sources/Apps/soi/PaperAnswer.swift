internal import Base
internal import Formats
internal import Papers
internal import Wording

/// What a check of papers found, for programs and for eyes.
struct PaperAnswer {
  let papers: [Paper]
  let found: [Contradiction]
  let language: Language

  var json: JSON {
    [
      "papers": .array(papers.map { ["file": .string($0.name), "unit": .string($0.unit.rawValue)] }),
      "findings": .array(found.map(json)),
    ]
  }

  private func json(_ item: Contradiction) -> JSON {
    [
      "code": .string(item.matter.code), "confidence": .integer(item.confidence),
      "sentence": .string(item.matter.sentence.vi), "sentence_en": .string(item.matter.sentence.en),
      "arithmetic": .string(item.arithmetic), "places": .array(item.spots.map(json)),
    ]
  }

  private func json(_ spot: Spot) -> JSON {
    [
      "file": .string(papers[spot.paper].name), "line": .integer(spot.place.line),
      "column": .integer(spot.place.column),
      "length": .integer(spot.length), "page": spot.page.map { .integer($0) } ?? .null, "text": .string(spot.excerpt),
    ]
  }

  var table: TextTable {
    let isVietnamese = language == .vi
    var table = TextTable(
      columns: [
        .init(isVietnamese ? "Nơi" : "Where"), .init(isVietnamese ? "và nơi" : "and"),
        .init(isVietnamese ? "Mâu thuẫn" : "Contradiction"), .init(isVietnamese ? "Phép tính" : "Arithmetic"),
        .init(isVietnamese ? "Chắc" : "Certain", .right),
      ])
    table.keepsLongCells = true
    table.rows = found.map { item in
      let places = item.spots.map(place)
      let others = places.dropFirst().filter { $0 != places.first }
      return [
        places.first ?? "", others.prefix(6).joined(separator: ", "), item.matter.sentence.text(language),
        item.arithmetic,
        "\(item.confidence)%",
      ]
    }
    table.notes = [
      isVietnamese
        ? "\(found.count) mâu thuẫn. Mỗi phát hiện là gợi ý cho người soạn, không phải kết luận."
        : "\(found.count) contradictions. Each is a hint for the author, not a verdict."
    ]
    return table
  }

  private func place(_ spot: Spot) -> String {
    let word =
      papers[spot.paper].unit == .line ? (language == .vi ? "dòng" : "line") : (language == .vi ? "đoạn" : "para")
    let file = papers.count > 1 ? Self.shortName(papers[spot.paper].name) + " " : ""
    let page = spot.page.map { (language == .vi ? "tr. " : "p. ") + "\($0) " } ?? ""
    return "\(file)\(page)\(word) \(spot.place.line):\(spot.place.column)"
  }

  private static func shortName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
