internal import Base
internal import Papers
internal import Rules
internal import Scoring

/// The tables of papers about a score, with places for figures.
extension ScorePaper {
  private static let numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]

  private func numeral(_ index: Int) -> String { Self.numerals[min(index, 7)] }

  var blocks: FormTable {
    let rows = score.blocks.enumerated().map { index, block in
      let key = Self.key(block: block.block)
      return FormTable.Row([
        "\(index + 1)", block.block.name.vi, block.block.max.shortVietnamese, f("\(key).score"), f("\(key).lost"),
      ])
    }
    return FormTable(
      name: "blocks",
      columns: [
        .init("TT", 80, .center), .init("Nhóm chỉ số", 470), .init("Điểm tối đa", 150, .right),
        .init("Điểm đạt", 150, .right), .init("Điểm mất", 150, .right),
      ],
      rows: rows + [
        FormTable.Row(["", "Tổng cộng", score.max.shortVietnamese, f("total"), f("total.lost")], isStrong: true)
      ])
  }

  /// A figure where it is known.
  private func known<Value>(_ value: Value?, _ key: String) -> String { value == nil ? "" : f(key) }

  var indicators: FormTable {
    var rows: [FormTable.Row] = []
    for (index, block) in score.blocks.enumerated() {
      let key = Self.key(block: block.block)
      rows.append(
        FormTable.Row(
          [
            numeral(index), block.block.name.vi, "", "", "", block.block.max.shortVietnamese, f("\(key).score"),
            f("\(key).lost"),
          ], isStrong: true))
      for indicator in score.indicators where indicator.rule.block == block.block.code {
        let key = "indicator.\(indicator.rule.no)"
        rows.append(
          FormTable.Row([
            indicator.rule.no, indicator.rule.name.vi, known(indicator.numerator, "\(key).numerator"),
            known(indicator.denominator, "\(key).denominator"), known(indicator.ratio, "\(key).ratio"),
            indicator.max.shortVietnamese, f("\(key).score"), f("\(key).lost"),
          ]))
      }
    }
    rows.append(
      FormTable.Row(
        ["", "Tổng cộng", "", "", "", score.max.shortVietnamese, f("total"), f("total.lost")], isStrong: true))
    return FormTable(
      name: "indicators",
      columns: [
        .init("TT", 50, .center), .init("Chỉ tiêu", 400), .init("Tử số", 80, .right), .init("Mẫu số", 80, .right),
        .init("Tỷ lệ (%)", 90, .right), .init("Điểm tối đa", 90, .right), .init("Điểm đạt", 100, .right),
        .init("Điểm mất", 100, .right),
      ], rows: rows, isWide: true)
  }

  var tasks: FormTable {
    var rows: [FormTable.Row] = []
    for (index, block) in score.blocks.enumerated() {
      rows.append(
        FormTable.Row(
          [
            numeral(index), block.block.name.vi, block.block.max.shortVietnamese,
            f("\(Self.key(block: block.block)).score"), "", "", "",
          ], isStrong: true))
      for indicator in score.indicators where indicator.rule.block == block.block.code {
        let task = PlanTask.of(indicator.rule.no)
        rows.append(
          FormTable.Row([
            indicator.rule.no, indicator.rule.name.vi, indicator.max.shortVietnamese,
            f("indicator.\(indicator.rule.no).score"), task.work, task.lead, task.time,
          ]))
      }
    }
    rows.append(
      FormTable.Row(["", "Tổng cộng", score.max.shortVietnamese, f("total"), "", "", ""], isStrong: true))
    return FormTable(
      name: "tasks",
      columns: [
        .init("TT", 50, .center), .init("Chỉ số", 240), .init("Điểm tối đa", 70, .right),
        .init("Điểm hiện có", 80, .right),
        .init("Nội dung nhiệm vụ", 310), .init("Đơn vị thực hiện", 140), .init("Thời gian thực hiện", 110),
      ], rows: rows, isWide: true)
  }

  /// The dearest losses, for one page.
  var dearest: FormTable {
    FormTable(
      name: "dearest",
      columns: [
        .init("Chỉ tiêu", 640), .init("Đạt", 120, .right), .init("Tối đa", 120, .right), .init("Mất", 120, .right),
      ],
      rows: losing.prefix(5).map { indicator in
        let no = indicator.rule.no
        return FormTable.Row([
          "\(no). \(indicator.rule.name.vi)", f("indicator.\(no).score"), indicator.max.shortVietnamese,
          f("indicator.\(no).lost"),
        ])
      })
  }
}
