internal import Base

/// Classes (`xếp loại trung bình`) and aims (`mức khá trở lên`) against the score the paper itself states.
enum ClassCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for paper in reading.papers.indices {
      let scores = reading.figures.filter {
        $0.kind == .score && $0.subject == .overall && reading.paper($0) == paper
          && $0.over.map { $0.int == 100 } ?? true
      }
      let present = scores.first { $0.role == .present }
      for mention in mentions(reading, paper) {
        if mention.isAim {
          if let present, let own = reading.shape.band(present.value), own.from > mention.band.from {
            found.append(
              Contradiction(
                .aimBelowPresent(aim: mention.band.name, present: present.value.vietnamese),
                [mention.spot, reading.spot(present)],
                "\(present.value.vietnamese) ≥ \(own.from.vietnamese) (\(own.name)) > \(mention.band.from.vietnamese)",
                confidence: 85))
          }
        } else if let score = nearest(scores, mention), let own = reading.shape.band(score.value),
          own.name != mention.band.name
        {
          found.append(
            Contradiction(
              .classOfScore(score: score.value, said: mention.band.name, right: own.name),
              [reading.spot(score), mention.spot], "\(score.value.vietnamese) ≥ \(own.from.vietnamese)", confidence: 90)
          )
        }
      }
    }
    return found + aims(reading)
  }

  private struct Mention {
    let band: IndexShape.Band
    let passage: Int
    let token: Int
    let isAim: Bool
    let spot: Spot
  }

  private static func mentions(_ reading: PaperReading, _ paper: Int) -> [Mention] {
    let words = Lexicon(reading.shape.bands.map { ($0.name, $0) })
    var found: [Mention] = []
    for (index, passage) in reading.passages.enumerated() where passage.paper == paper && !passage.isRow {
      for match in words.matches(passage.tokens, in: 0..<passage.tokens.count) {
        let start = match.tokens.lowerBound
        let before = passage.tokens[max(0, start - 3)..<start].map(\.folded)
        guard let word = before.last(where: { ["loai", "muc", "hang"].contains($0) }),
          before.last == word || before.last == "dat"
        else { continue }
        let after = passage.tokens[(match.tokens.upperBound + 1)...].prefix(3).map(\.folded)
        let sentence = passage.tokens[max(0, start - 60)..<start].map(\.folded).joined(separator: " ")
        let isAim =
          after.starts(with: ["tro", "len"]) || sentence.contains("phan dau") || sentence.contains("muc tieu")
        guard isAim || word == "loai" else { continue }
        found.append(
          Mention(band: match.meaning, passage: index, token: start, isAim: isAim, spot: passage.spot(match.tokens)))
      }
    }
    return found
  }

  /// The score in front, in the same passage.
  private static func nearest(_ scores: [Figure], _ mention: Mention) -> Figure? {
    scores.last { $0.passage == mention.passage && $0.token < mention.token && mention.token - $0.token < 30 }
  }

  /// `đạt 90% (hiện tại 94%)`, `phấn đấu đạt 90 điểm` where 95 are reached.
  private static func aims(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for range in reading.ofPassage where range.count > 1 {
      for index in range.dropLast() {
        let (aim, now) = (reading.figures[index], reading.figures[index + 1])
        guard aim.kind == .percent, now.kind == .percent, aim.role == .target, now.role == .present,
          now.label.count < 12, now.value > aim.value
        else { continue }
        found.append(
          Contradiction(
            .aimBelowPresent(aim: aim.value.vietnamese + "%", present: now.value.vietnamese + "%"),
            [reading.spot(aim), reading.spot(now)], "\(aim.value.vietnamese) < \(now.value.vietnamese)", confidence: 80)
        )
      }
    }
    let scores = reading.figures.filter { $0.kind == .score && $0.subject != nil }
    for aim in scores where aim.role == .target {
      guard
        let now = scores.first(where: {
          $0.role == .present && $0.subject == aim.subject && reading.paper($0) == reading.paper(aim)
        }), now.value > aim.value
      else { continue }
      found.append(
        Contradiction(
          .aimBelowPresent(aim: aim.value.vietnamese, present: now.value.vietnamese),
          [reading.spot(aim), reading.spot(now)],
          "\(aim.value.vietnamese) < \(now.value.vietnamese)", confidence: 80))
    }
    return found
  }
}
