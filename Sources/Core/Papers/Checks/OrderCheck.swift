internal import Base

/// Numbering that jumps: `e)` followed by `f)`, `II` by `IV`, `3` by `5`.
enum OrderCheck {
  /// The order of points in Vietnamese papers.
  private static let letters = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
  ]

  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    var last: [String: (place: Int, marker: OutlineMarker)] = [:]
    for (index, passage) in reading.passages.enumerated() {
      guard let marker = passage.marker else { continue }
      guard let place = place(marker) else {
        if marker.kind == .letter, let at = letters.firstIndex(of: before(marker, passage, last) ?? "") {
          found.append(contradiction(passage, marker, expected: letters[min(at + 1, letters.count - 1)] + ")"))
        }
        continue
      }
      let key = key(passage, marker)
      defer { last[key] = (place, marker) }
      guard let before = last[key], place > before.place + 1, before.marker.kind == marker.kind, index > 0 else {
        continue
      }
      found.append(contradiction(passage, marker, expected: name(before.place + 1, marker)))
    }
    return found
  }

  /// Letters the Vietnamese order leaves out are found by what stood before.
  private static func before(
    _ marker: OutlineMarker, _ passage: Passage, _ last: [String: (place: Int, marker: OutlineMarker)]
  )
    -> String?
  {
    last[key(passage, marker)].map(\.marker.label)
  }

  private static func key(_ passage: Passage, _ marker: OutlineMarker) -> String {
    "\(passage.paper) \(passage.parents.last ?? -1) \(marker.level)"
  }

  private static func place(_ marker: OutlineMarker) -> Int? {
    switch marker.kind {
    case .letter: letters.firstIndex(of: marker.label)
    case .roman: romans.firstIndex(of: marker.label)
    case .number: marker.label.split(separator: ".").last.flatMap { Int($0) }
    default: nil
    }
  }

  private static let romans = [
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
  ]

  private static func name(_ place: Int, _ marker: OutlineMarker) -> String {
    switch marker.kind {
    case .letter: letters[place] + ")"
    case .roman: place < romans.count ? romans[place] + "." : ""
    default: (marker.label.split(separator: ".").dropLast() + ["\(place)"]).joined(separator: ".") + "."
    }
  }

  private static func contradiction(_ passage: Passage, _ marker: OutlineMarker, expected: String) -> Contradiction {
    let found = marker.label + (marker.kind == .letter ? ")" : ".")
    let start = max(0, marker.end - marker.label.unicodeScalars.count - 1)
    return Contradiction(
      .outOfOrder(found: found, expected: expected), [passage.spot(start..<max(start + 1, marker.end))], confidence: 70)
  }
}
