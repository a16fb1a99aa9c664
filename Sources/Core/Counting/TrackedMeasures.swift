package import Base
internal import Records
internal import Workdays

/// What the documents track without points.
package struct TrackedMeasures: Sendable {
  /// Received by channel.
  package var receivedOnline = 0
  package var receivedDirect = 0
  package var receivedByPost = 0
  /// Received online for a procedure offered fully online by the subtree on the last day.
  package var receivedFullyOnline = 0
  /// Active, ended, and the shares of those that are on time.
  package var active = 0
  package var ended = 0
  package var endedOnTime = 0
  package var open = 0
  package var openInTime = 0
  /// Days from reception to the end, of those ended inside the window; hundredths of a day.
  package var averageCalendarDays: Int?
  /// Working days after the day of reception up to the day of the end; hundredths of a day.
  package var averageWorkingDays: Int?
  /// Distinct services valid on the last day.
  package var servicesFull = 0
  package var servicesPartial = 0
  package var servicesNone = 0
  /// Active petitions.
  package var petitions = 0
  package var petitionsAboutRules = 0
  package var petitionsAboutStaff = 0
  /// Ratings given in the window.
  package var ratings = 0
  package var dissatisfied = 0
  /// Hundredths of a mark, 1–5.
  package var averageRating: Int?

  package init() {}

  package var received: Int { receivedOnline + receivedDirect + receivedByPost }
}

extension ObviousEngine {
  package func trackedMeasures(_ unit: UnitCode, window: Window) -> TrackedMeasures {
    var measures = TrackedMeasures()
    let subtree = facts.units.subtree(unit)
    let levels = bestLevels(subtree, window.lastDay)
    measures.servicesFull = levels.values.count { $0 == .full }
    measures.servicesPartial = levels.values.count { $0 == .partial }
    measures.servicesNone = levels.values.count { $0 == .none }
    countDossiers(subtree, window, levels, &measures)
    countVoices(subtree, window, &measures)
    return measures
  }

  private func countDossiers(
    _ subtree: [UnitCode], _ window: Window, _ levels: [ProcedureCode: OnlineLevel], _ measures: inout TrackedMeasures
  ) {
    var (calendarSeconds, workingDays, finished): (Int64, Int, Int) = (0, 0, 0)
    for dossier in subtree.flatMap({ facts.dossiers[$0] ?? [] }) where dossier.isActive(in: window) {
      if dossier.isReceived(in: window) {
        switch dossier.channel {
        case .online: measures.receivedOnline += 1
        case .direct: measures.receivedDirect += 1
        case .post: measures.receivedByPost += 1
        }
        if dossier.channel == .online, levels[dossier.procedure] == .full { measures.receivedFullyOnline += 1 }
      }
      measures.active += 1
      let late = dossier.isLate(at: window.end)
      guard let ended = dossier.endedAt, ended <= window.end, let received = dossier.receivedAt else {
        measures.open += 1
        if !late { measures.openInTime += 1 }
        continue
      }
      measures.ended += 1
      if !late { measures.endedOnTime += 1 }
      calendarSeconds += ended - received
      workingDays += calendar.workdays(after: received.day, through: ended.day)
      finished += 1
    }
    if finished > 0 {
      measures.averageCalendarDays = Fraction(Int(calendarSeconds), 86_400 * finished).roundedHundredths
      measures.averageWorkingDays = Fraction(workingDays, finished).roundedHundredths
    }
  }

  private func countVoices(_ subtree: [UnitCode], _ window: Window, _ measures: inout TrackedMeasures) {
    for petition in subtree.flatMap({ facts.petitions[$0] ?? [] }) where petition.isActive(in: window) {
      measures.petitions += 1
      if petition.kind == .rule { measures.petitionsAboutRules += 1 }
      if petition.kind == .staff { measures.petitionsAboutStaff += 1 }
    }
    var marks: [Int] = []
    for rating in subtree.flatMap({ facts.ratings[$0] ?? [] }) {
      guard let at = rating.ratedAt, window.start <= at, at <= window.end else { continue }
      measures.ratings += 1
      if rating.dissatisfied == true { measures.dissatisfied += 1 }
      if let score = rating.score { marks.append(score) }
    }
    if !marks.isEmpty { measures.averageRating = Fraction(marks.reduce(0, +), marks.count).roundedHundredths }
  }

  /// A procedure counts at the best level any unit of the subtree offers it.
  private func bestLevels(_ subtree: [UnitCode], _ day: Day) -> [ProcedureCode: OnlineLevel] {
    var levels: [ProcedureCode: OnlineLevel] = [:]
    for service in subtree.flatMap({ facts.services[$0] ?? [] }) where service.isValid(on: day) {
      let level = service.onlineLevel ?? .none
      switch (levels[service.procedure], level) {
      case (.full, _), (.partial, .none): continue
      default: levels[service.procedure] = level
      }
    }
    return levels
  }
}
