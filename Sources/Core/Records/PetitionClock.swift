package import Base
package import Workdays

/// One of the clocks a petition is under, by the last day of its term.
package struct PetitionClock: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Refused, where it is nobody's to answer.
    case refusal
    /// The sender was asked for more.
    case supplement
    case answer
    /// The answer was made public.
    case publication

    /// Working days after the day from which it runs (QĐ 766; NĐ 61).
    package var workingDays: Int {
      switch self {
      case .refusal, .publication: 2
      case .supplement: 5
      case .answer: 15
      }
    }
  }
  package let kind: Kind
  package let since: Instant
  package let limit: Instant
  package let stopped: Instant?
  /// Working days left; negative beyond the limit. Of a clock that stopped, as it stood then.
  package let left: Int
  package let isOver: Bool

  package var isRunning: Bool { stopped == nil }
}

/// Where a petition stands.
package enum PetitionState: String, Sendable, CaseIterable {
  case late
  /// Two working days or less are left.
  case soon
  case open
  case answeredLate = "answered_late"
  case answered
  case refused
}

extension Petition {
  /// Where its answer's clock starts: when another body passed it on, else when it was received.
  package var clockStart: Instant? { isForwarded == true ? forwardedAt ?? receivedAt : receivedAt }

  /// The clocks that say something at an instant: refusing and asking for more only where it was done, answering until it is
  /// answered or refused, publishing once there is an answer.
  package func clocks(_ calendar: WorkCalendar, at now: Instant) -> [PetitionClock] {
    guard let start = clockStart, start <= now else { return [] }
    func clock(_ kind: PetitionClock.Kind, _ since: Instant, _ stopped: Instant?, limit: Instant? = nil)
      -> PetitionClock
    {
      let limit = limit ?? .end(of: calendar.workday(kind.workingDays, after: since.day))
      let stop = stopped.flatMap { $0 <= now ? max($0, since) : nil }
      let until = stop ?? now
      let left =
        until.day <= limit.day
        ? calendar.workdays(after: until.day, through: limit.day)
        : -calendar.workdays(after: limit.day, through: until.day)
      return PetitionClock(
        kind: kind, since: since, limit: limit, stopped: stop, left: left, isOver: until > limit)
    }
    func happened(_ instant: Instant?) -> Instant? { instant.flatMap { $0 <= now ? $0 : nil } }
    var clocks: [PetitionClock] = []
    if let refused = happened(refusedAt) { clocks.append(clock(.refusal, start, refused)) }
    if let asked = happened(supplementAt) { clocks.append(clock(.supplement, start, asked)) }
    if happened(refusedAt) == nil || happened(answeredAt) != nil {
      // The source's own promise stands before the term of the law.
      clocks.append(clock(.answer, start, answeredAt, limit: dueAt))
    }
    if let answered = happened(answeredAt) { clocks.append(clock(.publication, answered, publishedAt)) }
    return clocks
  }

  package func state(_ calendar: WorkCalendar, at now: Instant) -> PetitionState? {
    guard let receivedAt, receivedAt <= now else { return nil }
    let answer = clocks(calendar, at: now).first { $0.kind == .answer }
    guard let answer else { return .refused }
    if !answer.isRunning { return answer.isOver ? .answeredLate : .answered }
    if answer.isOver { return .late }
    return answer.left <= 2 ? .soon : .open
  }
}
