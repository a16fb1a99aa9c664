package import Base
package import Records

/// What decides how a dossier counts and can still be seen to while it is taken in.
package enum AdviceItem: String, Sendable, CaseIterable {
  /// Submitted online.
  case online = "submitted_online"
  /// A component is there as a file.
  case component = "component_file"
  /// Something known already is used again instead of asked for.
  case reuse = "data_reused"
  /// The sender's verified account: population data is used.
  case account = "account_verified"
  /// A component comes from, or the result goes into, the owner's store on the portal.
  case store = "personal_store"
  /// The fee is paid online.
  case payment = "paid_online"
  /// Sent to the national portal.
  case synced = "synchronised"
  /// The result will be a signed file.
  case result = "electronic_result"
  /// Ended by the promised instant, and sent back once at most.
  case promise = "kept_promise"
}

/// A dossier as whoever takes it in describes it. Nil: not told.
package struct IntakeState: Sendable {
  package var channel: Channel
  package var received: Instant
  package var has: [AdviceItem: Bool]
  /// Nothing is to be paid for it.
  package var isFree: Bool

  package init(channel: Channel, received: Instant, has: [AdviceItem: Bool], isFree: Bool) {
    self.channel = channel
    self.received = received
    self.has = has
    self.isFree = isFree
  }
}

/// One item and what it is worth for this one dossier.
package struct AdviceLine: Hashable, Sendable {
  package enum State: String, Sendable {
    case present, missing, unknown
  }
  package let item: AdviceItem
  package let state: State
  /// What the unit has more with it than without, by indicator, everything else of the dossier done well; empty once a target is
  /// met.
  package let shares: [Stakes.Share]
}

/// What asking for a supplement now comes to.
package struct SupplementAdvice: Hashable, Sendable {
  /// Which request this would be, from 1.
  package let number: Int
  /// It is late whatever is done.
  package let isLateAlready: Bool
  /// This request makes it late at once, however it ends (indicators-766, section 4).
  package let makesLate: Bool
  /// What that costs, by indicator.
  package let shares: [Stakes.Share]
  /// By when the sender has to be told: the third working day after acceptance.
  package let noticeBy: Instant
}
