internal import Base

extension TreeReader {
  /// Nil where it could not be read; the problem is reported.
  mutating func measure(_ tree: LocatedTree) -> Measure? {
    let counts = ["dossiers", "petitions", "procedures", "announcements"]
    if tree.scalar != nil {
      guard let text = text(tree) else { return nil }
      if text == "constant" { return .constant }
      unknownWord(text, tree.place, among: ["constant"] + counts.map { "{count: \($0), …}" })
      return nil
    }
    guard let what = tree["count"] else {
      _ = isMap(tree, [.init(key: "count", isRequired: true, example: "dossiers")])
      return nil
    }
    switch what.scalar {
    case "dossiers": return records(tree, .dossier).map { .records($0) }
    case "petitions": return records(tree, .petition).map { .records($0) }
    case "procedures": return procedures(tree).map { .procedures($0) }
    case "announcements": return announcements(tree).map { .announcements($0) }
    default:
      if let text = text(what) { unknownWord(text, what.place, among: counts) }
      return nil
    }
  }

  private enum DenominatorWord: String, CaseIterable {
    case counted
    case nationalReport = "national_report"
  }

  private mutating func records(_ tree: LocatedTree, _ subject: Subject) -> RecordMeasure? {
    guard isMap(tree, PackEntries.records) else { return nil }
    let population: Population? = tree["population"].flatMap { choice($0) }
    if subject == .petition, population == .received, let place = tree["population"]?.place {
      problem(
        .unknownWord, place, vi: "Phản ánh, kiến nghị chỉ đếm theo active.",
        en: "Petitions are counted as active only.",
        hint: Sentence(vi: "viết population: active", en: "write population: active"))
    }
    let filter = tree["where"].map { predicate($0, of: subject) }
    let achieved = tree["achieved"].flatMap { predicate($0, of: subject) }
    let denominator: DenominatorWord? = tree["denominator"].map { choice($0) } ?? .counted
    if denominator == .nationalReport, let place = tree["denominator"]?.place {
      checkNationalReport(subject, population, hasFilter: filter != nil, place)
    }
    guard let population, let achieved, let denominator else { return nil }
    if case .some(.none) = filter { return nil }
    return RecordMeasure(
      subject: subject, population: population, filter: filter ?? nil, achieved: achieved,
      againstNationalReport: denominator == .nationalReport)
  }

  /// The national report says how many dossiers came, of every kind: nothing else can be held against it.
  private mutating func checkNationalReport(
    _ subject: Subject, _ population: Population?, hasFilter: Bool, _ place: Place
  ) {
    if subject == .dossier, population != .active, !hasFilter { return }
    problem(
      .badReference, place, vi: "Báo cáo quốc gia chỉ so được với mọi hồ sơ tiếp nhận trong kỳ.",
      en: "The national report can only be compared with all dossiers received in the period.",
      hint: Sentence(
        vi: "dùng count: dossiers, population: received, không có where; hoặc bỏ denominator",
        en: "use count: dossiers, population: received and no where; or remove denominator"))
  }

  private mutating func procedures(_ tree: LocatedTree) -> ProcedureMeasure? {
    guard isMap(tree, PackEntries.procedures) else { return nil }
    let base = base(tree)
    let achieved = tree["having"].flatMap { having($0) }
    guard let base, let achieved else { return nil }
    return ProcedureMeasure(base: base, achieved: achieved)
  }

  private mutating func base(_ tree: LocatedTree) -> ProcedureMeasure.Base? {
    guard let of = tree["of"], let word = text(of) else { return nil }
    let isOfDossiers = word == "dossiers"
    let filter = tree["where"].map { predicate($0, of: isOfDossiers ? .procedure : .service) }
    if case .some(.none) = filter { return nil }
    switch word {
    case "services", "own_services":
      unread(
        ["population"], in: tree, because: "dịch vụ được tính vào ngày cuối kỳ",
        "services are those of the last day")
      return word == "services" ? .services(filter ?? nil) : .ownServices(filter ?? nil)
    case "dossiers":
      guard let population = tree["population"] else {
        problem(
          .missingEntry, tree.place, vi: "Thiếu mục “population”.", en: "The entry “population” is missing.",
          hint: Sentence(vi: "thêm population: received", en: "add population: received"))
        return nil
      }
      return choice(population).map { .dossiers($0, filter ?? nil) }
    default:
      unknownWord(word, of.place, among: ["services", "own_services", "dossiers"])
      return nil
    }
  }

  private mutating func having(_ tree: LocatedTree) -> ProcedureMeasure.Achieved? {
    guard isMap(tree, PackEntries.having) else { return nil }
    if let condition = tree["service"] {
      unread(
        ["dossier", "population"], in: tree, because: "“having” đã hỏi dịch vụ", "“having” already asks the service")
      return predicate(condition, of: .service).map { .service($0) }
    }
    for (key, example) in [("dossier", "{channel: online}"), ("population", "received")] where tree[key] == nil {
      problem(
        .missingEntry, tree.place, vi: "Thiếu mục “\(key)”.", en: "The entry “\(key)” is missing.",
        hint: Sentence(
          vi: "thêm \(key): \(example), hoặc hỏi dịch vụ bằng service: …",
          en: "add \(key): \(example), or ask the service with service: …"))
    }
    let population: Population? = tree["population"].flatMap { choice($0) }
    let condition = tree["dossier"].flatMap { predicate($0, of: .dossier) }
    guard let population, let condition else { return nil }
    return .dossier(population, condition)
  }

  private mutating func announcements(_ tree: LocatedTree) -> AnnouncementMeasure? {
    guard isMap(tree, PackEntries.announcements), let achieved = tree["achieved"],
      let word: AnnouncementWord = choice(achieved)
    else { return nil }
    guard case .workdays(let range) = word.row.value else {
      unread(
        ["workdays"], in: tree, because: "“\(word.rawValue)” không có thời hạn", "“\(word.rawValue)” has no term")
      return .complete
    }
    guard let value = tree["workdays"] else {
      problem(
        .missingEntry, tree.place, vi: "Thiếu mục “workdays”.", en: "The entry “workdays” is missing.",
        hint: Sentence(vi: "thêm workdays: 5", en: "add workdays: 5"))
      return nil
    }
    guard let days = whole(value, in: range) else { return nil }
    return word == .signedInTime
      ? .signedInTime(workdaysBeforeEffect: days) : .publishedInTime(workdaysAfterSigning: days)
  }
}
