package import Base
package import Records

/// Where single messages are remembered while they come: many callers at once, each told when its own is durable.
///
/// An import leaves out the rows that say nothing new, so its draft is right only against the version of the log it read.
/// A message leaves nothing out: its draft holds every statement it makes and restates nothing. The fold gives such
/// statements their place by instant, hash and arrival, so no version needs to be checked; a message that comes twice
/// changes nothing.
package protocol MessageLog: Sendable {
  /// Answers the batch's number when it survives a power cut. The order of the answers is the order of the log.
  func append(_ draft: BatchDraft) async throws(Failure) -> Int
}
