import Base
import Records
import Sample
import Testing

struct OtherFileTests {
  private let province = Standard.province
  private let accepted = Standard.dossiers

  @Test func `petitions belong to units, and few are late`() {
    let units = Set(province.records(.unit).map { $0["code"]! })
    let petitions = Orders.province(communes: 60, dossiers: 250_000).records(.petition)
    #expect((100...500).contains(petitions.count))
    #expect(petitions.allSatisfy { $0["received_at"]! >= "2026" && $0["due_at"]! > $0["received_at"]! })
    #expect(petitions.allSatisfy { $0["answered_at"]!.isEmpty || $0["answered_at"]! > $0["received_at"]! })
    let late = petitions.count { !$0["answered_at"]!.isEmpty && $0["answered_at"]! > $0["due_at"]! }
    #expect(late > 0 && late * 2 < petitions.count)
    #expect(petitions.contains { $0["repeat"] == "1" })
    #expect(petitions.contains { Int($0["dislikes"]!)! > Int($0["likes"]!)! })
    for petition in province.records(.petition) { #expect(units.contains(petition["unit"]!)) }
  }

  @Test func `ratings and steps tell of dossiers that are there`() {
    let dossiers = Dictionary(uniqueKeysWithValues: accepted.map { ($0["code"]!, $0) })
    let ratings = province.records(.rating)
    #expect((5...50).contains(ratings.count))
    for rating in ratings {
      let dossier = dossiers[rating["dossier"]!]
      #expect(dossier?["unit"] == rating["unit"])
      #expect(dossier.map { !$0["ended_at"]!.isEmpty && $0["ended_at"]! <= rating["rated_at"]! } ?? false)
    }
    let steps = Dictionary(grouping: province.records(.step)) { $0["dossier"]! }
    #expect(steps.count > 250)
    let wrong = steps.filter { code, rows in
      let dossier = dossiers[code]!
      let isWhole =
        dossier["received_at"]! >= "2026-09-11" && (1...5).contains(rows.count)
        && rows.map { $0["seq"]! } == (1...rows.count).map { String($0) }
      return !isWhole || rows.first?["started_at"] != dossier["received_at"]
        || rows.last?["ended_at"] != dossier["ended_at"]
        || zip(rows, rows.dropFirst()).contains { $0["started_at"]! > $1["started_at"]! }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `national reports give no less than the records, and months, quarters and year agree`() {
    let received = Dictionary(grouping: accepted.filter { $0["received_at"]! >= "2026" }) { $0["unit"]! }
      .mapValues(\.count)
    let reports = Dictionary(grouping: province.records(.nationalReport)) { $0["unit"]! }
    #expect(reports.count > 10)
    var larger = 0
    for (unit, rows) in reports where unit != "H99" {
      func figure(_ from: String, _ to: String) -> Int? {
        rows.first { $0["from"] == from && $0["to"] == to }.flatMap { Int($0["received"]!) }
      }
      guard let year = figure("2026-01-01", "2026-12-31") else {
        #expect(figure("2025-01-01", "2025-12-31") != nil)
        continue
      }
      let own = received[unit] ?? 0
      #expect(year >= own && year * 100 <= own * 105 + 100)
      if year > own { larger += 1 }
      #expect(figure("2026-01-01", "2026-10-10") == year)
      let months = rows.filter { $0["from"]!.hasSuffix("-01") && $0["from"]!.prefix(7) == $0["to"]!.prefix(7) }
      #expect(months.count == 10)
      #expect(months.reduce(0) { $0 + Int($1["received"]!)! } == year)
    }
    #expect(larger > 0 && larger < reports.count / 2)
  }

  @Test func `published figures add up and lie near the records`() {
    let rows = Dictionary(grouping: province.records(.published)) { $0["unit"]! + $0["to"]! }
    #expect(rows.count == 18)
    let dossiers = Dictionary(grouping: accepted) { $0["unit"]! }.mapValues(\.count)
    for figures in rows.values {
      #expect(figures.count == 28)
      let scores = figures.map { Points(text: $0["score"]!)! }
      let indicators = scores[..<21].reduce(.zero, +)
      #expect(indicators == scores[27])
      #expect(scores[21..<27].reduce(.zero, +) == scores[27])
      #expect((Points(40)...Points(90)).contains(scores[27]))
      let active = Int(figures[4]["denominator"]!)!
      let own = dossiers[figures[0]["unit"]!] ?? 0
      #expect(active <= own && active * 10 >= own * 9)
    }
  }
}
