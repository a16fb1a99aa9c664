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
    var request = try asking.deskRequest(now: now)
    // Whoever asks on the machine of the store could as well run the command.
    if !visitor.isSignedIn, !AddressRange.isThisMachine(address) {
      request = try opened(request, standpoint, edition)
    }
    let (question, notes) = try edition.desk.question(request, now: now)
    return Asked(
      edition: edition, standpoint: standpoint, question: question, notes: notes,
      sight: Sight(edition.desk, visitor, opener: edition))
  }

  /// The question as strangers may ask it.
  private func opened(
    _ request: Desk.Request, _ standpoint: Standpoint, _ edition: DeskKeeper.Edition
  ) throws(Failure) -> Desk.Request {
    let newest = PublicDay(edition.desk, now: now).day
    if let opened = OpenWindow(newest: newest, today: now.day).opened(request, knownAt: standpoint.knownAt) {
      return opened
    }
    throw Failure(
      .signIn,
      vi:
        "Không đăng nhập thì chỉ xem được trọn tháng: từ ngày đầu tháng đến ngày cuối tháng, tính đến hết một tháng hoặc hết ngày \(newest.vietnamese). Đăng nhập để xem ngày khác.",
      en:
        "Without signing in only whole months are told: from the first of a month to the last of one, as of the end of a month or of \(newest.iso). Sign in for other days."
    )
  }

  /// Another standpoint than now is read from the whole log and held in memory: strangers share one small allowance for it.
  private func admit(_ standpoint: Standpoint) throws(Failure) {
    if standpoint == .now || visitor.isSignedIn || AddressRange.isThisMachine(address) { return }
    guard service.limits.admits("standpoints of strangers", .digging) else { throw Gate.tooOften }
  }
}
