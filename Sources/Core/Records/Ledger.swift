package import Base

/// One remembered statement, with where and when it came from.
package struct Delivery: Sendable {
  /// The number of the batch it came with.
  package let batch: Int
  /// Order of arrival in the whole log.
  package let sequence: Int
  package let digest: Digest
  package let statement: Statement

  package init(batch: Int, sequence: Int, digest: Digest, statement: Statement) {
    self.batch = batch
    self.sequence = sequence
    self.digest = digest
    self.statement = statement
  }

  /// The canonical order of one fact's deliveries: a state with an instant beats one without; among those the later
  /// instant, then the larger hash; among those without, the later arrival. The last one wins, attribute by attribute.
  static func precedes(_ a: Delivery, _ b: Delivery) -> Bool {
    switch (a.statement.instant, b.statement.instant) {
    case (nil, nil): a.sequence < b.sequence
    case (nil, _?): true
    case (_?, nil): false
    case (let x?, let y?): x != y ? x < y : a.digest != b.digest ? a.digest < b.digest : a.sequence < b.sequence
    }
  }
}

/// Everything delivered and not taken back, by fact. The facts are its fold.
package struct Ledger: Sendable {
  package private(set) var deliveries: [FactKind: [String: [Delivery]]] = [:]

  package init() {}

  package mutating func append(_ delivery: Delivery) {
    deliveries[delivery.statement.kind, default: [:]][delivery.statement.key, default: []].append(delivery)
  }

  /// Adds the deliveries of other facts.
  package mutating func merge(_ other: Ledger) {
    for (kind, facts) in other.deliveries {
      deliveries[kind, default: [:]].merge(facts) { mine, theirs in mine + theirs }
    }
  }

  /// Leaves only the facts of these keys, of one kind.
  package mutating func keep(_ keys: Set<String>, of kind: FactKind) {
    deliveries[kind] = deliveries[kind]?.filter { keys.contains($0.key) }
  }

  package func deliveries(of kind: FactKind, key: String) -> [Delivery] { deliveries[kind]?[key] ?? [] }

  /// What was stated of facts of a kind, in the order of keys.
  package func statements(_ kind: FactKind) -> [Statement] {
    let byKey = deliveries[kind] ?? [:]
    return byKey.keys.sorted(by: codePointOrder).flatMap { key in (byKey[key] ?? []).map(\.statement) }
  }

  /// The fold of one fact's deliveries.
  package static func fold(_ deliveries: [Delivery]) -> Attributes {
    var attributes = Attributes()
    for delivery in deliveries.count > 1 ? deliveries.sorted(by: Delivery.precedes) : deliveries {
      attributes.apply(payload: delivery.statement.payload)
    }
    return attributes
  }

  /// How a statement relates to what is known: nothing is appended for `unchanged`, which names the deliveries that said
  /// it all already.
  package enum Effect: Sendable {
    case new, updated
    case unchanged(by: [Delivery])
  }

  /// A statement with an instant is unchanged only if this very delivery is there already: the same values at a later
  /// instant must still win over what arrives in between. One without is unchanged if it states nothing new, either to
  /// the current state or to what the deliveries without instants had said before. What waits for a register
  /// (`isAdmitted` says no) has no part in the state. `others`: what was said of the same fact under other keys.
  package func effect(
    of statement: Statement, digest: Digest, beside others: [Delivery] = [],
    isAdmitted: (Statement) -> Bool = { _ in true }
  ) -> Effect {
    let own = deliveries(of: statement.kind, key: statement.key)
    let all = own + others
    if statement.instant != nil {
      if let same = all.first(where: { $0.digest == digest }) { return .unchanged(by: [same]) }
      return all.isEmpty ? .new : .updated
    }
    let known = all.filter { isAdmitted($0.statement) }
    if known.isEmpty { return all.isEmpty ? .new : .updated }
    // What was said of a fact under this very code is not said anew because another code was used since.
    let said = others.isEmpty ? nil : own.first { $0.digest == digest }
    let unit = said == nil ? nil : Schema.of(statement.kind).column(named: "unit")?.id
    for deliveries in [known, known.filter { $0.statement.instant == nil }] where !deliveries.isEmpty {
      let state = Ledger.fold(deliveries)
      var after = state
      after.apply(payload: statement.payload)
      if state.sameState(as: after, but: unit) {
        return .unchanged(by: Ledger.sayers(of: statement, deliveries) + [said].compactMap(\.self))
      }
    }
    return .updated
  }

  /// The deliveries that decide what the statement says: for each of its columns the last one that states it.
  private static func sayers(of statement: Statement, _ deliveries: [Delivery]) -> [Delivery] {
    let order = deliveries.sorted(by: Delivery.precedes)
    let stated = order.map { Set($0.statement.columns) }
    let winners = Set(statement.columns.compactMap { column in stated.lastIndex { $0.contains(column) } })
    return winners.sorted().map { order[$0] }
  }

  /// For rows of one key without instants, some of which wait for a register: true if exactly these were the last such
  /// deliveries of the key, in this order. Only then has nothing been said anew, whoever is admitted later.
  package func endsWith(_ digests: [Digest], kind: FactKind, key: String) -> [Delivery]? {
    let undated = deliveries(of: kind, key: key).filter { $0.statement.instant == nil }
    let tail = undated.suffix(digests.count)
    return tail.map(\.digest) == digests ? Array(tail) : nil
  }
}

extension Attributes {
  fileprivate func sameState(as other: Attributes, but passedOver: UInt8?) -> Bool {
    extras == other.extras && (1..<64 as Range<UInt8>).allSatisfy { $0 == passedOver || self[$0] == other[$0] }
  }
}
