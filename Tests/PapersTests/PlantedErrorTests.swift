import Papers
import Testing

/// Recall and precision over made papers: each with one error planted, and as many without.
@Suite struct PlantedErrorTests {
  /// What a plant may be found as.
  private static let codes: [MadePaper.Plant: Set<String>] = [
    .waysIn: ["sum"], .outcomes: ["sum"], .lateFields: ["sum"], .lateAgain: ["repeated"], .onlineShare: ["ratio"],
    .sharePair: ["ratio"], .scoreTotal: ["score_sum"], .aboveMaximum: ["above_maximum"],
    .classOfScore: ["class_of_score"],
    .rankAgain: ["repeated"], .rankOutside: ["rank_outside"], .direction: ["direction"], .noYear: ["act_year_missing"],
    .wrongDay: ["act_day"], .wrongIssuer: ["act_issuer"], .wrongKind: ["act_kind"], .noAnnex: ["annex_missing"],
    .window: ["windows"], .tableTotal: ["table_sum"], .tableGroup: ["table_sum"], .aboveHundred: ["above_hundred"],
    .noSuchDay: ["no_such_day"], .aim: ["aim_below_present"], .words: ["number_in_words"], .weight: ["weights"],
    .unitName: ["unit_name"], .monthAgain: ["repeated"], .overAct: ["act_over"],
  ]
  /// What one error brings with it: a block above its maximum changes the sum of the blocks.
  private static let company: [MadePaper.Plant: Set<String>] = [
    .aboveMaximum: ["score_sum"], .noSuchDay: ["windows"], .tableGroup: ["table_sum"], .waysIn: ["ratio"],
  ]

  @Test func `planted errors are found and nothing else`() {
    var found = 0
    var planted = 0
    var extra: [String] = []
    var missed: [String: Int] = [:]
    for seed in UInt64(1)...20 {
      let clean = contradictions(MadePaper.text(seed: seed, plant: nil)).filter { $0.confidence >= 50 }
      extra += clean.told.map { "seed \(seed): \($0)" }
      for plant in MadePaper.Plant.allCases {
        planted += 1
        let told = contradictions(MadePaper.text(seed: seed, plant: plant)).filter { $0.confidence >= 50 }
        let codes = Self.codes[plant] ?? []
        if told.contains(where: { codes.contains($0.matter.code) }) {
          found += 1
        } else {
          missed[plant.rawValue, default: 0] += 1
        }
        let allowed = codes.union(Self.company[plant] ?? [])
        extra += told.filter { !allowed.contains($0.matter.code) }.told.map { "seed \(seed) \(plant): \($0)" }
      }
    }
    let precision = found * 1000 / (found + extra.count)
    print("papers: \(found) of \(planted) planted errors found, \(extra.count) more flagged, precision \(precision) ‰")
    for (plant, count) in missed.sorted(by: { $0.key < $1.key }) { print("missed \(plant): \(count) of 20") }
    for line in extra.prefix(25) { print("extra \(line)") }
    #expect(found * 100 >= planted * 97)
    #expect(precision >= 980)
  }

  @Test func `a megabyte takes about a second on a busy machine`() {
    let one = MadePaper.text(seed: 7, plant: .scoreTotal)
    let text = String(repeating: one + "\n", count: 1_000_000 / one.utf8.count + 1)
    let start = ContinuousClock.now
    let found = contradictions(text)
    let took = ContinuousClock.now - start
    print("papers: \(text.utf8.count) bytes, \(found.count) findings, \(took)")
    #expect(took < .seconds(3))
  }
}
