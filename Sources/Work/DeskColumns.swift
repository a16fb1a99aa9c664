internal import Base
internal import Counting
internal import Records
internal import Workdays

/// The dossiers' columns of a moment, with the facts that wait for a register.
struct DeskColumns {
  private(set) var columns: FactColumns
  private(set) var waiting: [Facts.Waiting]
  /// Some promised date in the columns depends on the calendar.
  private(set) var leansOnCalendar = false

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
    if let image = try? shelf.image(), image.version <= moment.version,
      let mark = ImageMark(image.head, of: try log.head(image.version), registers.calendar)
    {
      var columns = FactColumns(registers)
      if (try? columns.decodeDossiers(image.columns)) != nil {
        self.init(columns: columns, waiting: image.waiting)
        leansOnCalendar = mark == .withCalendar
        if try advance(log, from: LogMoment(version: image.version), to: moment, registers) {
          if image.version < moment.version { try keep(on: shelf, log, moment, head, registers.calendar) }
          return
        }
      }
    }
    try self.init(whole: log, moment, registers)
    try keep(on: shelf, log, moment, head, registers.calendar)
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
    let courses = try Self.courses(log, moment)
    try log.eachFact(.dossier, moment) { deliveries in
      let steps = courses.steps(of: deliveries.first?.statement.key ?? "")
      if let dossier = admission.dossier(deliveries, steps: steps, waits: { waiting.append($0) }) {
        loader.add(tree.moved(dossier))
      }
    }
    self.init(columns: loader.finish(), waiting: waiting)
  }

  private init(whole log: some FactLog, _ moment: LogMoment, _ registers: Facts) throws(Failure) {
    var loader = FactColumns.Loader(FactColumns(registers))
    var waiting: [Facts.Waiting] = []
    let admission = registers.admission
    let courses = try Self.courses(log, moment)
    var leans = false
    try log.eachFact(.dossier, moment) { deliveries in
      let steps = courses.steps(of: deliveries.first?.statement.key ?? "")
      guard let dossier = admission.dossier(deliveries, steps: steps, waits: { waiting.append($0) }) else { return }
      leans = leans || dossier.leansOnCalendar
      loader.add(dossier)
    }
    self.init(columns: loader.finish(), waiting: waiting)
    leansOnCalendar = leans
  }

  /// Replaces the dossiers that changed between two moments, each by what its deliveries say now. False, with nothing
  /// changed, when the registers changed too or too much did: then the log must be read whole.
  mutating func advance(
    _ log: any FactLog, from before: LogMoment, to after: LogMoment, _ registers: Facts
  ) throws(Failure) -> Bool {
    if before == after { return true }
    guard let keys = try log.changedDossiers(from: before, to: after, atMost: Self.mostChanges) else { return false }
    let admission = registers.admission
    let old = try Self.dossiers(keys, log, before)
    let new = try Self.dossiers(keys, log, after)
    let changed = Set(keys)
    waiting.removeAll { $0.kind == .dossier && changed.contains($0.key) }
    for key in keys {
      let known = admission.dossier(
        old.ledger.deliveries(of: .dossier, key: key), steps: old.courses.steps(of: key), waits: { _ in })
      let now = admission.dossier(
        new.ledger.deliveries(of: .dossier, key: key), steps: new.courses.steps(of: key),
        waits: { waiting.append($0) })
      leansOnCalendar = leansOnCalendar || now?.leansOnCalendar ?? false
      columns.replace(known, by: now)
    }
    return true
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
    shelf.keep(
      ColumnImage(version: moment.version, head: marked, waiting: waiting, columns: columns.encodedDossiers()))
  }
}
