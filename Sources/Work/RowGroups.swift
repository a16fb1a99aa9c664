internal import Base
internal import Intake
internal import Records

/// The rows of one file gathered by key: rows without an instant say one thing together (the later row wins, attribute
/// by attribute); rows with an instant, and rows that wait for a register, each stand for themselves.
struct RowGroups {
  struct Group {
    var statement: Statement
    /// Further rows that said the same.
    var repeats = 0
    /// Further rows that said something else.
    var differing = 0
    /// Another row gives another state for the same instant.
    var contradicts = false
    var differs: Bool { differing > 0 || contradicts }
  }

  private var groups: [Group] = []
  /// Key and instant of every dated row so far.
  private var moments: Set<String> = []

  /// The groups of each key, keys in the order of their first row, groups in the order of the file.
  var byKey: [[Group]] {
    var positions: [String: Int] = [:]
    var lists: [[Group]] = []
    for group in groups {
      if let position = positions[group.statement.key] {
        lists[position].append(group)
      } else {
        positions[group.statement.key] = lists.count
        lists.append([group])
      }
    }
    return lists
  }

  /// `factKey`: rows of equal fact keys are about one fact, also where their own keys differ.
  init(_ reading: FileReading, isAdmitted: (Statement) -> Bool, factKey: (Statement) -> String) {
    var positions: [String: Int] = [:]
    var merged: [Int: ReadRow] = [:]
    for row in reading.rows {
      let statement = Statement(kind: reading.kind, stated: row.stated, extras: row.extras, instant: row.instant)
      guard row.instant == nil, isAdmitted(statement) else {
        add(alone: statement, &positions)
        continue
      }
      let key = factKey(statement)
      guard let position = positions[key] else {
        positions[key] = groups.count
        merged[groups.count] = row
        groups.append(Group(statement: statement))
        continue
      }
      guard var known = merged[position] else { continue }
      let before = groups[position].statement.payload
      known.stated.merge(row.stated) { _, later in later }
      known.extras.merge(row.extras) { _, later in later }
      merged[position] = known
      groups[position].statement = Statement(kind: reading.kind, stated: known.stated, extras: known.extras)
      if groups[position].statement.payload == before {
        groups[position].repeats += 1
      } else {
        groups[position].differing += 1
      }
    }
  }

  private mutating func add(alone statement: Statement, _ positions: inout [String: Int]) {
    let identity =
      "\(statement.instant?.seconds ?? 0)\(Statement.separator)\(statement.key)\(Statement.separator)\(statement.payload)"
    if let position = positions[identity] {
      groups[position].repeats += 1
      return
    }
    let isContradiction = statement.instant.map { !moments.insert("\($0.seconds) \(statement.key)").inserted } ?? false
    positions[identity] = groups.count
    groups.append(Group(statement: statement, contradicts: isContradiction))
  }
}
