internal import Base
internal import Records
internal import Workdays

/// How one dossier used the working time it was given, as far as it had happened by an instant: what chances are learnt from.
struct Course: Sendable {
  /// Where it stood at a landmark.
  enum Standing: Hashable, Sendable {
    case at(step: String)
    /// Ended in time.
    case ended
    /// Late before its promised instant: a second request for supplement.
    case late
  }

  let unit: UnitCode
  let procedure: ProcedureCode
  let received: Instant
  let due: Instant
  /// Seconds of office time from reception to the promised instant; above 0.
  let term: Int
  /// By landmark, as many as had passed.
  let standings: [Standing]

  /// Shares of the given time at which is looked where a dossier stands; denser where people hurry.
  static let landmarks: [Double] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]
  /// Where the source tells no steps.
  static let unknownStep = ""

  /// Nil for what says nothing of keeping a promise: no promise, none to be worked in, not received yet.
  init?(_ dossier: Dossier, steps: [Step], by now: Instant, _ meter: WorkMeter) {
    guard let received = dossier.receivedAt, let due = dossier.dueAt, received <= now, received < due else {
      return nil
    }
    let term = meter.seconds(from: received, to: due)
    guard term > 0 else { return nil }
    self.received = received
    self.due = due
    self.term = term
    unit = dossier.unit
    procedure = dossier.procedure
    let passed = now >= due ? term : meter.seconds(from: received, to: now)
    // What has not happened by `now` is not looked at.
    let end = dossier.endedAt.flatMap { $0 <= now && $0 <= due ? meter.seconds(from: received, to: $0) : nil }
    let late = dossier.secondSupplementAt.flatMap {
      $0 <= now && $0 <= due ? max(0, meter.seconds(from: received, to: $0)) : nil
    }
    let starts = steps.compactMap { step -> (seconds: Int, label: String)? in
      guard let start = step.startedAt, start <= now, start <= due else { return nil }
      return (max(0, meter.seconds(from: received, to: start)), step.label)
    }
    var standings: [Standing] = []
    for landmark in Self.landmarks {
      let seconds = Self.seconds(landmark, of: term)
      guard seconds <= passed else { break }
      if let late, late <= seconds {
        standings.append(.late)
      } else if let end, end <= seconds {
        standings.append(.ended)
      } else {
        standings.append(.at(step: starts.last { $0.seconds <= seconds }?.label ?? Self.unknownStep))
      }
    }
    self.standings = standings
  }

  static func seconds(_ share: Double, of term: Int) -> Int { Int((share * Double(term)).rounded(.up)) }

  /// About when a landmark was passed, as calendars go.
  func moment(of landmark: Int) -> Instant {
    received + Int64(Course.landmarks[landmark] * Double(due - received))
  }
}

extension Step {
  /// What the source calls it; by its place where it has no name.
  var label: String { status ?? "\(sequence)" }
}
