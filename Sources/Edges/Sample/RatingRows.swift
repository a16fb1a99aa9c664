import Base
import Records

/// `ratings.csv`: some three dossiers in a thousand are rated after their end, well more often than badly.
enum RatingRows {
  static func file(_ plan: Plan) -> SampleFile {
    let days = plan.schedule.dayCount
    return SampleFile(.rating, batches: plan.units.count * days) { batch in
      let unit = batch / days
      let day = plan.schedule.first + batch % days
      let until = Instant.end(of: plan.order.until)
      return plan.dossiers(unit: unit, day: day).compactMap { dossier in
        var chance = Chance(dossier.seed, .ratings)
        guard chance.happens(0.003), let ended = dossier.endedAt else { return nil }
        let rated = ended + Int64(chance.within(600...400_000))
        guard rated <= until else { return nil }
        let code = DossierRows.code(plan.units[unit], day, dossier.number)
        let isLate = ended > dossier.dueAt
        let score = chance.happens(isLate ? 0.5 : 0.04) ? chance.within(1...2) : chance.happens(0.2) ? 4 : 5
        return [
          "DG-" + code, plan.units[unit].code, code, TimeText.instant(rated), String(score),
          TimeText.flag(score <= 2 && dossier.hasComplaint),
        ]
      }
    }
  }
}
