internal import Access
internal import Base
internal import Pages
internal import Work

/// What a page is asked about, as far as other pages of the menu ask the same: who follows the menu stays with the unit and the
/// days chosen.
struct MenuQuestion {
  /// The unit's code or name as the address says it; nil on pages of no unit.
  let unit: String?
  /// Days and standpoint, as the address says them.
  let items: [(String, String?)]
  /// The public name of the period, where it has one and its figures have begun.
  let period: String?

  static let none = MenuQuestion(unit: nil, items: [], period: nil)

  /// The address of an item of the menu with the question in it.
  func address(_ target: String) -> String {
    switch target {
    case "/board":
      guard let unit, items.contains(where: { $0.0 == "from" }) else { return target }
      return PageAddress("/units/\(unit.percentEncoded)", items).text
    case "/dossiers", "/petitions", "/procedures": return PageAddress(target, [("unit", unit)] + items).text
    case "/ranking": return PageAddress(target, [("period", period)]).text
    default: return target
    }
  }
}

extension Call {
  private static let asked = ["from", "to", "as_of", "source", "rules", "rounding", "tree", "known_at"]

  /// The question of this page, if it is about days at all.
  func menuQuestion(_ edition: DeskKeeper.Edition) -> MenuQuestion {
    let names = Set(route.parameters.filter { $0.place == .query }.map(\.name))
    guard visitor.isSignedIn, names.contains("from") else { return .none }
    let unit =
      route.path.hasPrefix("/units/:code") ? path("code") : names.contains("unit") ? asking.text("unit") : nil
    let items = Self.asked.filter { names.contains($0) }.map { ($0, asking.text($0)) }
    return MenuQuestion(unit: unit, items: items.filter { $0.1 != nil }, period: publicName(edition))
  }

  private func publicName(_ edition: DeskKeeper.Edition) -> String? {
    guard let from = asking.text("from").flatMap({ Day(iso: $0) }),
      let to = asking.text("to").flatMap({ Day(iso: $0) }),
      let period = Period(from: from, to: to), from <= PublicDay(edition.desk, now: now).day
    else { return nil }
    return PublicPeriod.Kind.allCases.compactMap { PublicPeriod($0, around: to) }.first { $0.period == period }?.name
  }
}
