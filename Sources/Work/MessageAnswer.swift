internal import Base
package import Formats

/// What a sender is told: a status of HTTP and a body its clients understand.
package struct MessageAnswer: Sendable {
  /// 200, 400, 404 or 503.
  package let status: Int
  package let json: JSON
  /// What became of the message's elements.
  package var outcome = Outcome()

  package struct Outcome: Hashable, Sendable {
    /// Elements that are durable now.
    package var taken = 0
    /// Elements kept aside, each with its reason.
    package var quarantined = 0
    /// The number of the batch they are in; nil when nothing was written.
    package var batch: Int?
    package init() {}
  }

  package init(status: Int = 200, _ json: JSON, outcome: Outcome = Outcome()) {
    self.status = status
    self.json = json
    self.outcome = outcome
  }

  /// The body as UTF-8.
  package var body: [UInt8] { Array(json.serialized().utf8) }
}
