internal import Base
internal import Counting
package import Papers
internal import Rules
internal import Scoring

extension ScorePaper {
  /// Every figure a paper about this score may print.
  package var figures: FigureSheet { FigureSheet(ofIndex + ofBlocks + ofIndicators + ofDossiers) }

  private func points(_ key: String, _ points: Points, _ meaning: Sentence) -> PaperFigure {
    PaperFigure(
      key: key, kind: .points, value: points.text, shown: points.vietnamese, meaning: meaning, isOfIndex: true)
  }

  private func count(_ key: String, _ count: Int, _ meaning: Sentence, ofIndex: Bool, kind: PaperFigure.Kind = .count)
    -> PaperFigure
  {
    PaperFigure(
      key: key, kind: kind, value: "\(count)", shown: count.vietnamese, meaning: meaning, isOfIndex: ofIndex)
  }

  private var ofIndex: [PaperFigure] {
    var figures = [
      points("total", score.total, Sentence(vi: "Tổng điểm", en: "Total score")),
      points("total.lost", score.max - score.total, Sentence(vi: "Điểm mất", en: "Points lost")),
    ]
    if let rank, among > 1 {
      let of = Sentence(vi: "Số đơn vị được xếp hạng", en: "Units ranked")
      figures += [
        count("rank.best", rank.best, Sentence(vi: "Thứ hạng", en: "Rank"), ofIndex: true, kind: .rank),
        count(
          "rank.worst", rank.worst, Sentence(vi: "Thứ hạng, hết chỗ đồng hạng", en: "Rank, end of the tie"),
          ofIndex: true,
          kind: .rank),
        count("rank.of", among, of, ofIndex: true),
      ]
    }
    return figures
  }

  /// A block's code as keys write it.
  static func key(block: Block) -> String { "block.\(block.code.lowercased())" }

  private var ofBlocks: [PaperFigure] {
    score.blocks.flatMap { block in
      let (key, name) = (Self.key(block: block.block), block.block.name)
      return [
        points("\(key).score", block.score, Sentence(vi: "\(name.vi): điểm", en: "\(name.en): score")),
        points("\(key).lost", block.block.max - block.score, Sentence(vi: "\(name.vi): mất", en: "\(name.en): lost")),
      ]
    }
  }

  private var ofIndicators: [PaperFigure] {
    score.indicators.flatMap { indicator in
      let (no, key) = (indicator.rule.no, "indicator.\(indicator.rule.no)")
      let of = { (vi: String, en: String) in Sentence(vi: "Chỉ tiêu \(no): \(vi)", en: "Indicator \(no): \(en)") }
      var figures = [
        points("\(key).score", indicator.score, of("điểm", "score")),
        points("\(key).lost", indicator.lost, of("mất", "lost")),
      ]
      if let numerator = indicator.numerator {
        figures.append(count("\(key).numerator", numerator, of("tử số", "numerator"), ofIndex: true))
      }
      if let denominator = indicator.denominator {
        figures.append(count("\(key).denominator", denominator, of("mẫu số", "denominator"), ofIndex: true))
      }
      if let ratio = indicator.ratio {
        figures.append(
          PaperFigure(
            key: "\(key).ratio", kind: .percent, value: ratio.text, shown: ratio.vietnamese,
            meaning: of("tỷ lệ %", "percent"), isOfIndex: true))
      }
      return figures
    }
  }

  var received: Int { measures.receivedOnline + measures.receivedDirect + measures.receivedByPost }

  private var ofDossiers: [PaperFigure] {
    let all: [(String, Int, String, String)] = [
      ("received", received, "tiếp nhận trong kỳ", "received"),
      ("online", measures.receivedOnline, "nhận trực tuyến", "received online"),
      ("direct", measures.receivedDirect, "nhận trực tiếp", "received at the counter"),
      ("post", measures.receivedByPost, "nhận qua bưu chính", "received by post"),
      ("carried", measures.active - received, "kỳ trước chuyển sang", "carried over"),
      ("active", measures.active, "phải giải quyết trong kỳ", "to be settled"),
      ("ended", measures.ended, "đã giải quyết", "settled"),
      ("in-time", measures.endedOnTime, "đã giải quyết trước và đúng hạn", "settled in time"),
      ("late", measures.ended - measures.endedOnTime, "đã giải quyết quá hạn", "settled late"),
      ("open", measures.open, "đang giải quyết", "open"),
      ("open-in-time", measures.openInTime, "đang giải quyết trong hạn", "open in time"),
      ("open-late", measures.open - measures.openInTime, "đang giải quyết quá hạn", "open and late"),
    ]
    return all.map { key, number, vi, en in
      count("dossiers.\(key)", number, Sentence(vi: "Hồ sơ \(vi)", en: "Dossiers \(en)"), ofIndex: false)
    }
  }
}
