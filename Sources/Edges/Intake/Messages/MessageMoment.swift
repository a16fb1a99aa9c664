internal import Base

/// The instant of a message's state, from its content alone: the minute of the latest moment it tells of, and in that
/// minute the seconds say how far along the state is. So two states of one moment end at the same one in both orders of
/// arrival.
enum MessageMoment {
  /// A message that tells of no moment says what it says before every one that does.
  private static let before = Day(year: 1990, month: 1, day: 1).map { Instant.start(of: $0) } ?? Instant(seconds: 0)

  static func instant(_ latest: Instant?, progress: Int) -> Instant {
    let moment = latest ?? before
    return moment + -Int64(moment.secondOfDay % 60) + Int64(progress)
  }

  /// 0 to 59: the status first, then the facts one state has and the other lacks.
  static func rank(status: Int?, facts: Int) -> Int {
    // Withdrawn and refused are last words of an open dossier; handled and returned come after everything.
    let order = [1, 2, 4, 5, 6, 8, 3, 7, 9, 10]
    let place = status.flatMap { order.firstIndex(of: $0) } ?? 0
    return place * 6 + min(facts, 5)
  }
}
