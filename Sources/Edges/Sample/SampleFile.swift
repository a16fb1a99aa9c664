import Records

/// One file of a dataset as values; whoever writes it chooses the format.
package struct SampleFile: Sendable {
  /// `dossiers.csv`.
  package let name: String
  /// The columns of the canonical schema, in its order.
  package let header: [String]
  /// One cell for each column.
  package let rows: SampleRows

  init(_ kind: FactKind, batches: Int, _ batch: @escaping @Sendable (Int) -> [[String]]) {
    name = kind.fileStem + ".csv"
    header = Schema.of(kind).fileColumns.map(\.name)
    rows = SampleRows(batches: batches, batch: batch)
  }

  /// The rows of several files of one kind, one file after the other.
  init(joining files: [SampleFile], after first: [[String]]) {
    name = files[0].name
    header = files[0].header
    var starts: [Int] = []
    var batches = 1
    for file in files {
      starts.append(batches)
      batches += file.rows.batches
    }
    rows = SampleRows(batches: batches) { [starts] batch in
      guard let file = starts.lastIndex(where: { $0 <= batch }) else { return first }
      return files[file].rows.batch(batch - starts[file])
    }
  }

  init(_ kind: FactKind, _ all: @escaping @Sendable () -> [[String]]) {
    self.init(kind, batches: 1) { _ in all() }
  }
}

/// Rows made a batch at a time: at most one batch is in memory.
package struct SampleRows: Sequence, Sendable {
  let batches: Int
  let batch: @Sendable (Int) -> [[String]]

  package struct Iterator: IteratorProtocol {
    private let rows: SampleRows
    private var upcoming = 0
    private var current: [[String]] = []
    private var position = 0

    init(_ rows: SampleRows) { self.rows = rows }

    package mutating func next() -> [String]? {
      while position == current.count {
        guard upcoming < rows.batches else { return nil }
        current = rows.batch(upcoming)
        upcoming += 1
        position = 0
      }
      position += 1
      return current[position - 1]
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }
}
