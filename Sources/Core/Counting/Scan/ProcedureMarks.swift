internal import Base

/// What was found of each procedure in one subtree: marks of its dossiers and of its service rows.
struct ProcedureMarks: Sendable {
  private var dossiers: [UInt64] = []
  private var services: [UInt64] = []
  private var touched: [UInt32] = []

  mutating func reset(procedures count: Int) {
    for procedure in touched {
      dossiers[Int(procedure)] = 0
      services[Int(procedure)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    guard dossiers.count < count else { return }
    dossiers += Array(repeating: 0, count: count - dossiers.count)
    services += Array(repeating: 0, count: count - services.count)
  }

  mutating func mark(_ procedure: UInt32, dossiers marks: UInt64) {
    touch(procedure)
    dossiers[Int(procedure)] |= marks
  }

  mutating func mark(_ procedure: UInt32, services marks: UInt64) {
    touch(procedure)
    services[Int(procedure)] |= marks
  }

  /// What was found, procedure after procedure. `words` are the procedure bits of state words.
  func found(words: [UInt64]) -> [Found] {
    touched.map { procedure in
      let index = Int(procedure)
      return Found(
        dossiers: dossiers[index], services: services[index], kind: words[index] >> StateMemo.procedureShift)
    }
  }

  struct Found: Sendable {
    let dossiers: UInt64
    let services: UInt64
    /// The procedure bits of state words, shifted down.
    let kind: UInt64
  }

  private mutating func touch(_ procedure: UInt32) {
    if dossiers[Int(procedure)] | services[Int(procedure)] == 0 { touched.append(procedure) }
  }
}
