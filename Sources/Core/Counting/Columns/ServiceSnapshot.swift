internal import Base

// The services' part of a snapshot: the terms that occur, then of each unit its rows, a procedure and the terms of each.
extension FactColumns {
  var serviceRows: Int { byUnit.reduce(0) { $0 + $1.services.count } }

  func encodeServices(to writer: inout ByteWriter) {
    var terms = Interned<ServiceRow.Terms>()
    let filled = byUnit.indices.filter { !byUnit[$0].services.isEmpty }
    let numbers = filled.map { unit in byUnit[unit].services.map { terms.intern($0.terms) } }
    writer.write(UInt32(terms.count))
    writer.write(terms.values.map(\.from))
    writer.write(terms.values.map(\.to))
    writer.write(terms.values.map(\.word))
    writer.write(UInt32(filled.count))
    for (unit, numbers) in zip(filled, numbers) {
      writer.write(unitNumbers.values[unit].text)
      writer.write(UInt32(numbers.count))
      writer.write(byUnit[unit].services.map(\.procedure))
      writer.write(numbers)
    }
  }

  /// `procedures`: the numbers, in these columns, of the snapshot's numbers.
  mutating func decodeServices(_ reader: inout ByteReader, procedures: [UInt32]) throws(SnapshotDamage) {
    let count = Int(try reader.number(UInt32.self))
    let (from, to, words) = (try reader.column(count), try reader.column(count), try reader.halves(count))
    let terms = (0..<count).map { ServiceRow.Terms(from: from[$0], to: to[$0], word: words[$0]) }
    // The numbers of these columns may follow another order than the snapshot's; a scan wants rows in theirs.
    let isInOrder = zip(procedures, procedures.dropFirst()).allSatisfy { $0 < $1 }
    for _ in 0..<(try reader.number(UInt32.self)) {
      let unit = try reader.unit(in: unitNumbers)
      let count = Int(try reader.number(UInt32.self))
      let (offered, under) = (try reader.words(count), try reader.words(count))
      var rows: [ServiceRow] = []
      rows.reserveCapacity(count)
      for (procedure, number) in zip(offered, under) {
        guard procedure < procedures.count, number < terms.count else { throw SnapshotDamage() }
        rows.append(ServiceRow(terms[Int(number)], procedure: procedures[Int(procedure)]))
      }
      setServices(isInOrder ? rows : rows.sorted { $0.procedure < $1.procedure }, of: unit)
    }
  }
}
