import Base
import Records

/// One procedure in one decision of the province (công bố) and its publication (công khai).
struct SampleAnnouncement: Sendable {
  let procedure: Int
  let decision: String
  let signedOn: Day
  let effectiveOn: Day
  let publishedOn: Day?
  let isComplete: Bool
  let withdrawnOn: Day?
}

/// The province's announcements: 47 to 89 procedures in about a dozen decisions a year. Few provinces sign five working
/// days before a rule takes effect (0 to 2 in a hundred in the captures); most publish in time, nearly all completely.
enum Announcements {
  static func drawn(_ plan: Plan) -> [SampleAnnouncement] {
    var chance = Chance(plan.order.seed, .announcements)
    let count = chance.within(47...89)
    let communeShare = plan.units.count > plan.firstCommune ? 0.4 : 0
    let early = chance.within(0.0...0.06)
    let inTime = chance.within(0.65...0.93)
    let complete = chance.within(0.96...1.0)
    let own = chance.shuffled(Array(plan.catalogue.departments.joined()))
    let common = chance.shuffled(plan.catalogue.commune)
    let fromCommunes = own.isEmpty ? count : Int(Double(count) * communeShare)
    let procedures = Array(common.prefix(fromCommunes) + own.prefix(count - fromCommunes))
    let decisions = decisions(plan, count: max(1, procedures.count / 7), &chance)
    return procedures.enumerated().map { place, procedure in
      let (number, signed) = decisions[place * decisions.count / procedures.count]
      let effective =
        chance.happens(early) ? plan.days.workday(chance.within(6...15), after: signed) : signed + chance.below(4)
      let published = plan.days.workday(
        chance.happens(inTime) ? chance.within(1...5) : chance.within(6...20), after: signed)
      let withdrawn = published + chance.within(20...200)
      return SampleAnnouncement(
        procedure: procedure, decision: number, signedOn: signed, effectiveOn: effective,
        publishedOn: published <= plan.order.until ? published : nil, isComplete: chance.happens(complete),
        withdrawnOn: chance.happens(0.03) && withdrawn <= plan.order.until ? withdrawn : nil)
    }
  }

  /// Numbers and days of signature, in order; the first was signed in the last days before the year.
  private static func decisions(_ plan: Plan, count: Int, _ chance: inout Chance) -> [(String, Day)] {
    let span = plan.order.until - plan.order.from
    var number = 40
    return (0..<count).map { index in
      number += chance.within(20...180)
      if index == 0 { return ("\(number)/QĐ-UBND", plan.days.workday(3, before: plan.order.from)) }
      let day = min(plan.order.from + span * index / count + chance.below(9), plan.order.until)
      return ("\(number)/QĐ-UBND", plan.days.isWorkday(day) ? day : plan.days.workday(1, before: day))
    }
  }
}

/// `announcements.csv`.
enum AnnouncementRows {
  static func file(_ plan: Plan) -> SampleFile {
    SampleFile(.announcement) {
      Announcements.drawn(plan).map { row in
        [
          plan.order.place.code, plan.catalogue.procedures[row.procedure].code, row.decision,
          TimeText.day(row.signedOn),
          TimeText.day(row.effectiveOn), TimeText.day(row.publishedOn), TimeText.flag(row.isComplete),
          row.isComplete ? "" : "Phí, lệ phí;Mẫu đơn, mẫu tờ khai", TimeText.day(row.withdrawnOn),
        ]
      }
    }
  }
}
