internal import Base
internal import Counting
internal import Records

/// The dossiers' columns of a moment, with the facts that wait for a register.
struct DeskColumns {
  private(set) var columns: FactColumns
  private(set) var waiting: [Facts.Waiting]

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
      if (try? columns.decodeDossiers(image.columns)) != nil {
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
    var loader = FactColumns.Loader(FactColumns(moved))
    var waiting: [Facts.Waiting] = []
    let admission = registers.admission
    try log.eachFact(.dossier, moment) { deliveries in
      if let dossier = admission.dossier(deliveries, waits: { waiting.append($0) }) { loader.add(tree.moved(dossier)) }
    }
    self.init(columns: loader.finish(), waiting: waiting)
  }

  private init(whole log: some FactLog, _ moment: LogMoment, _ registers: Facts) throws(Failure) {
    var loader = FactColumns.Loader(FactColumns(registers))
    var waiting: [Facts.Waiting] = []
    let admission = registers.admission
    try log.eachFact(.dossier, moment) { deliveries in
      if let dossier = admission.dossier(deliveries, waits: { waiting.append($0) }) { loader.add(dossier) }
    }
    self.init(columns: loader.finish(), waiting: waiting)
  }

  /// Replaces the dossiers that changed between two moments, each by what its deliveries say now. False, with nothing
  /// changed, when the registers changed too or too much did: then the log must be read whole.
  mutating func advance(
    _ log: any FactLog, from before: LogMoment, to after: LogMoment, _ registers: Facts
  ) throws(Failure) -> Bool {
    if before == after { return true }
    guard let keys = try log.changedDossiers(from: before, to: after, atMost: Self.mostChanges) else { return false }
    let admission = registers.admission
    let old = try log.ledger(.keys(.dossier, keys), before)
    let new = try log.ledger(.keys(.dossier, keys), after)
    let changed = Set(keys)
    waiting.removeAll { $0.kind == .dossier && changed.contains($0.key) }
    for key in keys {
      let known = admission.dossier(old.deliveries(of: .dossier, key: key), waits: { _ in })
      let now = admission.dossier(new.deliveries(of: .dossier, key: key), waits: { waiting.append($0) })
      columns.replace(known, by: now)
    }
    return true
  }

  private func keep(
    on shelf: any ColumnShelf, _ log: some FactLog, _ moment: LogMoment, _ head: Digest
  ) throws(Failure) {
    guard try log.head(moment.version) == head else { return }
    shelf.keep(
      ColumnImage(version: moment.version, head: head, waiting: waiting, columns: columns.encodedDossiers()))
  }
}
