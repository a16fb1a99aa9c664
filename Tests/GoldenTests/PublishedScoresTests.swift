import Base
import Records
import Rules
import Scoring
import TestKit
import Testing

/// The portal's own counts must give the portal's own scores, to the hundredth.
@Suite struct PublishedScoresTests {
  private static let files = [
    "gialai_agencies_2026-10-10", "gialai_communes_2026-10-10", "hanoi_units_2026-10-10", "phutho_digitized_year",
    "phutho_satisfaction_year", "phutho_transparency_year",
  ]

  @Test(arguments: files)
  func `every score whose counts are published is recomputed`(file: String) throws {
    var compared = 0
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    for row in try Golden.rows(file) {
      let code = UnitCode(row["code"] ?? "")
      let score = try #require(
        try Golden.scorer(Golden.world(row, kind: "commune", withBlocks: false)).score(code, question))
      for (suffix, indicator) in Golden.columns {
        guard let published = row["s\(suffix)"].flatMap({ Points(text: $0) }), row["d\(suffix)"]?.isEmpty == false
        else { continue }
        let mine = try #require(score.indicators.first { $0.rule.code == indicator })
        #expect(mine.score == published, "\(code.text) \(indicator)")
        compared += 1
        if let ratio = row["r\(suffix)"].flatMap({ hundredthsOf($0) }), mine.denominator != 0 {
          #expect(mine.ratio?.hundredths == ratio, "ratio of \(code.text) \(indicator)")
        }
      }
    }
    #expect(compared > 20)
  }

  @Test func `blocks and totals of the detail rows close`() throws {
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    for file in ["gialai_agencies_2026-10-10", "gialai_communes_2026-10-10", "hanoi_units_2026-10-10"] {
      for row in try Golden.rows(file) {
        let code = UnitCode(row["code"] ?? "")
        let score = try #require(
          try Golden.scorer(Golden.world(row, kind: "commune", withBlocks: true)).score(code, question))
        for (column, block) in Golden.blocks {
          #expect(
            score.blocks.first { $0.block.code == block }?.score == Points(text: row[column] ?? ""),
            "\(code.text) \(block)")
        }
        #expect(score.total == Points(text: row["total"] ?? ""), "\(code.text)")
        #expect(score.notes.count == 1)
      }
    }
  }

  @Test func `blocks are the sums of their recomputed indicators`() throws {
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    for file in ["gialai_agencies_2026-10-10", "gialai_communes_2026-10-10", "hanoi_units_2026-10-10"] {
      for row in try Golden.rows(file) {
        let code = UnitCode(row["code"] ?? "")
        let score = try #require(
          try Golden.scorer(Golden.world(row, kind: "commune", withBlocks: false)).score(code, question))
        let whole =
          file.hasPrefix("hanoi")
          ? ["ckmb", "tdgq", "online", "tttt", "mdsh", "mdhl"] : ["ckmb", "tdgq", "mdsh", "mdhl"]
        for (column, block) in Golden.blocks where whole.contains(column) {
          #expect(
            score.blocks.first { $0.block.code == block }?.score == Points(text: row[column] ?? ""),
            "\(code.text) \(block)")
        }
      }
    }
  }

  @Test func `all payment rows of Phú Thọ come out, three fractions each`() throws {
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    let rows = try Golden.rows("payment_phutho_2026")
    #expect(rows.count == 58)
    for row in rows {
      let renamed = [
        "code": row["unit"], "n36": row["n11"], "d36": row["d11"], "n34": row["n09"], "d34": row["d09"],
        "n35": row["n10"],
        "d35": row["d10"],
      ].compactMapValues { $0 }
      let code = UnitCode(row["unit"] ?? "")
      let score = try #require(
        try Golden.scorer(Golden.world(renamed, kind: "commune", withBlocks: false)).score(code, question))
      #expect(
        score.blocks.first { $0.block.code == "TTTT" }?.score == Points(text: row["tttt_score"] ?? ""), "\(code.text)")
    }
  }

  @Test func `progress of Phú Thọ in August`() throws {
    let rows = try Golden.rows("phutho_progress_month")
    for row in rows {
      let renamed = ["code": row["code"], "n21": row["totalOnTime"], "d21": row["totalReceived"]].compactMapValues {
        $0
      }
      let code = UnitCode(row["code"] ?? "")
      let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
      let score = try #require(
        try Golden.scorer(Golden.world(renamed, kind: "commune", withBlocks: false)).score(code, question))
      let onTime = try #require(score.indicators.first { $0.rule.code == "ON_TIME" })
      #expect(onTime.score == Points(text: row["score"] ?? ""), "\(code.text)")
      if onTime.denominator != 0 {
        #expect(onTime.ratio?.hundredths == hundredthsOf(row["ratio"] ?? ""), "\(code.text)")
      }
    }
  }

  @Test func `the rows that tell the roundings apart`() throws {
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    for row in try Golden.rows("rounding_discriminators") {
      let id = row["indicator"] ?? ""
      let rule = try #require(question.pack.indicator(id))
      var world = WorldBuilder()
      let code = row["code"] ?? ""
      world.row(.unit, ["code": code, "name": row["name"] ?? "", "kind": "commune"])
      world.row(
        .published,
        [
          "unit": code, "from": "2026-01-01", "to": "2026-12-31", "as_of": "2026-10-10", "block": rule.code,
          "numerator": row["numerator"] ?? "", "denominator": row["denominator"] ?? "",
        ])
      let score = try #require(try Golden.scorer(world).score(UnitCode(code), question))
      #expect(
        score.indicators.first { $0.rule.no == rule.no }?.score == Points(text: row["published_score"] ?? ""),
        "\(code) \(id)")
    }
  }

  @Test func `the 34 provinces: totals are the sums of six blocks`() throws {
    let rows = try Golden.rows("provinces_2026-10-10")
    #expect(rows.count == 34)
    for row in rows {
      let sum = ["ckmb", "tdgq", "clgq", "tttt", "mdhl", "mdsh"].compactMap { Points(text: row[$0] ?? "") }
        .reduce(Points.zero) { $0 + $1 }
      #expect(sum == Points(text: row["total"] ?? ""), "\(row["province"] ?? "")")
    }
  }
}
