internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Work

/// The first page for strangers.
extension Call {
  private static let mostFound = 20

  func home() async throws -> Response {
    let facts = try await publicDesk()
    guard !facts.units.rows.isEmpty else { return emptyStore(facts.edition) }
    let searched = asking.text("find")
    let shown = facts.edition.lists.units.filter { [.province, .agency, .commune].contains($0.kind) }
    let wanted = searchFolded(searched ?? "")
    let found =
      wanted.isEmpty
      ? []
      : shown.filter { unit in
        searchFolded(unit.name).contains(wanted) || unit.code.text.lowercased() == wanted
      }
    let page = HomePage(
      frame: frame(facts.edition), searched: searched,
      found: found.prefix(Self.mostFound).map { unit in
        HomePage.Found(unit: unit, above: unit.parent.flatMap { facts.units.unit($0)?.name } ?? "")
      }, foundInAll: found.count, top: searched == nil ? try top(facts) : nil, units: shown.count)
    return Reply.html(page.html())
  }

  /// The page of a store without units.
  func emptyStore(_ edition: DeskKeeper.Edition) -> Response {
    Reply.html(MessagePage.emptyStore(frame(edition), mayMend: mayEverywhere(.mend, edition)))
  }

  private func top(_ facts: PublicDesk) throws(Failure) -> HomePage.Top? {
    let parent = try publicParent(facts, kind: .commune)
    let ranking = try publicRanking(facts, parent, .commune, publicPeriod(facts))
    if ranking.rows.isEmpty { return nil }
    return HomePage.Top(
      parent: parent, periodWords: ranking.period.sentence.vi, asOf: ranking.asOf,
      rows: Array(ranking.rows.prefix(5)), peers: ranking.rows.count)
  }
}
