package import Base
internal import Records

extension ImportReport {
  /// True when an import brought so much that it is better that it renews the image of the columns than that the next
  /// command reads the whole log: more than can be brought up to date change by change, and at least as many rows as all that
  /// counted before. So images cost as long again as all imports together, however many there are.
  package func deservesImage(in log: some FactLog) throws(Failure) -> Bool {
    guard let batch else { return false }
    let brought = files.reduce(0) { $0 + $1.summary.written }
    if brought <= DeskColumns.mostChanges { return false }
    let before = try log.batches(log.moment()).filter { $0.number != batch && $0.retractedAt == nil }
    return brought >= before.reduce(0) { sum, batch in sum + batch.files.reduce(0) { $0 + $1.written } }
  }
}

extension FileSummary {
  /// Rows that went into the log.
  fileprivate var written: Int { accepted + updated }
}
