internal import Access
internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// Answers that say the same to whoever asks at their address, kept while they are true: for one edition of the facts and some
/// seconds of the clock.
final class AnswerCache: Sendable {
  /// What was asked, and by whom where the answer is theirs alone: whose rights change asks anew.
  struct Address: Hashable, Sendable {
    let path: String
    var visitor: Visitor?
    var session: String?
  }

  /// What all kept answers hang on.
  struct Moment: Hashable, Sendable {
    fileprivate let edition: Int
    fileprivate let stretch: Int64
  }

  /// How long an answer is kept while no fact changes. Each says the instant it holds for.
  private let seconds: Int64

  private struct Kept {
    var moment: Moment?
    var answers: [Address: Response] = [:]
    var bytes = 0
  }

  private let kept = Mutex(Kept())
  /// What comes after this within one stretch is not kept.
  private static let mostBytes = 64 << 20

  init(seconds: Int64) { self.seconds = seconds }

  func moment(edition: Int, at now: Instant) -> Moment { Moment(edition: edition, stretch: now.seconds / seconds) }

  func answer(_ address: Address, _ moment: Moment) -> Response? {
    kept.withLock { $0.moment == moment ? $0.answers[address] : nil }
  }

  func keep(_ answer: Response, _ address: Address, _ moment: Moment) {
    kept.withLock { kept in
      if kept.moment != moment {
        kept.moment = moment
        kept.answers.removeAll(keepingCapacity: true)
        kept.bytes = 0
      }
      let bytes = address.path.utf8.count + (answer.body.contentLength ?? Self.mostBytes)
      guard kept.bytes + bytes <= Self.mostBytes else { return }
      kept.bytes += bytes
      kept.answers[address] = answer
    }
  }
}
