import Base

/// Indicators 01–03 of the province as the portal shows them to every unit below it.
struct PortalTransparency {
  private(set) var announced = PortalCounts.Share()
  private(set) var published = PortalCounts.Share()
  private(set) var complete = PortalCounts.Share()

  init(_ plan: Plan, asOf: Day) {
    guard let period = Period(from: plan.order.from, to: asOf) else { return }
    for row in Announcements.drawn(plan) {
      if period.contains(row.signedOn) {
        announced.whole += 1
        if row.signedOn <= plan.days.workday(5, before: row.effectiveOn) { announced.part += 1 }
      }
      let due = plan.days.workday(5, after: row.signedOn)
      let seen = row.publishedOn.flatMap { $0 <= asOf ? $0 : nil }
      if period.contains(due) || seen.map({ period.contains($0) }) ?? false {
        published.whole += 1
        if (seen ?? asOf) <= due { published.part += 1 }
      }
      if seen != nil, row.withdrawnOn.map({ $0 > asOf }) ?? true {
        complete.whole += 1
        if row.isComplete { complete.part += 1 }
      }
    }
  }
}
