internal import Base

/// What was found of one procedure in a subtree.
struct ProcedureFound: Hashable, Sendable {
  /// Marks of its dossiers; above them, in `kindBits`, the procedure bits of state words.
  var dossiers: UInt64 = 0
  /// Marks of its service rows.
  var services: UInt64 = 0

  static let kindBits = 6
  static let mostDossierMarks = 64 - kindBits

  /// The procedure bits of state words, shifted down.
  var kind: UInt64 { dossiers >> UInt64(Self.mostDossierMarks) }

  fileprivate static func kind(_ word: UInt64) -> UInt64 {
    (word >> StateMemo.procedureShift) << UInt64(mostDossierMarks)
  }
}

/// What was found of each procedure in one subtree: marks of its dossiers and of its service rows.
///
/// Its loops run for every procedure of every unit; they hold their arrays once, not once an element.
struct ProcedureMarks: Sendable {
  private var found: [ProcedureFound] = []
  /// The first `count` are the procedures of which anything was found, each once.
  private var touched: [UInt32] = []
  private var count = 0

  /// Makes room for procedures numbered below this.
  mutating func prepare(procedures count: Int) {
    guard found.count < count else { return }
    found += Array(repeating: ProcedureFound(), count: count - found.count)
    touched += Array(repeating: 0, count: count - touched.count)
  }

  /// Adds the marks of a block's procedures, and clears them. `words` are the procedure bits of state words.
  mutating func add(_ procedures: [UInt32], _ marks: inout [UInt64], words: [UInt64]) {
    Self.add(procedures, &marks, words, &found, &touched, &count)
  }

  private static func add(
    _ procedures: [UInt32], _ marks: inout [UInt64], _ words: [UInt64], _ found: inout [ProcedureFound],
    _ touched: inout [UInt32], _ count: inout Int
  ) {
    let (procedures, words) = (procedures.span, words.span)
    var marks = marks.mutableSpan
    var touched = touched.mutableSpan
    var found = found.mutableSpan
    for index in procedures.indices where marks[index] != 0 {
      let procedure = Int(procedures[index])
      if found[procedure].dossiers | found[procedure].services == 0 {
        touched[count] = procedures[index]
        count += 1
      }
      found[procedure].dossiers |= marks[index] | ProcedureFound.kind(words[procedure])
      marks[index] = 0
    }
  }

  /// Adds what the rows valid on `day` are verdicted, of the marks in `scope`. False when a row has no verdict yet; then
  /// it must be asked and all rows added again.
  mutating func add(
    _ rows: [ServiceRow], on day: Int32, _ memo: borrowing StateMemo, words: [UInt64], scope: UInt64
  ) -> Bool {
    Self.add(rows, day, memo.serviceMarks, words, scope, &found, &touched, &count)
  }

  private static func add(
    _ rows: [ServiceRow], _ day: Int32, _ verdicts: [UInt64], _ words: [UInt64], _ scope: UInt64,
    _ found: inout [ProcedureFound], _ touched: inout [UInt32], _ count: inout Int
  ) -> Bool {
    let (rows, words, verdicts) = (rows.span, words.span, verdicts.span)
    var touched = touched.mutableSpan
    var found = found.mutableSpan
    var isAsked = true
    for index in rows.indices {
      let row = rows[index]
      let procedure = Int(row.procedure)
      let word = words[procedure]
      let verdict = verdicts[StateMemo.serviceKey(row: row.word, procedure: word)]
      guard verdict != StateMemo.unasked else {
        isAsked = false
        continue
      }
      let marks = row.from <= day && day <= row.to ? verdict & scope : 0
      if marks == 0 { continue }
      if found[procedure].dossiers | found[procedure].services == 0 {
        touched[count] = row.procedure
        count += 1
      }
      found[procedure].dossiers |= ProcedureFound.kind(word)
      found[procedure].services |= marks
    }
    return isAsked
  }

  /// Leaves in `places` where the verdict of each procedure begins, filled up to whole steps of the counter, and starts
  /// again from nothing. Answers how many places there are.
  mutating func take(_ verdicts: inout ProcedureVerdicts, to places: inout [UInt32]) -> Int {
    let padded = (count + LaneCounter.step - 1) / LaneCounter.step * LaneCounter.step
    if places.count < padded { places = Array(repeating: 0, count: padded) }
    Self.take(count, touched, &found, &verdicts, &places)
    for index in count..<padded { places[index] = 0 }
    count = 0
    return padded
  }

  private static func take(
    _ count: Int, _ touched: [UInt32], _ found: inout [ProcedureFound], _ verdicts: inout ProcedureVerdicts,
    _ places: inout [UInt32]
  ) {
    let touched = touched.span
    var found = found.mutableSpan
    var places = places.mutableSpan
    for index in 0..<count {
      let procedure = Int(touched[index])
      places[index] = verdicts.place(found[procedure])
      found[procedure] = ProcedureFound()
    }
  }
}
