internal import Base

extension TreeReader {
  mutating func measure(_ tree: LocatedTree) -> Measure {
    if tree.scalar == "constant" { return .constant }
    let what = text("count", in: tree)
    switch what {
    case "dossiers", "petitions":
      allow(["count", "population", "where", "achieved", "denominator"], in: tree)
      let subject: Subject = what == "dossiers" ? .dossier : .petition
      let national = tree["denominator"].map { choice($0, .counted) } ?? DenominatorWord.counted
      return .records(
        RecordMeasure(
          subject: subject, population: population(tree), filter: tree["where"].map { predicate($0, of: subject) },
          achieved: required("achieved", in: tree, of: subject), againstNationalReport: national == .nationalReport))
    case "procedures":
      allow(["count", "of", "population", "where", "having"], in: tree)
      return .procedures(ProcedureMeasure(base: base(tree), achieved: achieved(tree)))
    case "announcements":
      allow(["count", "achieved", "workdays"], in: tree)
      return .announcements(announcements(tree))
    default:
      problem(
        tree.place, vi: "“count” phải là dossiers, petitions, procedures hoặc announcements.",
        en: "“count” must be dossiers, petitions, procedures or announcements.")
      return .constant
    }
  }

  private enum DenominatorWord: String, CaseIterable {
    case counted
    case nationalReport = "national_report"
  }

  private mutating func population(_ tree: LocatedTree) -> Population {
    guard let value = entry("population", in: tree) else { return .active }
    return choice(value, among: [.received, .active], .active)
  }

  private mutating func required(_ key: String, in tree: LocatedTree, of subject: Subject) -> Predicate {
    guard let value = entry(key, in: tree) else { return .all([]) }
    return predicate(value, of: subject)
  }

  private mutating func base(_ tree: LocatedTree) -> ProcedureMeasure.Base {
    let filter = tree["where"]
    switch text("of", in: tree) {
    case "services": return .services(filter.map { predicate($0, of: .service) })
    case "own_services": return .ownServices(filter.map { predicate($0, of: .service) })
    case "dossiers": return .dossiers(population(tree), filter.map { predicate($0, of: .procedure) })
    default:
      problem(
        tree.place, vi: "“of” phải là services, own_services hoặc dossiers.",
        en: "“of” must be services, own_services or dossiers.")
      return .services(nil)
    }
  }

  private mutating func achieved(_ tree: LocatedTree) -> ProcedureMeasure.Achieved {
    guard let having = entry("having", in: tree) else { return .service(.all([])) }
    allow(["dossier", "service", "population"], in: having)
    if let condition = having["service"] { return .service(predicate(condition, of: .service)) }
    return .dossier(population(having), required("dossier", in: having, of: .dossier))
  }

  private mutating func announcements(_ tree: LocatedTree) -> AnnouncementMeasure {
    func workdays(_ reader: inout TreeReader) -> Int {
      guard let value = reader.entry("workdays", in: tree) else { return 1 }
      return reader.whole(value, in: 1...60)
    }
    switch text("achieved", in: tree) {
    case "signed_in_time": return .signedInTime(workdaysBeforeEffect: workdays(&self))
    case "published_in_time": return .publishedInTime(workdaysAfterSigning: workdays(&self))
    case "complete": return .complete
    default:
      problem(
        tree.place, vi: "“achieved” phải là signed_in_time, published_in_time hoặc complete.",
        en: "“achieved” must be signed_in_time, published_in_time or complete.")
      return .complete
    }
  }
}
