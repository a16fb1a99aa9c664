internal import Base
internal import Records

// The dossiers' and the services' columns as bytes, for a cold start. What they are of (which log, which moment) is the
// caller's to say.
extension FactColumns {
  /// Bumped whenever the meaning of a column changes or one is added: an older snapshot is then built anew.
  package static let snapshotFormat: UInt32 = 2

  /// The dossiers and services of all units.
  package func encoded() -> [UInt8] {
    var writer = ByteWriter(capacity: 1024 + countedDossiers * 21 + serviceRows * 8)
    writer.write(Self.snapshotFormat)
    writer.write(UInt64(dossiers))
    writer.write(UInt32(procedures.count))
    for code in procedures.values { writer.write(code.text) }
    writer.write(UInt32(traits.count))
    writer.write(traits.values)
    let filled = byUnit.indices.filter { !byUnit[$0].blocks.isEmpty }
    writer.write(UInt32(filled.count))
    for unit in filled {
      writer.write(unitNumbers.values[unit].text)
      writer.write(UInt32(byUnit[unit].blocks.count))
      for block in byUnit[unit].blocks { block.encode(to: &writer) }
    }
    encodeServices(to: &writer)
    return writer.bytes
  }

  /// Puts the dossiers and services of a snapshot under these registers, which have none yet. Damage leaves nothing half
  /// done: throw the columns away then.
  package mutating func decode(_ bytes: [UInt8]) throws(SnapshotDamage) {
    var reader = ByteReader(bytes)
    guard try reader.number(UInt32.self) == Self.snapshotFormat else { throw SnapshotDamage() }
    guard let count = Int(exactly: try reader.number(UInt64.self)) else { throw SnapshotDamage() }
    var procedureNumbers: [UInt32] = []
    for _ in 0..<(try reader.number(UInt32.self)) {
      procedureNumbers.append(number(ProcedureCode(try reader.text())))
    }
    var traitNumbers: [UInt32] = []
    for word in try reader.words(Int(try reader.number(UInt32.self))) { traitNumbers.append(intern(trait: word)) }
    for _ in 0..<(try reader.number(UInt32.self)) {
      let unit = try reader.unit(in: unitNumbers)
      var blocks: [DossierBlock] = []
      for _ in 0..<(try reader.number(UInt32.self)) {
        blocks.append(try DossierBlock(&reader, traits: traitNumbers, procedures: procedureNumbers))
      }
      setBlocks(blocks, of: unit)
    }
    try decodeServices(&reader, procedures: procedureNumbers)
    guard reader.atEnd, count >= countedDossiers else { throw SnapshotDamage() }
    setDossierCount(count)
  }
}

extension ByteReader {
  /// The number, in these columns, of a unit written by its code.
  mutating func unit(in numbers: Interned<UnitCode>) throws(SnapshotDamage) -> UInt32 {
    guard let unit = numbers.number(of: UnitCode(try text())) else { throw SnapshotDamage() }
    return unit
  }
}

extension DossierBlock {
  fileprivate func encode(to writer: inout ByteWriter) {
    writer.write(UInt32(count))
    writer.write(UInt32(traits.count))
    writer.write(UInt32(procedures.count))
    for column in [received, ended, late, synced] { writer.write(column) }
    for column in [trait, procedure] { writer.write(column) }
    for column in [traits, procedures] { writer.write(column) }
  }

  /// `traits` and `procedures`: the numbers, in these columns, of the snapshot's numbers.
  fileprivate init(
    _ reader: inout ByteReader, traits: [UInt32], procedures: [UInt32]
  ) throws(SnapshotDamage) {
    let (rows, traitCount, procedureCount) = (
      Int(try reader.number(UInt32.self)), Int(try reader.number(UInt32.self)), Int(try reader.number(UInt32.self))
    )
    guard rows <= Self.mostRows, traitCount <= 2 * Self.mostRows, procedureCount <= 2 * Self.mostRows else {
      throw SnapshotDamage()
    }
    let (received, ended) = (try reader.column(rows), try reader.column(rows))
    let (late, synced) = (try reader.column(rows), try reader.column(rows))
    let (trait, procedure) = (try reader.halves(rows), try reader.halves(rows))
    let (ownTraits, ownProcedures) = (try reader.words(traitCount), try reader.words(procedureCount))
    guard trait.allSatisfy({ Int($0) < traitCount }), procedure.allSatisfy({ Int($0) < procedureCount }),
      ownTraits.allSatisfy({ Int($0) < traits.count }), ownProcedures.allSatisfy({ Int($0) < procedures.count }),
      zip(received, received.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw SnapshotDamage() }
    self.init(
      received: received, ended: ended, late: late, synced: synced, trait: trait, procedure: procedure,
      traits: ownTraits.map { traits[Int($0)] }, procedures: ownProcedures.map { procedures[Int($0)] })
  }
}
