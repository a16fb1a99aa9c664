package import Base
package import Records
package import Wording

extension EditionShelf {
  /// What the newest edition of a month says of a unit; nil when none tells of it.
  ///
  /// - Parameter address: of the service, without a slash at its end.
  package func notice(
    of unit: OrgUnit, _ month: PublicPeriod, among registers: UnitRegister, address: String, isSample: Bool
  ) throws(Failure) -> PublicNotice? {
    guard let edition = try current(month), let ranking = try table(EditionNames.ranking, of: edition) else {
      return nil
    }
    let column = { (name: String) in ranking.column(name) }
    let own = ranking.rows.first {
      $0[column("period")] == month.name && $0[column("unit")] == unit.code.text
        && $0[column("parent")] == unit.parent?.text
    }
    guard let own, let total = Points(text: own[column("total")]) else { return nil }
    let path = unit.kind == .commune ? "communes" : unit.kind == .province ? "provinces" : "agencies"
    return PublicNotice(
      unit: unit.name, period: month.sentence, edition: edition.number, total: total, rank: Int(own[column("rank")]),
      among: Int(own[column("of")]) ?? 0, within: unit.parent.flatMap { registers.unit($0)?.name } ?? "",
      services: try services(of: unit), link: "\(address)/\(path)/\(unit.code.text.percentEncoded)", isSample: isSample)
  }

  /// How long its procedures take, the most used first, by the newest edition that says so.
  private func services(of unit: OrgUnit) throws(Failure) -> [PublicNotice.Service] {
    for edition in try editions().reversed() {
      guard let table = try table(EditionNames.service, of: edition) else { continue }
      let column = { (name: String) in table.column(name) }
      let rows = table.rows.filter { $0[column("unit")] == unit.code.text && $0[column("by")] == "procedure" }
      return rows.compactMap { row -> (Int, PublicNotice.Service)? in
        guard let count = ToldCount(text: row[column("ended")])?.exact,
          let days = Int(row[column("typical_working_days")])
        else { return nil }
        return (count, PublicNotice.Service(name: row[column("name")], workingDays: days))
      }.sorted { ($1.0, $0.1.name) < ($0.0, $1.1.name) }.map(\.1)
    }
    return []
  }
}
