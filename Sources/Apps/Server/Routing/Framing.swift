internal import Access
internal import Base
internal import Pages
internal import Records
internal import Work

/// What stands around a page: the same for an answer and for a refusal, so that nobody looks signed out who is not.
enum Framing {
  /// `edition`: nil where the store cannot be read; the page then says nothing about it. `asked`: unit and period of the page,
  /// which the menu carries along.
  static func frame(
    _ visitor: Visitor, _ session: String?, at path: String, _ edition: DeskKeeper.Edition?,
    asked: MenuQuestion = .none,
    alerts: Int = 0, newestEvent: Instant? = nil, stream: String? = nil
  ) -> Frame {
    var frame = Frame(
      reader: visitor.isSignedIn ? visitor.name : nil,
      menu: Menu.items(for: visitor, at: path, root: edition?.lists.root, asked: asked, alerts: alerts),
      isSample: edition?.desk.isSample ?? false, newestArrival: edition?.desk.newestArrival,
      newestEvent: newestEvent, stream: stream)
    if let session, visitor.isSignedIn { frame.seal = { address in FormSeal.seal(address, token: session) } }
    return frame
  }
}

extension Call {
  /// What stands around a page. `stream`: where it hears of changes.
  func frame(_ edition: DeskKeeper.Edition, stream: String? = nil) -> Frame {
    Framing.frame(
      visitor, session, at: route.path, edition, asked: menuQuestion(edition),
      alerts: service.openAlerts.count(for: visitor, in: edition.desk.facts.units),
      newestEvent: edition.newestEvent(now),
      stream: stream)
  }

  /// Whether this is theirs to do to all the store has.
  func mayEverywhere(_ permission: Permission, _ edition: DeskKeeper.Edition) -> Bool {
    visitor.mayEverywhere(permission, below: edition.lists.root)
  }
}
