package import Base
internal import Counting
package import Records
package import Rules
package import Scoring

/// What is changed in a copy: remedies done to records, and other rules. What would falsify a record has no words here.
package struct Change: Sendable {
  package var acts: [RemedyAct]
  /// Other rules for everybody; nil leaves them.
  package var pack: RulePack?
  /// So many further dossiers, received at the window's end and handled well; a share of them online.
  package var volume: Volume?

  package struct Volume: Hashable, Sendable {
    package let dossiers: Int
    package let online: Int
    package let procedure: ProcedureCode

    /// Nil when more come online than come at all.
    package init?(dossiers: Int, online: Int, procedure: ProcedureCode) {
      guard dossiers >= 0, (0...dossiers).contains(online) else { return nil }
      self.dossiers = dossiers
      self.online = online
      self.procedure = procedure
    }
  }

  package init(acts: [RemedyAct] = [], pack: RulePack? = nil, volume: Volume? = nil) {
    self.acts = acts
    self.pack = pack
    self.volume = volume
  }
}

/// A unit's index as it is and as it would be, by the same engine.
package struct WhatIf: Sendable {
  package let before: UnitScore
  package let after: UnitScore
  /// The places among peers, when there are any.
  package let rankBefore: RankedUnit?
  package let rankAfter: RankedUnit?

  package var shift: Points { after.total - before.total }
}

/// The peers a unit is ranked among: all units of its kind under a parent.
package struct Peers: Sendable {
  package let parent: UnitCode
  package let kind: UnitKind

  package init(parent: UnitCode, kind: UnitKind) {
    self.parent = parent
    self.kind = kind
  }

  /// The places when one unit has other points; peers stand still.
  package static func places(_ ranked: [RankedUnit], with other: UnitPoints) -> [RankedUnit] {
    Ranking.rank(ranked.map { $0.score.unit.code == other.unit.code ? other : $0.score })
  }
}

extension Scorer {
  /// Applies a change to a copy of the facts and scores the copy. `self` must have the unit's records opened. Peers keep their
  /// records; other rules hold for them too. Nil when there is no such unit.
  package func whatIf(
    _ code: UnitCode, _ change: Change, _ question: Question, among peers: Peers? = nil
  ) throws(RemedyRefusal) -> WhatIf? {
    guard let before = score(code, question) else { return nil }
    let facts = try engine.facts.after(change, of: code, in: question.window)
    var changed = question
    if let pack = change.pack {
      changed.pack = pack
      changed.rounding = pack.rounding
    }
    let copy = Scorer(ObviousEngine(facts: facts, calendar: engine.calendar))
    guard let after = copy.score(code, changed) else { return nil }
    guard let peers else { return WhatIf(before: before, after: after, rankBefore: nil, rankAfter: nil) }
    let today = rank(peers.parent, kind: peers.kind, question)
    let then = change.pack == nil ? today : rank(peers.parent, kind: peers.kind, changed)
    return WhatIf(
      before: before, after: after, rankBefore: today.first { $0.score.unit.code == code },
      rankAfter: Peers.places(then, with: after.points).first { $0.score.unit.code == code })
  }
}

extension Facts {
  /// Only records of the unit's own subtree can be changed: of others the unit decides nothing.
  package func after(_ change: Change, of unit: UnitCode, in window: Window) throws(RemedyRefusal) -> Facts {
    let own = Set(units.subtree(unit))
    for act in change.acts {
      switch act {
      case .dossier, .petition: continue
      case .integratePayment(let owner, _), .offerOnline(let owner, _), .completeParts(let owner, _),
        .receiveOnline(let owner, _, _):
        if !own.contains(owner) { throw .notOfUnit(owner.text) }
      }
    }
    let foreign = Set(change.acts.compactMap(\.recordCode)).subtracting(recordCodes(of: own))
    if let code = foreign.min() {
      throw isKnown(code) ? .notOfUnit(code) : .unknownRecord(code)
    }
    let facts = try after(change.acts, in: window)
    guard let volume = change.volume else { return facts }
    return try facts.adding(volume, to: unit, in: window)
  }

  private func recordCodes(of own: Set<UnitCode>) -> Set<String> {
    var codes: Set<String> = []
    for unit in own {
      codes.formUnion((dossiers[unit] ?? []).map(\.code))
      codes.formUnion((petitions[unit] ?? []).map(\.code))
    }
    return codes
  }

  private func isKnown(_ code: String) -> Bool {
    dossiers.values.joined().contains { $0.code == code } || petitions.values.joined().contains { $0.code == code }
  }

  private func adding(_ volume: Change.Volume, to unit: UnitCode, in window: Window) throws(RemedyRefusal) -> Facts {
    guard window.isOpen else { throw .notPossible(.receiveOnline, volume.procedure.text) }
    return adding(volume.dossiers, online: volume.online, of: volume.procedure, to: unit, in: window)
  }
}

extension RemedyAct {
  var recordCode: String? {
    switch self {
    case .dossier(let code, _), .petition(let code): code
    default: nil
    }
  }
}
