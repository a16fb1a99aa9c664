internal import Base
internal import Counting
internal import Records

/// The columns of a moment, with what waits for a register of the kinds that come by the million.
struct DeskColumns {
  private(set) var columns: FactColumns
  private(set) var waiting: [Facts.Waiting]

  /// What an image tells of; of ratings, which are in no count, only that they wait. Every other kind is read from the log at
  /// each start.
  private static let kinds: Set<FactKind> = [.service, .dossier, .rating]

  /// More changes than this are not worth a second look at each: the log is read whole.
  private static let mostChanges = 50_000

  /// From the image where there is one of this log, brought up to the moment by what has changed since; else from the whole
  /// log, and then the image is renewed.
  init(
    _ log: some FactLog, _ moment: LogMoment, _ registers: Facts, shelf: (any ColumnShelf)?
  ) throws(Failure) {
    guard moment.knownAt == nil, let shelf else {
      try self.init(whole: log, moment, registers)
      return
    }
    // Read first: an image is kept under the hash the log had before it was read, so that of a log which is replaced
    // meanwhile is taken by nobody.
    let head = try log.head(moment.version)
    if let image = try? shelf.image(), image.version <= moment.version, try log.head(image.version) == image.head {
      var columns = FactColumns(registers)
      if (try? columns.decode(image.columns)) != nil {
        self.init(columns: columns, waiting: image.waiting)
        if try advance(log, from: LogMoment(version: image.version), to: moment, registers) {
          if image.version < moment.version { try keep(on: shelf, log, moment, head) }
          return
        }
      }
    }
    try self.init(whole: log, moment, registers)
    try keep(on: shelf, log, moment, head)
  }

  init(columns: FactColumns, waiting: [Facts.Waiting]) {
    self.columns = columns
    self.waiting = waiting
  }

  /// The whole log under the units of another day. `moved`: the registers there.
  init(
    _ log: any FactLog, _ moment: LogMoment, _ registers: Facts, on tree: DatedTree, _ moved: Facts
  ) throws(Failure) {
    try self.init(
      whole: log, moment, registers.admission, FactColumns(moved), dossier: { tree.moved($0) },
      services: { tree.moved($0) })
  }

  private init(whole log: some FactLog, _ moment: LogMoment, _ registers: Facts) throws(Failure) {
    try self.init(
      whole: log, moment, registers.admission, FactColumns(registers), dossier: { $0 }, services: { $0 })
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
        try log.eachFact([.dossier], moment) { deliveries in
          if let dossier = admission.dossier(deliveries, waits: { waiting.append($0) }) { loader.add(moved(dossier)) }
        }
        return (columns: loader.finish(), waiting: waiting)
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
  }

  /// Replaces the dossiers that changed between two moments, each by what its deliveries say now, and the services of units
  /// of which any changed. False, with nothing changed, when the registers changed too or too much did: then the log must
  /// be read whole.
  mutating func advance(
    _ log: any FactLog, from before: LogMoment, to after: LogMoment, _ registers: Facts
  ) throws(Failure) -> Bool {
    if before == after { return true }
    guard let keys = try log.changedKeys(of: Self.kinds, from: before, to: after, atMost: Self.mostChanges) else {
      return false
    }
    let admission = registers.admission
    try replaceDossiers(keys[.dossier] ?? [], log, before, after, admission)
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
    let old = try log.ledger(.keys(.dossier, keys), before)
    let new = try log.ledger(.keys(.dossier, keys), after)
    forget(.dossier, keys)
    for key in keys {
      let known = admission.dossier(old.deliveries(of: .dossier, key: key), waits: { _ in })
      let now = admission.dossier(new.deliveries(of: .dossier, key: key), waits: { waiting.append($0) })
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

  private func keep(
    on shelf: any ColumnShelf, _ log: some FactLog, _ moment: LogMoment, _ head: Digest
  ) throws(Failure) {
    guard try log.head(moment.version) == head else { return }
    shelf.keep(ColumnImage(version: moment.version, head: head, waiting: waiting, columns: columns.encoded()))
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
