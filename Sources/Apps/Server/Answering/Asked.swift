internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Work

/// A question with the facts it is asked of.
struct Asked {
  let edition: DeskKeeper.Edition
  let standpoint: Standpoint
  let question: Question
  let notes: [Sentence]
  let sight: Sight

  var desk: Desk { edition.desk }
}

extension Call {
  /// The facts from the standpoint asked for, and the question about them. `announced`: the facts of now, where they are at hand.
  func question(on announced: DeskKeeper.Edition? = nil) async throws -> Asked {
    let standpoint = try asking.standpoint(now: now)
    try admit(standpoint)
    var edition = standpoint == .now ? announced : nil
    if edition == nil { edition = try await service.keeper.current(at: standpoint) }
    guard let edition else { throw SoiServer.nothingHere }
    let (question, notes) = try edition.desk.question(asking.deskRequest(now: now), now: now)
    return Asked(
      edition: edition, standpoint: standpoint, question: question, notes: notes,
      sight: Sight(edition.desk, visitor, opener: edition))
  }

  /// Another standpoint than now is read from the whole log and held in memory: strangers share one small allowance for it.
  private func admit(_ standpoint: Standpoint) throws(Failure) {
    if standpoint == .now || visitor.isSignedIn || AddressRange.isThisMachine(address) { return }
    guard service.limits.admits("standpoints of strangers", .digging) else { throw Gate.tooOften }
  }
}
