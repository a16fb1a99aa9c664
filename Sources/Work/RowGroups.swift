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
    var differs: Bool { differing > 0 }

    /// What is hashed: the kind, the instant and the payload.
    var canonicalRow: String {
      "\(statement.kind.fileStem)\(Statement.separator)\(statement.instant?.isoLocal ?? "")\(Statement.separator)\(statement.payload)"
    }
  }

  private(set) var groups: [Group] = []

  init(_ reading: FileReading, isAdmitted: (Statement) -> Bool) {
    var positions: [String: Int] = [:]
    var merged: [Int: ReadRow] = [:]
    for row in reading.rows {
      let statement = Statement(kind: reading.kind, stated: row.stated, extras: row.extras, instant: row.instant)
      guard row.instant == nil, isAdmitted(statement) else {
        add(alone: statement, &positions)
        continue
      }
      guard let position = positions[statement.key] else {
        positions[statement.key] = groups.count
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
    } else {
      positions[identity] = groups.count
      groups.append(Group(statement: statement))
    }
  }
}
