internal import Base
internal import Records

/// One petition, as counting needs it.
struct PetitionRow: Sendable {
  let received: Tick
  let answered: Tick
  let late: Tick
  /// The petition bits of its state word, shifted down.
  let word: UInt8

  static let shift = StateWord.Bit.knowsPetitionDue.rawValue

  /// Nil without a reception.
  init?(_ petition: Petition) {
    guard let receivedAt = petition.receivedAt else { return nil }
    received = Tick(receivedAt)
    answered = Tick(petition.answeredAt)
    late = Tick(petition.lateSince)
    word = UInt8(truncatingIfNeeded: StateWord(petition).bits >> Self.shift)
  }
}

/// One dated row of an offered procedure. Days are `Day.number`; open ends are the ends of the type.
struct ServiceRow: Sendable {
  /// What thousands of rows have in common.
  struct Terms: Hashable, Sendable {
    let from: Int32
    let to: Int32
    /// The service bits of its state word, shifted down.
    let word: UInt16
  }

  let from: Int32
  let to: Int32
  let procedure: UInt32
  /// As in its terms.
  let word: UInt16

  var terms: Terms { Terms(from: from, to: to, word: word) }

  init(_ terms: Terms, procedure: UInt32) {
    (from, to, word) = (terms.from, terms.to, terms.word)
    self.procedure = procedure
  }

  static let shift = StateWord.Bit.levelNone.rawValue

  init(_ service: Service, procedure: UInt32) {
    from = service.validFrom?.number ?? .min
    to = service.validTo?.number ?? .max
    self.procedure = procedure
    word = UInt16(truncatingIfNeeded: StateWord(service).bits >> Self.shift)
  }
}

/// Everything countable of one unit itself, without the units below it.
struct UnitColumns: Sendable {
  /// In the order of reception, across blocks.
  private(set) var blocks: [DossierBlock] = []
  var petitions: [PetitionRow] = []
  var services: [ServiceRow] = []
  /// In the order of procedures.
  var announcements: [Announcement] = []
  var reports: [NationalReport] = []

  init() {}

  var dossiers: Int { blocks.reduce(0) { $0 + $1.count } }

  /// Replaces all dossiers; `rows` in any order.
  mutating func setDossiers(_ rows: [DossierRow], traits: (UInt32) -> UInt32) {
    let sorted = rows.sorted { $0.received < $1.received }
    blocks = stride(from: 0, to: sorted.count, by: DossierBlock.mostRows).map { start in
      DossierBlock(sorted[start..<min(start + DossierBlock.mostRows, sorted.count)], traits: traits)
    }
  }

  /// Replaces all dossiers by blocks in the order of reception.
  mutating func setBlocks(_ blocks: [DossierBlock]) { self.blocks = blocks }

  mutating func insert(_ row: DossierRow, trait: UInt32) {
    // The last block that starts at or before the row; a row before all goes to the first.
    let index = max(0, blocks.partition(from: row.received.value) - 1)
    if index < blocks.count, blocks[index].count < DossierBlock.mostRows {
      blocks[index].insert(row, trait: trait)
    } else if index >= blocks.count - 1, row.received.value >= blocks.last?.last ?? .min {
      // After a full last block a new one begins, so that what arrives in order leaves full blocks behind.
      blocks.append(DossierBlock([row], traits: { _ in trait }))
    } else {
      blocks.insert(blocks[index].split(), at: index + 1)
      insert(row, trait: trait)
    }
  }

  /// False when no such row is there.
  mutating func remove(_ row: DossierRow, trait: UInt32) -> Bool {
    var index = max(0, blocks.partition(from: row.received.value) - 1)
    // Rows of one second may lie in several blocks.
    while index > 0, blocks[index - 1].last >= row.received.value { index -= 1 }
    while index < blocks.count, blocks[index].first <= row.received.value {
      if blocks[index].remove(row, trait: trait) {
        if blocks[index].count == 0 { blocks.remove(at: index) }
        return true
      }
      index += 1
    }
    return false
  }
}

extension [DossierBlock] {
  /// How many blocks start at or before `tick`.
  fileprivate func partition(from tick: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].first <= tick { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
