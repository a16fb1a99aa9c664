package import Base
internal import Counting
package import Records

extension Desk {
  /// What an answer for a unit has to say of the units it stands on; nil on the newest rows.
  package func treeReport(_ unit: UnitCode, window: Window) -> TreeReport? {
    guard let tree else { return nil }
    let subtree = Set(facts.units.subtree(unit))
    let remainders = tree.remainders.keys.sorted().compactMap { code -> TreeReport.Remainder? in
      guard let remainder = tree.remainders[code] else { return nil }
      let isCounted = subtree.contains(code)
      guard isCounted || remainder.candidates.contains(where: subtree.contains) else { return nil }
      let dossiers = scan.columns.activeDossiers(of: code, in: window)
      let petitions = scan.columns.activePetitions(of: code, in: window)
      guard dossiers + petitions > 0 else { return nil }
      return TreeReport.Remainder(
        code: code, of: remainder.of, candidates: remainder.candidates, dossiers: dossiers, petitions: petitions,
        isCounted: isCounted)
    }
    return TreeReport(
      day: tree.day, remainders: remainders,
      leftOut: leftOut.reduce(0) { sum, left in sum + (subtree.contains(left.key) ? left.value : 0) })
  }

  /// Why a unit of the register is not among the units of a day, and where its records are.
  func notThere(_ unit: UnitCode, _ tree: DatedTree) -> Failure {
    let name = registers.units.unit(unit)?.name ?? unit.text
    let places = tree.places(of: unit).filter { tree.remainders[$0] == nil }.sorted()
      .map { "\($0.text) \(tree.units.unit($0)?.name ?? "")" }.joined(separator: "; ")
    if places.isEmpty {
      return Failure(
        .notFound,
        vi: "Ngày \(tree.day.vietnamese) không có \(name) (\(unit.text)). Chọn ngày khác để xem đơn vị.",
        en: "On \(tree.day.iso) there was no \(name) (\(unit.text)). Choose another day for the units.")
    }
    return Failure(
      .notFound,
      vi: "Ngày \(tree.day.vietnamese) không có \(name) (\(unit.text)); hồ sơ của nó ở: \(places). Hỏi đơn vị ấy.",
      en: "On \(tree.day.iso) there was no \(name) (\(unit.text)); its records are at: \(places). Ask for that unit.")
  }
}
