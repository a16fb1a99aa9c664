internal import Base
internal import Counting
internal import Records
internal import Workdays

/// The columns of a moment, with what waits for a register of the kinds that come by the million.
struct DeskColumns {
  private(set) var columns: FactColumns
  private(set) var waiting: [Facts.Waiting]
  /// Some promised date in the columns depends on the calendar.
  private(set) var leansOnCalendar = false

  /// What an image tells of; of ratings, which are in no count, only that they wait. Every other kind is read from the log at
  /// each start.
  private static let kinds: Set<FactKind> = [.service, .dossier, .progress, .rating]

  /// More changes than this are not worth a second look at each: the log is read whole.
  static let mostChanges = 50_000

  /// From the image where there is one of this log, brought up to the moment by what has changed since; else from the whole
  /// log, and then the image is renewed.
  init(
    _ log: some FactLog, _ moment: LogMoment, _ registers: Facts, _ admission: Admission,
    shelf: (any ColumnShelf)?
  ) throws(Failure) {
    guard moment.knownAt == nil, let shelf else {
      try self.init(whole: log, moment, registers, admission)
      return
    }
    // Read first: an image is kept under the hash the log had before it was read, so that of a log which is replaced
    // meanwhile is taken by nobody.
    let head = try log.head(moment.version)
    if let image = try? shelf.image(), image.version <= moment.version,
      let mark = ImageMark(image.head, of: try log.head(image.version), registers.calendar)
    {
      var columns = FactColumns(registers)
      if (try? columns.decode(image.columns)) != nil {
        self.init(columns: columns, waiting: image.waiting)
        leansOnCalendar = mark == .withCalendar
        if try advance(log, from: LogMoment(version: image.version), to: moment, admission) {
          if image.version < moment.version { try keep(on: shelf, log, moment, head, registers.calendar) }
          return
        }
      }
    }
    try self.init(whole: log, moment, registers, admission)
    try keep(on: shelf, log, moment, head, registers.calendar)
  }

  init(columns: FactColumns, waiting: [Facts.Waiting]) {
    self.columns = columns
    self.waiting = waiting
  }

  /// The whole log under the units of another day. `moved`: the registers there.
  init(
    _ log: any FactLog, _ moment: LogMoment, _ admission: Admission, on tree: DatedTree, _ moved: Facts
  ) throws(Failure) {
    try self.init(
      whole: log, moment, admission, FactColumns(moved), dossier: { tree.moved($0) },
      services: { tree.moved($0) })
  }

  private init(
    whole log: some FactLog, _ moment: LogMoment, _ registers: Facts, _ admission: Admission
  ) throws(Failure) {
    try self.init(
      whole: log, moment, admission, FactColumns(registers), dossier: { $0 }, services: { $0 })
  }

  private init(
    whole log: any FactLog, _ moment: LogMoment, _ admission: Admission, _ empty: FactColumns,
    dossier moved: @Sendable (Dossier) -> Dossier,
    services movedServices: ([UnitCode: [Service]]) -> [UnitCode: [Service]]
  ) throws(Failure) {
    let (dossiers, others) = try together(
      { () throws(Failure) in
        var waiting: [Facts.Waiting] = []
        var loader = FactColumns.Loader(empty)
        var leans = false
        let courses = try Self.courses(log, moment)
        try log.eachFact([.dossier], moment) { deliveries in
          let steps = courses.steps(of: deliveries.first?.statement.key ?? "")
          guard let dossier = admission.dossier(deliveries, steps: steps, waits: { waiting.append($0) }) else { return }
          leans = leans || dossier.leansOnCalendar
          loader.add(moved(dossier))
        }
        return (columns: loader.finish(), waiting: waiting, leans: leans)
      },
      { () throws(Failure) in
        var waiting: [Facts.Waiting] = []
        var fold = ServiceFold(admission, unitTexts: try log.unitTexts())
        try log.eachFact([.service, .rating], moment) { deliveries in
          if deliveries.first?.statement.kind == .service {
            fold.add(deliveries)
          } else {
            waiting += deliveries.compactMap { admission.missing($0.statement) }
          }
        }
        let (services, waits) = fold.finish()
        return (services: services, waiting: waiting + waits)
      })
    var columns = dossiers.columns
    for (unit, rows) in movedServices(others.services) { columns.setServices(unit, rows) }
    self.init(columns: columns, waiting: dossiers.waiting + others.waiting)
    leansOnCalendar = dossiers.leans
  }

