import Base
import Records

/// `published.csv`: what the national portal shows for the year for a handful of units, counts and scores.
enum PortalRows {
  static func file(_ plan: Plan) -> SampleFile {
    let units = chosen(plan)
    return SampleFile(.published, batches: units.count) { rows(plan, unit: units[$0]) }
  }

  /// At most eight communes and one department, the same for the same order; departments lead the list of units.
  private static func chosen(_ plan: Plan) -> [Int] {
    var chance = Chance(plan.order.seed, .portal)
    let communes = chance.shuffled(Array(plan.firstCommune..<plan.units.count)).prefix(8).sorted()
    return (plan.firstCommune > 0 ? [0] : []) + communes
  }

  private static func rows(_ plan: Plan, unit: Int) -> [[String]] {
    let counts = PortalCounts(plan, unit: unit)
    let lines = lines(plan, counts)
    let year = plan.order.until.civil.year
    let newYear = Period.year(year).flatMap { $0.from == plan.order.from ? $0 : nil }
    let generation = Day(year: 2026, month: 3, day: 26).map { plan.order.until < $0 ? "v1" : "v2" } ?? ""
    return [newYear, Period(from: plan.order.from, to: plan.order.until)].compactMap { $0 }.uniqued.flatMap { period in
      func row(_ block: String, _ score: Int, _ share: PortalCounts.Share? = nil) -> [String] {
        [
          plan.units[unit].code, TimeText.day(period.from), TimeText.day(period.to),
          TimeText.instant(.start(of: plan.order.until) + 50_400), block, Points(hundredths: score).text,
          share.map { String($0.part) } ?? "", share.map { String($0.whole) } ?? "", "", "", generation,
        ]
      }
      let blocks = ["CKMB", "TDGQ", "CLGQ", "TTTT", "MDSH", "MDHL"].map { block in
        row(block, lines.reduce(0) { $0 + ($1.block == block ? $1.score : 0) })
      }
      return lines.map { row($0.code, $0.score, $0.share) } + blocks
        + [row("TOTAL", lines.reduce(0) { $0 + $1.score })]
    }
  }

  private static func lines(_ plan: Plan, _ counts: PortalCounts) -> [PortalLine] {
    let open = PortalTransparency(plan, asOf: counts.asOf.day)
    let petitions = counts.petitions
    return [
      PortalLine(code: "PUBLISH_ON_TIME", block: "CKMB", max: 6, share: open.announced),
      PortalLine(code: "PUBLIC_UPDATE_ON_TIME", block: "CKMB", max: 4, share: open.published),
      PortalLine(code: "PUBLIC_CONTENT_FULL", block: "CKMB", max: 2, share: open.complete),
      PortalLine(code: "DOSSIER_SYNC", block: "CKMB", max: 6, share: counts.synced),
      PortalLine(code: "ON_TIME", block: "TDGQ", max: 20, isShownRatio: true, share: counts.onTime),
      // Only the province has procedures under its own authority.
      PortalLine(
        code: "ONLINE_PROVIDED", block: "CLGQ", max: 2, target: 80, isShownRatio: true, share: PortalCounts.Share()),
      PortalLine(code: "ONLINE_WITH_DOSSIERS", block: "CLGQ", max: 4, isShownRatio: true, share: counts.onlineServices),
      PortalLine(code: "SUBMITTED_ONLINE", block: "CLGQ", max: 6, target: 50, isShownRatio: true, share: counts.online),
      PortalLine(
        code: "FEE_PROCEDURES_PAID", block: "TTTT", max: 2, target: 80, isShownRatio: true, share: counts.feesPaid),
      PortalLine(
        code: "FEE_PROCEDURES_INTEGRATED", block: "TTTT", max: 2, target: 80, isShownRatio: true,
        share: counts.feesIntegrated),
      PortalLine(code: "DOSSIERS_PAID_ONLINE", block: "TTTT", max: 6, isShownRatio: true, share: counts.paid),
      PortalLine(code: "ORIGINAL_RESULT_AVAILABLE", block: "MDSH", max: 6, share: counts.resultFiles),
      PortalLine(code: "SO_HOA_GIAY_TO_GIAI_QUYET", block: "MDSH", max: 4, share: counts.digitised),
      PortalLine(code: "REUSED_DIGITIZED_DATA", block: "MDSH", max: 2, target: 80, share: counts.reused),
      PortalLine(code: "ELECTRONIC_CERTIFIED_COPY", block: "MDSH", max: 2, share: nil),
      PortalLine(code: "SYNCED_WITH_DVCQG_PERSONAL_STORAGE", block: "MDSH", max: 4, share: counts.personalStore),
      PortalLine(code: "CITIZEN_DATA_CONNECTED_FORMALITY", block: "MDSH", max: 2, share: counts.populationProcedures),
      PortalLine(code: "CITIZEN_DATA_CONNECTED_DOSSIER", block: "MDSH", max: 2, share: counts.population),
      PortalLine(code: "PETITION_PROCESSING_ON_TIME", block: "MDHL", max: 6, empty: 6, share: petitions.inTime),
      PortalLine(code: "PETITION_HANDLING_SATISFACTION", block: "MDHL", max: 6, empty: 6, share: petitions.satisfied),
      PortalLine(code: "DOSSIER_RECEIVING_SATISFACTION", block: "MDHL", max: 6, target: 90, share: counts.satisfied),
    ]
  }
}

extension [Period] {
  /// Each period once, in the order of first sight.
  fileprivate var uniqued: [Period] {
    var seen: Set<Period> = []
    return filter { seen.insert($0).inserted }
  }
}
