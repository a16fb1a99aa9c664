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

  package func deliveries(of kind: FactKind, key: String) -> [Delivery] { deliveries[kind]?[key] ?? [] }

  /// The fold of one fact's deliveries.
  package static func fold(_ deliveries: [Delivery]) -> Attributes {
    var attributes = Attributes()
    for delivery in deliveries.count > 1 ? deliveries.sorted(by: Delivery.precedes) : deliveries {
      attributes.apply(payload: delivery.statement.payload)
    }
    return attributes
  }

  /// How a statement relates to what is known: nothing is appended for `unchanged`.
  package enum Effect: Sendable {
    case new, updated, unchanged
  }

  /// A statement with an instant is unchanged only if this very delivery is there already: the same values at a later
  /// instant must still win over what arrives in between. One without is unchanged if it states nothing new, either to
  /// the current state or to what the deliveries without instants had said before. What waits for a register
  /// (`isAdmitted` says no) has no part in the state and is unchanged only if it waits there already.
  package func effect(
    of statement: Statement, digest: Digest, isAdmitted: (Statement) -> Bool = { _ in true }
  ) -> Effect {
    let all = deliveries(of: statement.kind, key: statement.key)
    let waits = !isAdmitted(statement)
    if statement.instant != nil || waits {
      return all.contains { $0.digest == digest } ? .unchanged : all.isEmpty ? .new : .updated
    }
    let known = all.filter { isAdmitted($0.statement) }
    if known.isEmpty { return .new }
    let undated = known.filter { $0.statement.instant == nil }
    let saysNothingNew = [known, undated].contains { deliveries in
      let state = Ledger.fold(deliveries)
      var after = state
      after.apply(payload: statement.payload)
      return !deliveries.isEmpty && state.sameState(as: after)
    }
    return saysNothingNew ? .unchanged : .updated
  }
}

extension Attributes {
  fileprivate func sameState(as other: Attributes) -> Bool {
    extras == other.extras && (1..<64).allSatisfy { self[UInt8($0)] == other[UInt8($0)] }
  }
}