  /// Replaces the dossiers that changed between two moments, each by what its deliveries say now, and the services of units
  /// of which any changed. False, with nothing changed, when the registers changed too or too much did: then the log must
  /// be read whole.
  mutating func advance(
    _ log: any FactLog, from before: LogMoment, to after: LogMoment, _ admission: Admission
  ) throws(Failure) -> Bool {
    if before == after { return true }
    guard let keys = try log.changedKeys(of: Self.kinds, from: before, to: after, atMost: Self.mostChanges) else {
      return false
    }
    let touched = (keys[.progress] ?? []).map { String(Statement.group(.progress, $0)) } + (keys[.dossier] ?? [])
    try replaceDossiers(Set(touched).sorted(by: codePointOrder), log, before, after, admission)
    try replaceServices(keys[.service] ?? [], log, before, after, admission)
    let ratings = keys[.rating] ?? []
    forget(.rating, ratings)
    waiting += try log.ledger(.keys(.rating, ratings), after).statements(.rating).compactMap { admission.missing($0) }
    return true
  }

  private mutating func replaceDossiers(
    _ keys: [String], _ log: any FactLog, _ before: LogMoment, _ after: LogMoment, _ admission: Admission
  ) throws(Failure) {
    if keys.isEmpty { return }
    let old = try Self.dossiers(keys, log, before)
    let new = try Self.dossiers(keys, log, after)
    forget(.dossier, keys)
    for key in keys {
      let known = admission.dossier(
        old.ledger.deliveries(of: .dossier, key: key), steps: old.courses.steps(of: key), waits: { _ in })
      let now = admission.dossier(
        new.ledger.deliveries(of: .dossier, key: key), steps: new.courses.steps(of: key),
        waits: { waiting.append($0) })
      leansOnCalendar = leansOnCalendar || now?.leansOnCalendar ?? false
      columns.replace(known, by: now)
    }
  }

  /// A service's last day hangs on the next row of its procedure, and one fact may have several keys: all services of a
  /// touched unit are folded anew.
  private mutating func replaceServices(
    _ keys: [String], _ log: any FactLog, _ before: LogMoment, _ after: LogMoment, _ admission: Admission
  ) throws(Failure) {
    if keys.isEmpty { return }
    let new = try log.ledger(.keys(.service, keys), after)
    let touched = try [log.ledger(.keys(.service, keys), before), new].reduce(into: Set<UnitCode>()) { units, ledger in
      units.formUnion(ledger.statements(.service).flatMap { admission.unitsPerhapsMeant(by: $0) })
    }
    forget(.service, keys)
    waiting += new.statements(.service).compactMap { admission.missing($0) }
    let services =
      touched.count > Self.mostUnits
      ? try ServiceFold.services(log, after, admission)
      : try admission.services(log.ledger(.units(log.texts(meaning: touched, admission), [.service]), after)).services
    for unit in touched { columns.setServices(unit, services[unit] ?? []) }
  }

  /// Finding the services of more units one by one takes longer than reading all.
  private static let mostUnits = 300

  private mutating func forget(_ kind: FactKind, _ keys: [String]) {
    let changed = Set(keys)
    waiting.removeAll { $0.kind == kind && changed.contains($0.key) }
  }

  /// The live steps of all dossiers.
  private static func courses(_ log: any FactLog, _ moment: LogMoment) throws(Failure) -> CourseTable {
    var courses = CourseTable()
    try log.eachDelivery(.progress, moment) { courses.add($0.statement) }
    return courses
  }

  /// What was said of some dossiers by a moment.
  private static func dossiers(
    _ keys: [String], _ log: any FactLog, _ moment: LogMoment
  ) throws(Failure) -> (ledger: Ledger, courses: CourseTable) {
    let ledger = try log.ledger(.keys(.dossier, keys), moment)
    var courses = CourseTable()
    if try log.isEmpty(.progress) { return (ledger, courses) }
    for deliveries in (try log.ledger(.keys(.progress, keys), moment).deliveries[.progress] ?? [:]).values {
      for delivery in deliveries { courses.add(delivery.statement) }
    }
    return (ledger, courses)
  }

  private func keep(
    on shelf: any ColumnShelf, _ log: some FactLog, _ moment: LogMoment, _ head: Digest, _ calendar: WorkCalendar
  ) throws(Failure) {
    guard try log.head(moment.version) == head else { return }
    let marked = leansOnCalendar ? ImageMark.marked(head, calendar) : head
    shelf.keep(ColumnImage(version: moment.version, head: marked, waiting: waiting, columns: columns.encoded()))
  }
}

extension ServiceFold {
  /// Every service that counted at the moment.
  fileprivate static func services(
    _ log: any FactLog, _ moment: LogMoment, _ admission: Admission
  ) throws(Failure) -> [UnitCode: [Service]] {
    var fold = ServiceFold(admission, unitTexts: try log.unitTexts())
    try log.eachFact([.service], moment) { fold.add($0) }
    return fold.finish().services
  }
}

extension FactLog {
  /// The texts by which some statement may mean one of these units.
  fileprivate func texts(meaning units: Set<UnitCode>, _ admission: Admission) throws(Failure) -> [String] {
    try unitTexts().filter { !admission.units(meantBy: $0).isDisjoint(with: units) }
  }
}
